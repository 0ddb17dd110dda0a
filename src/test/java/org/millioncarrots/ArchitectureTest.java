package org.millioncarrots;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.House.CLASSES;
import static org.millioncarrots.House.ROOT;
import static org.millioncarrots.House.packageOf;

import com.tngtech.archunit.core.domain.JavaClass;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may know whom. Further rules of the house: {@code *RulesTest} beside this one. */
class ArchitectureTest {
    /** What a package may import beside itself. {@code money}, {@code platform}, {@code audit} and {@code console} are for every feature. */
    static final Map<String, Set<String>> IMPORTS = Map.ofEntries(
            Map.entry("money", Set.of()),
            Map.entry("platform", Set.of("money")),
            Map.entry("audit", Set.of("money", "platform", "console")),
            Map.entry("console", Set.of("money", "platform")),
            Map.entry("news", feature()),
            Map.entry("rates", feature("news")),
            Map.entry("programme", feature("news")),
            Map.entry("figures", feature()),
            Map.entry("eligibility", feature("programme", "rates")),
            Map.entry("bank", feature()),
            Map.entry("claimant", feature("bank")),
            Map.entry("claim", feature("claimant", "eligibility", "news", "offer", "programme")),
            Map.entry("stipend", feature("programme")),
            Map.entry(
                    "award",
                    feature(
                            "claim",
                            "claimant",
                            "eligibility",
                            "figures",
                            "ledger",
                            "news",
                            "programme",
                            "rates",
                            "stipend")),
            Map.entry("ledger", feature()),
            Map.entry("payout", feature("award", "claim", "claimant", "ledger", "bank", "news", "programme", "rates")),
            Map.entry("erasure", feature("award", "claim", "claimant", "payout")),
            // Nobody imports it: no decision and no payment depends on a statement.
            Map.entry("testimony", feature("claimant")),
            Map.entry("restore", feature("claim", "ledger", "payout")),
            Map.entry("offer", feature("eligibility", "programme")),
            Map.entry("report", feature("ledger", "programme", "rates")),
            Map.entry("monitoring", Set.of("platform")),
            Map.entry("development", Set.of("claimant", "ledger", "money", "platform", "programme")));

    /** What pure code does not know, annotations included: it reads nothing, stores nothing, and could be printed in a book. */
    private static final List<String> FRAMEWORKS = List.of(
            "jakarta.",
            "io.quarkus.",
            "io.smallrye.",
            "io.agroal.",
            "org.eclipse.",
            "org.hibernate.",
            "com.fasterxml.",
            "java.sql.");

    private static final String PURE_PACKAGES = "money|stipend|eligibility|bank";
    private static final String PURE_CLASSES = "payout.answer.(AnswerRules|BankLine|BankUnit|Booking|Mentions)";

    /** To be freed of a framework or its annotations; the list only becomes shorter. */
    private static final Set<String> STILL_IMPURE = Set.of(
            "eligibility.Explanation",
            "eligibility.Facts",
            "eligibility.RuleResult",
            "stipend.Indexation",
            "stipend.MeansTest",
            "stipend.StipendRules");

    private static Set<String> feature(String... others) {
        return Stream.concat(Stream.of("money", "platform", "audit", "console"), Stream.of(others))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        Set<String> packages = CLASSES.stream()
                .map(House::packageOf)
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
                    .map(House::packageOf)
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
    void theArithmeticAndTheRulesKnowNoFramework() {
        assertThat(CLASSES.stream()
                        .filter(type -> packageOf(type).matches(PURE_PACKAGES)
                                        // The question that callers ask; the rules that answer it are beside it.
                                        && !type.getPackageName().endsWith(".eligibility.check")
                                        && !House.outermost(type).matches(".*(Resource|Request|Response)")
                                || House.outermost(type).matches(PURE_CLASSES))
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency -> FRAMEWORKS.stream()
                                        .anyMatch(dependency
                                                .getTargetClass()
                                                .getBaseComponentType()
                                                .getName()::startsWith)))
                        .map(House::outermost)
                        .distinct()
                        .sorted())
                .as("pure code knows no framework: wire records say what the contract says, beans call it")
                .isSubsetOf(STILL_IMPURE);
    }

    /** What shared the service's classes would share their faults; it also runs without the service. */
    @Test
    void theBankToTestAgainstHasItsOwnEyes() {
        String bank = ROOT + ".development.bank";
        assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().equals(bank)
                                && !House.outermost(type).matches("development.bank.(BankResource|PlayDays|Customer)"))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> !target.isPrimitive()
                                && !target.getPackageName().equals(bank)
                                && !target.getName().matches("(java|javax\\.xml|org\\.jspecify)\\..*"))
                        .map(JavaClass::getName)
                        .distinct())
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIsFor() throws IOException {
        try (Stream<java.nio.file.Path> main = Files.walk(java.nio.file.Path.of("src/main/java/org/millioncarrots"));
                Stream<java.nio.file.Path> development =
                        Files.walk(House.DEVELOPMENT.resolve("org/millioncarrots/development"))) {
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
}
