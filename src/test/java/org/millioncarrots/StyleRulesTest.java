package org.millioncarrots;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.House.CLASSES;
import static org.millioncarrots.House.ROOT;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How code is written here, as far as a machine can tell. */
class StyleRulesTest {
    /** What a bean may be given; who needs more does two jobs. */
    private static final int PARAMETERS = 6;

    /** What tells a day, a part of it or more than it, and can be asked for without a clock. */
    private static final List<Class<?>> DAYS = List.of(
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            MonthDay.class,
            YearMonth.class,
            Year.class);

    /** Settings and wire records have as many parts as they have; a bean that is given so much does too much. */
    @Test
    void constructorsOfBeansAreShort() {
        assertThat(CLASSES.stream()
                        .filter(StyleRulesTest::isBean)
                        .filter(type -> type.getConstructors().stream()
                                .anyMatch(constructor ->
                                        constructor.getRawParameterTypes().size() > PARAMETERS))
                        .map(House::outermost)
                        .distinct()
                        .sorted())
                .as("give a bean at most 6 parameters: split its jobs, or let what belongs together be one bean")
                .isEmpty();
    }

    private static boolean isBean(JavaClass type) {
        return type.isAnnotatedWith(jakarta.enterprise.context.ApplicationScoped.class)
                || type.isAnnotatedWith(jakarta.inject.Singleton.class)
                || type.isAnnotatedWith(jakarta.enterprise.context.RequestScoped.class)
                || type.isAnnotatedWith(Path.class);
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
    void timeIsToldByTheClock() {
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
        dayComesFromTheClock(CLASSES);
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

    /** But what is started in a shell answers there. */
    @Test
    void whatIsSaidGoesToTheLog() {
        for (String stream : List.of("out", "err")) {
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(ROOT + ".Main")
                    .and()
                    .doNotHaveFullyQualifiedName(ROOT + ".development.bank.Counter")
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
                .orShould()
                .haveSimpleNameEndingWith("Pages")
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

    /** Between the names of a type a constraint is one of the type alone, and nobody holds a value to it. */
    @Test
    void constraintsStandBeforeTheWholeType() throws IOException {
        Pattern misplaced =
                Pattern.compile("[(,\\s]\\w[\\w.]*\\.@(NotNull|NotBlank|NotEmpty|Size|Valid|Pattern|Min|Max)\\b");
        List<String> found = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of("src/main/java"))) {
            for (java.nio.file.Path file : files.filter(Files::isRegularFile).toList()) {
                if (misplaced.matcher(Files.readString(file)).find()) {
                    found.add(file.toString());
                }
            }
        }
        assertThat(found)
                .as("write @NotNull Outer.Inner, not Outer.@NotNull Inner")
                .isEmpty();
    }

    private static void dayComesFromTheClock(JavaClasses classes) {
        for (Class<?> type : DAYS) {
            noClasses().should().callMethod(type, "now").check(classes);
            noClasses().should().callMethod(type, "now", ZoneId.class).check(classes);
        }
    }

    /** Near midnight the day of the machine or of the database is not the day of the business zone. */
    @Test
    void testsTakeTheirDayFromTheClock() throws IOException {
        dayComesFromTheClock(new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages(ROOT));
        Pattern otherDays = Pattern.compile("current" + "_date");
        List<String> found = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of("src/test/java"))) {
            for (java.nio.file.Path file : files.filter(Files::isRegularFile).toList()) {
                if (otherDays.matcher(Files.readString(file)).find()) {
                    found.add(file.toString());
                }
            }
        }
        assertThat(found).as("take today from the injected Clock").isEmpty();
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
}
