package org.millioncarrots;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house's rules, as far as a machine can hold them. */
class ArchitectureTest {
    private static final String ROOT = "org.millioncarrots";

    /** What a package may import beside itself. {@code money}, {@code platform} and {@code audit} are for every feature. */
    private static final Map<String, Set<String>> IMPORTS = Map.ofEntries(
            Map.entry("money", Set.of()),
            Map.entry("platform", Set.of("money")),
            Map.entry("audit", Set.of("money", "platform")),
            Map.entry("rates", feature()),
            Map.entry("programme", feature()),
            Map.entry("figures", feature()),
            Map.entry("eligibility", feature("programme", "rates")),
            Map.entry("bank", feature()),
            Map.entry("claimant", feature("bank")),
            Map.entry("claim", feature("claimant", "eligibility", "programme")),
            Map.entry("stipend", feature("programme")),
            Map.entry(
                    "award",
                    feature("claim", "claimant", "eligibility", "figures", "ledger", "programme", "rates", "stipend")),
            Map.entry("ledger", feature()),
            Map.entry("payout", feature("award", "claimant", "ledger", "bank", "programme", "rates")),
            Map.entry("erasure", feature("award", "claim", "claimant", "payout")),
            Map.entry("restore", feature("claim", "ledger", "payout")),
            Map.entry("report", feature()),
            Map.entry("monitoring", Set.of("platform")),
            Map.entry("development", Set.of("claimant", "platform")));

    /** Pure code: reads nothing, stores nothing, knows no framework. */
    private static final String[] FRAMEWORKS = {
        "jakarta.persistence..",
        "jakarta.enterprise..",
        "jakarta.inject..",
        "jakarta.ws.rs..",
        "io.quarkus..",
        "java.sql.."
    };

