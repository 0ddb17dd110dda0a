package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All rows of a claimant lie in one bucket, so that tables can be spread over servers by it (docs/scale.md): keys, foreign keys
 * and joins among them name the bucket. Read from the catalogue and from the text of our statements and views.
 */
@QuarkusTest
class BucketRulesTest {
    /** Tables that lead to a bucket from outside of it: found by their own key, before the bucket is known. */
    private static final Set<String> LEADING = Set.of(
            "blind_index",
            "name_index",
            "end_to_end",
            "equipment_asset",
            "equipment_seat",
            "bank_message_line",
            "bank_statement_finding");

    /** Published before the rule: the bucket is in its key, though not first. */
    private static final Set<String> BUCKET_SECOND = Set.of("payout_run_skip");

    /** A place in a queue is counted over all claimants: no join of rows of one (docs/scale.md). */
    private static final String OVER_ALL = "select count(*) from award_queue o";

    /** Whose rows they are. */
    private static final Set<String> OF_CLAIMANTS = Set.of(
            "claimant_id",
            "claim_id",
            "award_id",
            "decision_id",
            "instalment_id",
            "payout_id",
            "attempt_id",
            "person_id");

    private static final Pattern REFERENCE = Pattern.compile(
            "\\b(from|join|update|into|using)\\s+\\(*(?:only\\s+)?([a-z_0-9]+)(?:\\s+(?:as\\s+)?(?!(?:where|set|on"
                    + "|join|left|cross|order|group|limit|select|values|for|union|inner|using|returning|offset)\\b)([a-z_0-9]+))?");

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Test
    void everyTableWithClaimantsRowsHasTheBucketFirstInItsKey() throws SQLException {
        Map<String, List<String>> columns = columns();
        List<String> faults = new ArrayList<>();
        columns.forEach((table, names) -> {
            if (!LEADING.contains(table)
                    && names.stream().anyMatch(OF_CLAIMANTS::contains)
                    && !names.contains("bucket")) {
                faults.add(table + ": rows of claimants without their bucket");
            }
        });
        Map<String, String> keys = primaryKeys();
        for (String table : bucketTables()) {
            String key = keys.getOrDefault(table, "");
            boolean first = key.startsWith("bucket,") || key.equals("bucket");
            if (!first && !(BUCKET_SECOND.contains(table) && key.contains("bucket"))) {
                faults.add(table + ": primary key (" + key + ")");
            }
        }
        assertThat(bucketTables()).hasSizeGreaterThan(20).contains("claim", "payout", "transfer");
        assertThat(faults).isEmpty();
    }

    @Test
    void everyUniqueKeyAndForeignKeyAmongThemContainsTheBucket() throws SQLException {
        Set<String> tables = bucketTables();
        List<String> faults = new ArrayList<>();
        for (List<String> row : query("""
                select t.relname, i.relname, coalesce((select string_agg(a.attname, ',' order by k.place)
                    from unnest(x.indkey) with ordinality as k (attnum, place)
                    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum), '')
                from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
                where x.indisunique and t.relnamespace = 'public'::regnamespace
                """)) {
            if (tables.contains(row.get(0)) && !List.of(row.get(2).split(",")).contains("bucket")) {
                faults.add(row.get(1) + " is unique over " + row.get(2));
            }
        }
        List<List<String>> foreignKeys = query("""
                select c.conname, t.relname, f.relname,
                    (select string_agg(a.attname || '=' || b.attname, ',' order by k.place)
                        from unnest(c.conkey, c.confkey) with ordinality as k (own, other, place)
                        join pg_attribute a on a.attrelid = t.oid and a.attnum = k.own
                        join pg_attribute b on b.attrelid = f.oid and b.attnum = k.other)
                from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
                where c.contype = 'f' and t.relnamespace = 'public'::regnamespace
                """);
        for (List<String> row : foreignKeys) {
            boolean among = tables.contains(row.get(1)) && tables.contains(row.get(2));
            if (among && !List.of(row.get(3).split(",")).contains("bucket=bucket")) {
                faults.add(row.get(0) + " references by " + row.get(3));
            }
            if (!tables.contains(row.get(1)) && tables.contains(row.get(2))) {
                faults.add(row.get(0) + ": from a table without buckets into one that is spread");
            }
        }
        assertThat(foreignKeys).hasSizeGreaterThan(20);
        assertThat(faults).isEmpty();
    }

