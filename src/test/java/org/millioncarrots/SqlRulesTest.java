package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.House.CLASSES;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millioncarrots.House.Source;

/** There is one way to the database, and each table has one package that writes it. */
class SqlRulesTest {
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    private static final Set<String> RAW = Set.of(
            "jakarta.persistence.EntityManager",
            "jakarta.persistence.Tuple",
            "javax.sql.DataSource",
            "io.agroal.api.AgroalDataSource");

    /**
     * The one class of a table whose rows run and end, or are published and approved: a statement for each of the two steps says
     * all that a table of transitions would.
     */
    private static final Set<String> OF_TWO_STATES =
            Set.of("claim.replay.DecisionReplaySql", "payout.run.PayoutRunSql", "programme.ProgrammeSql");

    private static final Pattern WRITE =
            Pattern.compile("\\b(?:insert into|update|delete from|truncate)\\s+(?:only\\s+)?(\\w+)");
    private static final Pattern READ = Pattern.compile("(?<!delete )\\b(?:from|join)\\s+(?:only\\s+)?\\(?(\\w+)");
    private static final Pattern SETS_STATE =
            Pattern.compile("\\bset\\b(?:(?!\\bwhere\\b).)*?\\bstate\\s*=", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("@Entity\\b.*?\\bclass (\\w+)", Pattern.DOTALL);

    @Test
    void onlyPlatformSqlKnowsTheDriver() {
        assertThat(CLASSES.stream()
                        .filter(type -> !type.getPackageName().equals(House.ROOT + ".platform.sql")
                                && !House.packageOf(type).equals("development"))
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                                .anyMatch(SqlRulesTest::isRaw))
                        .map(House::outermost)
                        .distinct()
                        .sorted())
                .as("say it by platform.sql.Sql: named parameters, columns by name, typed rows")
                .isEmpty();
    }

    private static boolean isRaw(JavaClass type) {
        return type.getPackageName().equals("java.sql") || RAW.contains(type.getName());
    }

    @Test
    void eachTableHasOnePackageThatWritesIt() throws IOException {
        Set<String> tables = created("table");
        Map<String, Set<String>> written = new TreeMap<>();
        for (Source source : House.sources()) {
            written.computeIfAbsent(source.packageName(), name -> new TreeSet<>())
                    .addAll(tablesIn(source, WRITE, tables));
            entity(source).ifPresent(written.get(source.packageName())::add);
        }
        assertThat(faults("Writes", written)).isEmpty();
        Map<String, List<String>> writers = new TreeMap<>();
        written.forEach((name, own) -> own.forEach(table ->
                writers.computeIfAbsent(table, one -> new ArrayList<>()).add(name)));
        assertThat(writers).as("every table is written by somebody").containsOnlyKeys(tables);
        writers.values().removeIf(names -> names.size() == 1);
        assertThat(writers)
                .as("a table has one writing package: let the others ask its owner for the change")
                .isEmpty();
    }

    @Test
    void whatAPackageReadsOfOthersIsSaid() throws IOException {
        Set<String> readable = new HashSet<>(created("table"));
        readable.addAll(created("view"));
        Map<String, Set<String>> read = new TreeMap<>();
        for (Source source : House.sources()) {
            read.computeIfAbsent(source.packageName(), name -> new TreeSet<>())
                    .addAll(tablesIn(source, READ, readable));
        }
        for (Map.Entry<String, Set<String>> own : read.entrySet()) {
            own.getValue().removeAll(declared("Writes").getOrDefault(own.getKey(), Set.of()));
        }
        assertThat(faults("Reads", read)).isEmpty();
    }

    @Test
    void statesAreMovedByTheirOwner() {
        assertThat(House.sources().stream()
                        .filter(source -> source.texts().stream()
                                .anyMatch(text -> SETS_STATE.matcher(text).find()))
                        .filter(source -> !Pattern.compile("\\b\\w+ move\\w*\\(")
                                .matcher(source.text())
                                .find())
                        .map(Source::name))
                .as("call the owner's move, whose conditions come from the table of the states")
                .isSubsetOf(OF_TWO_STATES);
    }

