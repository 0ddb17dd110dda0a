package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A migration runs while the version before serves, on tables of any size: it may not take away what that version uses, and may
 * not hold a lock for as long as it takes to read a table. Files from 30 on; those before were published without the rules. Views and
 * functions stand in a repeatable file each, so that a diff shows what changes.
 */
class MigrationRulesTest {
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final int FIRST = 30;
    /** On a table that no installation has rows in yet. */
    private static final Set<String> ON_AN_EMPTY_TABLE = Set.of("bank_message_line_unmatched");

    private static final Pattern REPEATABLE = Pattern.compile("R__([1-3])_([a-z_]+)\\.sql");
    private static final Pattern VIEW_OR_FUNCTION = Pattern.compile(
            "^create (?:or replace )?(?:materialized )?(view|function|procedure) (?:if not exists )?(\\w+)");

    /** The last one that was published with a view or a function in it. */
    private static final int LAST_WITH_VIEWS = 37;

    private static final Pattern NAME = Pattern.compile("V([0-9]+)__[a-z0-9_]+\\.sql");

    private static final Pattern CREATE_TABLE = Pattern.compile("^create table (?:if not exists )?(\\w+)");
    private static final Pattern CREATE_INDEX =
            Pattern.compile("^create (?:unique )?index (concurrently )?(?:if not exists )?(\\w+) on (?:only )?(\\w+)");
    private static final Pattern TAKES_AWAY = Pattern.compile(
            "^drop (?!index concurrently if exists|policy)|\\bdrop (?:column|default|not null|expression)\\b|\\brename\\b");
    private static final Pattern DROP_CONSTRAINT = Pattern.compile("\\bdrop constraint (\\w+)");
    private static final Pattern ADD_CONSTRAINT =
            Pattern.compile("\\badd constraint (\\w+) (check|foreign key|(?:unique|primary key)(?: using index)?)");
    private static final Pattern ALTER_TABLE = Pattern.compile("^alter table (?:if exists )?(?:only )?(\\w+)");
    private static final Pattern ADD_COLUMN = Pattern.compile("\\badd column (?:if not exists )?(\\w+) ([^,]*)");
    private static final Pattern VOLATILE =
            Pattern.compile("default .*\\b(?:random|gen_random_uuid|clock_timestamp|nextval)\\b");
    private static final Pattern PASS = Pattern.compile("^(?:update|delete from) (?:only )?(\\w+)");
    private static final Pattern LOCK_TIMEOUT = Pattern.compile("^set lock_timeout = '[0-9]+(?:s|min)'$");