    @Test
    void everyStatementOverSeveralOfThemJoinsByTheBucket() throws SQLException, IOException {
        Set<String> tables = bucketTables();
        Map<String, String> statements = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file)
                        .replaceAll("\"\"\"\\s*\\+\\s*[\\w.]+(\\([\\w.]*\\))?\\s*\\+\\s*\"\"\"", " ");
                Matcher block =
                        Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL).matcher(text);
                for (int i = 1; block.find(); i++) {
                    statements.put(file.getFileName() + " #" + i, block.group(1));
                }
            }
        }
        for (List<String> view :
                query("select viewname, definition from pg_views where schemaname = 'public' order by viewname")) {
            statements.put("view " + view.get(0), view.get(1));
        }
        List<String> faults = new ArrayList<>();
        int several = 0;
        for (Map.Entry<String, String> statement : statements.entrySet()) {
            List<String> found =
                    statement.getValue().contains(OVER_ALL) ? List.of() : withoutBucket(statement.getValue(), tables);
            several += references(statement.getValue(), tables).size() > 1 ? 1 : 0;
            if (!found.isEmpty()) {
                faults.add(statement.getKey() + ": " + String.join(", ", found));
            }
        }
        assertThat(several).as("statements over several tables").isGreaterThan(15);
        assertThat(faults).isEmpty();
    }

    @Test
    void theFileForSeveralServersPlacesEveryTable() throws SQLException, IOException {
        String file = Files.readString(Path.of("src", "main", "resources", "db", "citus.sql"));
        assertThat(all(file, "create_distributed_table\\('(\\w+)', 'bucket'")).isEqualTo(bucketTables());
        Set<String> placed = all(file, "create_(?:distributed|reference)_table\\('(\\w+)'");
        Set<String> local = new TreeSet<>();
        all(file, "-- local: (.*)").forEach(line -> local.addAll(List.of(line.split(" "))));
        assertThat(local).doesNotContainAnyElementsOf(placed);
        Set<String> tables = new TreeSet<>(columns().keySet());
        tables.remove("flyway_schema_history");
        placed.addAll(local);
        assertThat(placed).containsAll(tables);
    }

    private static Set<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from claim c join decision d on d.claim_id = c.id",
                "select 1 from claim c where exists (select from award a where a.claim_id = c.id and c.bucket = 1)",
                "update payout p set state = 'X' from instalment i where i.id = p.instalment_id and i.bucket = 7",
                "select 1 from claim join decision on decision.claim_id = claim.id"
            })
    void aJoinWithoutBucketIsFound(String sql) {
        assertThat(withoutBucket(sql, Set.of("claim", "decision", "award", "payout", "instalment")))
                .isNotEmpty();
    }

    /** The references to tables that the statement does not tie by their bucket, if there are several. */
    private static List<String> withoutBucket(String sql, Set<String> tables) {
        Map<String, String> references = references(sql, tables);
        String text = sql.toLowerCase(Locale.ROOT);
        return references.size() < 2
                ? List.of()
                : references.entrySet().stream()
                        .filter(reference -> !Pattern.compile("\\b" + reference.getKey() + "\\.bucket\\b")
                                        .matcher(text)
                                        .find()
                                && !(reference.getKey().equals(reference.getValue())
                                        && Pattern.compile("(?<![.\\w])bucket\\b")
                                                .matcher(text)
                                                .find()))
                        .map(reference -> reference.getValue() + " " + reference.getKey())
                        .toList();
    }

    /** Aliases with their tables; a table without alias stands for itself. Rows that are inserted are no join. */
    private static Map<String, String> references(String sql, Set<String> tables) {
        Map<String, String> references = new LinkedHashMap<>();
        Matcher reference = REFERENCE.matcher(sql.toLowerCase(Locale.ROOT));
        while (reference.find()) {
            String table = reference.group(2);
            if (tables.contains(table) && !reference.group(1).equals("into")) {
                String alias = reference.group(3);
                references.put(alias == null ? table : alias, table);
            }
        }
        return references;
    }

    private Set<String> bucketTables() throws SQLException {
        return columns().entrySet().stream()
                .filter(table -> table.getValue().contains("bucket") && !LEADING.contains(table.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, List<String>> columns() throws SQLException {
        return query("""
                        select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attnum > 0
                            and not a.attisdropped
                        """).stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0), Collectors.mapping(row -> row.get(1), Collectors.toList())));
    }

    private Map<String, String> primaryKeys() throws SQLException {
        return query("""
                        select t.relname, string_agg(a.attname, ',' order by k.place)
                        from pg_constraint c join pg_class t on t.oid = c.conrelid
                        cross join unnest(c.conkey) with ordinality as k (attnum, place)
                        join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum
                        where c.contype = 'p' and t.relnamespace = 'public'::regnamespace
                        group by t.relname
                        """).stream().collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
    }

    private List<List<String>> query(String sql) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            int width = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(values);
            }
            return rows;
        }
    }
}