    private static final java.nio.file.Path DEVELOPMENT = java.nio.file.Path.of("src/development/java");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location ->
                    new ImportOption.DoNotIncludeTests().includes(location) || isDevelopment(location.toString()))
            .importPackages(ROOT);

    /** Whether a class file is compiled from the source root that belongs to the tests or to the application. */
    private static boolean isDevelopment(String location) {
        String name = location.substring(Math.max(0, location.lastIndexOf("/org/millioncarrots/") + 1));
        return Files.exists(DEVELOPMENT.resolve(name.replaceFirst("(\\$.*)?\\.class$", ".java")));
    }

    private static Set<String> feature(String... others) {
        return Stream.concat(Stream.of("money", "platform", "audit"), Stream.of(others))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        Set<String> packages = CLASSES.stream()
                .map(ArchitectureTest::packageOf)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(IMPORTS.keySet()).as("every package has a row in the table").containsAll(packages);
        List<String> forbidden = new ArrayList<>();
        for (String name : packages) {
            Set<String> imported = CLASSES.stream()
                    .filter(owner -> packageOf(owner).equals(name))
                    .flatMap(owner -> owner.getDirectDependenciesFromSelf().stream())
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(ArchitectureTest::packageOf)
                    .filter(target -> !target.equals(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            imported.removeAll(IMPORTS.get(name));
            imported.forEach(other -> forbidden.add(name + " -> " + other));
        }
        assertThat(forbidden).isEmpty();
    }

    @Test
    void packagesAreTwoLevelsDeepAndFreeOfCycles() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .allMatch(name -> name.matches("org\\.millioncarrots(\\.[a-z]+){0,2}"));
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theBankFilesAndTheRulesKnowNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".money..", ROOT + ".bank..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIsFor() throws IOException {
        try (Stream<java.nio.file.Path> main = Files.walk(java.nio.file.Path.of("src/main/java/org/millioncarrots"));
                Stream<java.nio.file.Path> development =
                        Files.walk(DEVELOPMENT.resolve("org/millioncarrots/development"))) {
            for (java.nio.file.Path folder :
                    Stream.concat(main, development).filter(Files::isDirectory).toList()) {
                String info = Files.readString(folder.resolve("package-info.java"));
                assertThat(info).as(folder.toString()).contains("@" + NullMarked.class.getSimpleName());
                assertThat(info).as(folder + ": one sentence").containsPattern("/\\*\\*(?s:.){20,}\\*/");
            }
        }
    }

    @Test
    void onlyTheirFeatureSeesResourcesRepositoriesAndEntities() {
        List<String> seen = CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isInner(dependency.getTargetClass())
                        && !packageOf(dependency.getTargetClass()).equals(packageOf(dependency.getOriginClass())))
                .map(dependency -> dependency.getOriginClass().getName() + " -> "
                        + dependency.getTargetClass().getName())
                .distinct()
                .toList();
        assertThat(seen).as("ask the feature, not its statements or resources").isEmpty();
        List<String> reached = CLASSES.stream()
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isAnnotatedWith(Entity.class)
                        && !packageOf(access.getTargetOwner()).equals(packageOf(access.getOriginOwner())))
                .map(Object::toString)
                .toList();
        assertThat(reached).as("ask the entity, do not reach into it").isEmpty();
    }

    private static boolean isInner(JavaClass type) {
        return type.getPackageName().startsWith(ROOT)
                && (type.isAnnotatedWith(Path.class)
                        || type.isAssignableTo(PanacheRepositoryBase.class)
                        || type.getSimpleName().matches(".+Sql")
                                && !packageOf(type).equals("platform"));
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith(Inject.class).check(CLASSES);
        noFields()
                .should()
                .beAnnotatedWith(org.eclipse.microprofile.config.inject.ConfigProperty.class)
                .check(CLASSES);
    }

    @Test
    void transactionsBelongToUseCases() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .or()
                .areAssignableTo(PanacheRepositoryBase.class)
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(CLASSES);
        noMethods()
                .that()
                .areDeclaredInClassesThat(DescribedPredicate.describe(
                        "are resources or repositories",
                        (JavaClass type) ->
                                type.isAnnotatedWith(Path.class) || type.isAssignableTo(PanacheRepositoryBase.class)))
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(CLASSES);
    }

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and(DescribedPredicate.describe("are endpoints", method -> method.getAnnotations().stream()
                        .anyMatch(a -> Set.of("GET", "POST", "PUT", "DELETE", "PATCH")
                                .contains(a.getRawType().getSimpleName()))))
                .should()
                .beAnnotatedWith(jakarta.annotation.security.RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(jakarta.annotation.security.PermitAll.class)
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(jakarta.annotation.security.RolesAllowed.class)
                .check(CLASSES);
    }

    @Test
    void timeIsToldByTheClock() {
        for (Class<?> type : List.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class)) {
            noClasses().should().callMethod(type, "now").check(CLASSES);
            if (type != Instant.class) {
                noClasses()
                        .should()
                        .callMethod(type, "now", java.time.ZoneId.class)
                        .check(CLASSES);
            }
        }
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        noClasses().should().callMethod(Clock.class, "systemUTC").check(CLASSES);
        noClasses().should().callMethod(Clock.class, "systemDefaultZone").check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Calendar.class)
                .check(CLASSES);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Sql")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Date.class)
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(java.util.Date.class.getName())
                .check(CLASSES);
    }

    /** The name under which its last success and its failures are counted. */
    @Test
    void everyScheduleHasAName() {
        List<String> nameless = CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Scheduled.class)
                        && method.getAnnotationOfType(Scheduled.class)
                                .identity()
                                .isEmpty())
                .map(Object::toString)
                .toList();
        assertThat(nameless).isEmpty();
    }

    @Test
    void moneyIsNoBinaryFraction() {
        for (Class<?> type : List.of(double.class, float.class, Double.class, Float.class)) {
            noFields().should().haveRawType(type).check(CLASSES);
            noMethods().should().haveRawReturnType(type).check(CLASSES);
        }
        List<String> parameters = CLASSES.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getRawParameterTypes().stream()
                        .anyMatch(type -> Set.of("double", "float").contains(type.getName())))
                .map(Object::toString)
                .toList();
        assertThat(parameters).isEmpty();
    }

    @Test
    void whatIsSaidGoesToTheLog() {
        for (String stream : List.of("out", "err")) {
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(ROOT + ".Main")
                    .should()
                    .accessField(System.class, stream)
                    .check(CLASSES);
        }
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(CLASSES);
    }

    @Test
    void namesSayWhatThingsAre() {
        classes()
                .should()
                .haveNameNotMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils|DTO|Dto|Base|Abstract[A-Z].*)$")
                .check(CLASSES);
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .haveSimpleNameEndingWith("Resource")
                .check(CLASSES);
        classes()
                .that()
                .haveSimpleNameEndingWith("Request")
                .or()
                .haveSimpleNameEndingWith("Response")
                .or()
                .haveSimpleNameEndingWith("View")
                .should()
                .beRecords()
                .orShould()
                .beInterfaces()
                .check(CLASSES);
    }

    @Test
    void classesFitOnAScreenOrTwo() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (String root : List.of("src/main/java", "src/development/java", "src/test/java")) {
            int limit = root.contains("test") ? 600 : 300;
            try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of(root))) {
                for (java.nio.file.Path file :
                        files.filter(Files::isRegularFile).toList()) {
                    long lines = Files.readString(file).lines().count();
                    if (lines > limit) {
                        tooLong.add(file + ": " + lines);
                    }
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    /** Natively a local record can neither be registered for reflection nor become JSON. */
    @Test
    void recordsHaveNamesOfTheirOwn() {
        assertThat(CLASSES.stream().filter(JavaClass::isRecord).filter(JavaClass::isLocalClass))
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        List<String> found = new ArrayList<>();
        for (String root : List.of("src", "docs", "k8s", "openapi")) {
            try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of(root))) {
                for (java.nio.file.Path file : files.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(java|md|yaml|yml|sql|properties|html)"))
                        .toList()) {
                    if (Files.readString(file).contains("TO" + "DO")
                            || Files.readString(file).contains("FIX" + "ME")) {
                        found.add(file.toString());
                    }
                }
            }
        }
        assertThat(found).as("unfinished business").isEmpty();
    }

    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        return name.length() <= ROOT.length()
                ? ""
                : name.substring(ROOT.length() + 1).replaceFirst("\\..*", "");
    }
}