    /** A statement that has one row may still have nothing in it, and then there is no value to give. */
    @Test
    void whatMayBeNullIsNotReadAsOne() {
        Pattern unsafe = Pattern.compile("\\.one\\(\\s*(?:row -> row\\.|Row::)\\w+OrNull\\(?");
        assertThat(unsafe.matcher(".one(row -> row.dateOrNull(\"at\"))").find()).isTrue();
        assertThat(House.sources().stream()
                        .filter(source -> unsafe.matcher(source.text()).find())
                        .map(Source::name))
                .as("read it by first, which gives an Optional")
                .isEmpty();
    }

    /** What differs between the statements and the lines of package-info, with the line as it should be. */
    private static List<String> faults(String word, Map<String, Set<String>> found) throws IOException {
        Map<String, Set<String>> declared = declared(word);
        List<String> faults = new ArrayList<>();
        Set<String> packages = new TreeSet<>(found.keySet());
        packages.addAll(declared.keySet());
        for (String name : packages) {
            Set<String> is = found.getOrDefault(name, Set.of());
            Set<String> said = declared.getOrDefault(name, Set.of());
            if (!is.equals(said)) {
                faults.add("package-info of " + name + " says " + said + "; its statements, this: * " + word + ": "
                        + String.join(", ", is) + ".");
            }
        }
        return faults;
    }

    /** By package of the first level: what the lines {@code * Writes: a, b.} of all its package-infos say. */
    static Map<String, Set<String>> declared(String word) throws IOException {
        Pattern line = Pattern.compile("^ \\* " + word + ": ((?:[^.]|\\n \\* )*)\\.", Pattern.MULTILINE);
        Map<String, Set<String>> declared = new TreeMap<>();
        for (Path file : House.files(House.MAIN, "package-info.java")) {
            String name = new Source(file, "").packageName();
            line.matcher(Files.readString(file))
                    .results()
                    .flatMap(found -> Stream.of(found.group(1).split("[\\s,*]+")))
                    .forEach(table -> declared.computeIfAbsent(name, one -> new TreeSet<>())
                            .add(table));
        }
        return declared;
    }

    private static Set<String> tablesIn(Source source, Pattern pattern, Set<String> tables) {
        return source.texts().stream()
                .flatMap(text -> pattern.matcher(text).results())
                .map(found -> found.group(1))
                .filter(tables::contains)
                .collect(Collectors.toSet());
    }

    /** The table of the entity in this source, by name or by the naming strategy. */
    private static java.util.Optional<String> entity(Source source) {
        java.util.Optional<MatchResult> entity =
                ENTITY.matcher(source.text()).results().findFirst();
        java.util.Optional<String> table = Pattern.compile("@Table\\(\\s*name = \"(\\w+)\"")
                .matcher(source.text())
                .results()
                .map(found -> found.group(1))
                .findFirst();
        return entity.map(found -> table.orElseGet(
                () -> found.group(1).replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT)));
    }

    private static Set<String> created(String kind) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : House.files(MIGRATIONS, ".sql")) {
            Pattern.compile("create (?:or replace )?" + kind + " (?:if not exists )?(\\w+)")
                    .matcher(Files.readString(file).replaceAll("--[^\\n]*", ""))
                    .results()
                    .forEach(found -> names.add(found.group(1)));
        }
        return names;
    }

    @Test
    void statementsAndPackageInfosAreRead() throws IOException {
        Source source = new Source(
                House.MAIN.resolve("award/Awards.java"),
                "class X { String A = \"update award a set state = 'X', \" + \"at = :at where id = :id\"; // from claim\n"
                        + "String B = \"\"\"\n insert into award_cap select 1 from claim c join decision d on true\n\"\"\"; }");
        Set<String> tables = Set.of("award", "award_cap", "claim", "decision");
        assertThat(tablesIn(source, WRITE, tables)).containsExactlyInAnyOrder("award", "award_cap");
        assertThat(tablesIn(source, READ, tables)).containsExactlyInAnyOrder("claim", "decision");
        assertThat(source.texts()).anyMatch(text -> SETS_STATE.matcher(text).find());
        assertThat(SETS_STATE
                        .matcher("update award set at = :at where state = 'X'")
                        .find())
                .isFalse();
        assertThat(declared("Writes")).hasSizeGreaterThan(5);
    }
}