    @Test
    void everyNewMigrationKeepsTheRules() throws IOException {
        List<String> faults = new ArrayList<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && Integer.parseInt(name.group(1)) >= FIRST) {
                    boolean inTransaction = !Files.exists(Path.of(file + ".conf"));
                    faults(Files.readString(file), inTransaction)
                            .forEach(fault -> faults.add(file.getFileName() + ": " + fault));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyViewAndFunctionStandsInARepeatableFileOfItsOwn() throws IOException {
        List<String> faults = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.sorted().toList()) {
                Matcher repeatable = REPEATABLE.matcher(file.getFileName().toString());
                Matcher versioned = NAME.matcher(file.getFileName().toString());
                List<String> statements = statements(Files.readString(file));
                if (repeatable.matches()) {
                    faults.addAll(faultsOfRepeatable(repeatable.group(2), statements));
                    names.add(repeatable.group(2));
                } else if (versioned.matches() && Integer.parseInt(versioned.group(1)) > LAST_WITH_VIEWS) {
                    statements.stream()
                            .filter(statement ->
                                    VIEW_OR_FUNCTION.matcher(statement).find())
                            .forEach(statement -> faults.add(file.getFileName()
                                    + ": a view or function belongs into a file R__<layer>_<name>.sql: " + statement));
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }

    /** Flyway runs them by name: 1 functions, 2 views of tables, 3 views of views. */
    @Test
    void whatARepeatableFileUsesComesBeforeIt() throws IOException {
        List<String> faults = new ArrayList<>();
        try (Stream<Path> list = Files.list(MIGRATIONS)) {
            List<Path> files = list.filter(file ->
                            REPEATABLE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
            for (int i = 0; i < files.size(); i++) {
                String text = String.join(";", statements(Files.readString(files.get(i))));
                for (Path later : files.subList(i + 1, files.size())) {
                    String name = later.getFileName().toString().replaceAll("R__[1-3]_|\\.sql", "");
                    if (Pattern.compile("\\b" + name + "\\b").matcher(text).find()) {
                        faults.add(files.get(i).getFileName() + " uses " + name
                                + ", which comes after it: a higher layer");
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop view person; create view person with (security_invoker = true) as select 1 as one;",
                "create view person with (security_invoker = true) as select 1 as one;",
                "create or replace view other with (security_invoker = true) as select 1 as one;",
                "create or replace view person as select 1 as one;",
                "create or replace view person with (security_invoker = true) as select 1 as one; alter table claim add x int;",
                "grant select on person to carrots_app;"
            })
    void aRepeatableFileReplacesOneThingAndGrantsIt(String sql) {
        assertThat(faultsOfRepeatable("person", statements(sql))).isNotEmpty();
    }

    private static List<String> faultsOfRepeatable(String name, List<String> statements) {
        List<String> faults = new ArrayList<>();
        String first = statements.getFirst();
        Matcher made = VIEW_OR_FUNCTION.matcher(first);
        if (!made.find() || !made.group(2).equals(name) || !first.startsWith("create or replace ")) {
            faults.add(name + ": begins with create or replace view (or function) " + name);
        } else if (made.group(1).equals("view") && !first.contains("security_invoker = true")) {
            faults.add(name + ": with (security_invoker = true), so that row-level security holds in it");
        }
        statements.stream()
                .skip(1)
                .filter(statement ->
                        !statement.matches("(grant|revoke) \\w+ on (function )?" + name + "\\b.* (to|from) \\w+"))
                .forEach(statement -> faults.add(name + ": nothing but grants behind it: " + statement));
        return faults;
    }

    /** Bodies of functions are one statement each. */
    private static List<String> statements(String sql) {
        String whole = Pattern.compile("\\$\\$.*?\\$\\$", Pattern.DOTALL)
                .matcher(sql.replaceAll("--[^\\n]*", ""))
                .replaceAll(body -> Matcher.quoteReplacement(body.group().replace(';', ' ')));
        return Stream.of(whole.split(";"))
                .map(statement -> statement.strip().replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT))
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    @Test
    void everyMigrationGivesUpWaitingForALock() throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/application.properties")))
                .contains("quarkus.flyway.migration.init-sql=set lock_timeout = '3s'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index claim_by_day on claim (as_of);",
                "create unique index claim_by_day on claim (as_of);",
                "create index concurrently claim_by_day on claim (as_of);",
                "drop table claim;",
                "drop index claim_by_state;",
                "alter table claim drop column facts;",
                "alter table claim rename column facts to findings;",
                "alter table claim rename to request;",
                "alter table claim alter column as_of drop not null;",
                "alter table claim drop constraint claim_state;",
                "alter table claim drop constraint claim_state; alter table claim add constraint claim_state check (true);",
                "alter table claim add constraint claim_day check (as_of > '2022-01-01');",
                "alter table claim add constraint claim_x foreign key (bucket, claimant_id) references claimant (bucket, id);",
                "alter table claim add constraint claim_x unique (bucket, lodged_at);",
                "alter table claim add column source varchar(8) not null;",
                "alter table claim add column token uuid not null default gen_random_uuid();",
                "alter table claim alter column programme type varchar(80);",
                "alter table claim alter column stipend_from set not null;",
                "update claim set state = 'LODGED' where state is null;",
                "delete from payout_run_skip;",
                "set lock_timeout = '10min';",
                "create trigger t after insert on claim execute function f();",
                "create extension pg_trgm;"
            })
    void whatTakesAwayOrHoldsALockIsFound(String sql) {
        assertThat(faults(sql, true)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table thing (id uuid not null); create index thing_by_id on thing (id); grant select on thing to carrots_app;",
                "alter table claim add column source varchar(8);",
                "alter table claim add column source varchar(8) not null default '';",
                "alter table claim drop constraint claim_state, add constraint claim_state check (true) not valid;",
                "alter table claim validate constraint claim_state;",
                "alter table claim drop constraint claim_pk, add constraint claim_pk primary key using index claim_by_x;",
                "-- create index a on claim (b);\ncreate view v as select 1;",
                "alter table claim set (autovacuum_vacuum_scale_factor = 0.01);",
                "insert into ledger_account (kind) values ('X'); update ledger_account set kind = 'drop column';"
            })
    void whatOnlyAddsMayPass(String sql) {
        assertThat(faults(sql, true)).isEmpty();
    }

    @Test
    void anIndexOnATableThatExistsIsBuiltInAFileOfItsOwnThatCanBeRepeated() {
        String whole = """
                set lock_timeout = '30min';
                drop index concurrently if exists claim_by_day;
                create index concurrently claim_by_day on claim (as_of);
                set lock_timeout = '3s';
                """;
        assertThat(faults(whole, false)).isEmpty();
        assertThat(faults(whole, true)).isNotEmpty();
        assertThat(faults(whole.replaceAll("drop.*\n", ""), false)).isNotEmpty();
        assertThat(faults(whole.replaceAll("set lock_timeout = '3s';", ""), false))
                .isNotEmpty();
        assertThat(faults(whole + "create table thing (id uuid);", false)).isNotEmpty();
    }

    private static List<String> faults(String sql, boolean inTransaction) {
        List<String> statements = statements(sql);
        return inTransaction ? faultsInTransaction(statements) : faultsOfIndexFile(statements);
    }

    private static List<String> faultsInTransaction(List<String> statements) {
        List<String> faults = new ArrayList<>();
        Set<String> created = new HashSet<>();
        for (String statement : statements) {
            Matcher table = CREATE_TABLE.matcher(statement);
            if (table.find()) {
                created.add(table.group(1));
                continue;
            }
            String words = statement.replaceAll("'[^']*'", "''");
            Matcher index = CREATE_INDEX.matcher(words);
            if (index.find()
                    && !ON_AN_EMPTY_TABLE.contains(index.group(2))
                    && (index.group(1) != null || !created.contains(index.group(3)))) {
                faults.add("index " + index.group(2) + ": concurrently, in a file of its own that is no transaction");
            }
            if (TAKES_AWAY.matcher(words).find()) {
                faults.add("the version before may use it: " + statement);
            }
            if (LOCK_TIMEOUT.matcher(statement).find()) {
                faults.add("three seconds for a lock are enough: " + statement);
            }
            if (words.startsWith("create trigger") || words.startsWith("create extension")) {
                faults.add("no triggers and no extensions: " + statement);
            }
            Matcher pass = PASS.matcher(words);
            if (pass.find()
                    && !created.contains(pass.group(1))
                    && !pass.group(1).equals("ledger_account")) {
                faults.add("a pass over a table of any size is a job, not a migration: " + statement);
            }
            Matcher altered = ALTER_TABLE.matcher(words);
            if (altered.find() && !created.contains(altered.group(1))) {
                alteration(words, faults);
            }
        }
        return faults;
    }

    private static void alteration(String words, List<String> faults) {
        Set<String> added = new HashSet<>();
        Matcher constraint = ADD_CONSTRAINT.matcher(words);
        while (constraint.find()) {
            added.add(constraint.group(1));
            boolean checked =
                    constraint.group(2).equals("check") || constraint.group(2).equals("foreign key");
            boolean built = constraint.group(2).endsWith("using index");
            if (!built && (!checked || !words.endsWith("not valid"))) {
                faults.add("add it not valid and validate it in the next file, a key by a concurrent index: " + words);
            }
        }
        Matcher dropped = DROP_CONSTRAINT.matcher(words);
        while (dropped.find()) {
            if (!added.contains(dropped.group(1))) {
                faults.add("widen a constraint in one statement, drop and add: " + words);
            }
        }
        Matcher column = ADD_COLUMN.matcher(words);
        while (column.find()) {
            boolean rewrites = VOLATILE.matcher(column.group(2)).find();
            if (rewrites
                    || (column.group(2).contains("not null") && !column.group(2).contains("default"))) {
                faults.add("a new column may be null or has a constant default: " + words);
            }
        }
        if (words.contains(" type ") || words.contains("set not null")) {
            faults.add("it reads or rewrites the table under a lock: " + words);
        }
    }

    private static List<String> faultsOfIndexFile(List<String> statements) {
        List<String> faults = new ArrayList<>();
        if (statements.size() != 4
                || !LOCK_TIMEOUT.matcher(statements.get(0)).matches()
                || !statements.get(3).equals("set lock_timeout = '3s'")) {
            faults.add("a longer lock_timeout, drop if exists, create, and three seconds again: nothing else");
            return faults;
        }
        Matcher index = CREATE_INDEX.matcher(statements.get(2));
        if (!index.find()
                || index.group(1) == null
                || !statements.get(1).equals("drop index concurrently if exists " + index.group(2))) {
            faults.add("one index, built concurrently, after what a failed attempt has left of it is dropped");
        }
        return faults;
    }
}
