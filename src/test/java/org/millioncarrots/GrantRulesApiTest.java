package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.millioncarrots.House.Source;
import org.millioncarrots.platform.sql.ForAllPartners;

/**
 * What the catalogue grants is what the statements of the service use, column by column; and whatever could tell on a partner or a
 * person is under a policy, which shows nothing to whoever does not say for whom they act.
 */
@QuarkusTest
class GrantRulesApiTest {
    /** Why a table has no policy. Nothing in it tells on a partner or a person: it counts, or is public, or of the service itself. */
    private static final Map<String, String> WITHOUT_POLICY = Map.ofEntries(
            Map.entry("appropriation", "what governments vote for a programme"),
            Map.entry("audit_anchor", "a number and a time"),
            Map.entry("audit_head", "a number and a hash"),
            Map.entry("audit_walk", "a number and a hash"),
            Map.entry("budget", "sums of a programme"),
            Map.entry("channel_lease", "which replica talks to the bank"),
            Map.entry("decision_replay", "counts"),
            Map.entry("decision_replay_version", "counts"),
            Map.entry("flyway_schema_history", "migrations"),
            Map.entry("index_figure", "published figures"),
            Map.entry("index_figure_approval", "published figures"),
            Map.entry("ledger_account", "a programme, a sponsor, a currency"),
            Map.entry("ledger_closing", "a day"),
            Map.entry("ledger_closing_balance", "sums of a programme"),
            Map.entry("ledger_closing_proposal", "a day"),
            Map.entry("manual_rate", "rates"),
            Map.entry("manual_rate_approval", "rates"),
            Map.entry("measurement", "counts"),
            Map.entry("payment_home", "which database this is"),
            Map.entry("payment_stop", "why nothing is paid to anybody"),
            Map.entry("payout_run", "a day"),
            Map.entry("payout_run_chunk", "counts"),
            Map.entry("payout_run_sum", "sums of many payouts"),
            Map.entry("programme_closure", "programmes"),
            Map.entry("programme_sponsor", "programmes"),
            Map.entry("rate", "rates"),
            Map.entry("rate_confirmation", "rates"),
            Map.entry("rate_feed", "rates"),
            Map.entry("rate_proposal", "rates"),
            Map.entry("rate_publication", "rates"),
            Map.entry("rate_refusal", "rates"),
            Map.entry("report_export", "how many lines who of staff took out"),
            Map.entry("split_amount", "amounts by day"),
            Map.entry(
                    "transfer",
                    "sums of steps without a name: a policy would take the run's joins by derived ids their index"));

    /** Whose columns lead to a partner or a person. */
    private static final Set<String> LEADS_TO_SOMEBODY = Set.of(
            "partner",
            "person_id",
            "claimant_id",
            "claim_id",
            "award_id",
            "payout_id",
            "instalment_id",
            "attempt_id",
            "sealed");

    /** Read by anybody, and why. */
    private static final Map<String, String> READ_BY_ANYBODY =
            Map.of("offer", "found by its code", "programme_version", "published");

    private static final String TABLES = """
            select c.oid::regclass::text as name, c.relname, c.relrowsecurity, exists (select from pg_policy p
                where p.polrelid = c.oid) as has_policy
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_|^information_schema$'
                and c.relname !~ '^test_'
            order by 1
            """;

    private static final String ASKED_FOR_EACH_ROW = """
            select tablename || ' ' || policyname from pg_policies
            where schemaname = 'public' and regexp_count(qual, 'current_setting\\(') <> regexp_count(qual, 'SELECT current_setting\\(')
            order by 1
            """;

    private static final String GRANTS = """
            select c.relname, string_agg(distinct x.privilege_type, ',') as privileges, null as columns
            from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) x
            where c.relkind in ('r', 'p') and n.nspname !~ '^pg_|^information_schema$' and x.grantee <> c.relowner
            group by 1
            union all
            select c.relname, null, string_agg(distinct x.privilege_type || ' ' || a.attname, ',')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and not a.attisdropped, aclexplode(a.attacl) x
            where c.relkind in ('r', 'p') and n.nspname !~ '^pg_|^information_schema$' and x.grantee <> c.relowner
            group by 1
            """;

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Test
    void eachTableIsGrantedWhatTheStatementsUse() throws Exception {
        Map<String, SqlUse.Use> used = SqlUse.ofTheService();
        Map<String, Set<String>> granted = granted();
        List<String> faults = new ArrayList<>();
        for (String table : tables().keySet()) {
            if (!table.equals("flyway_schema_history")) {
                Set<String> is = granted.getOrDefault(table, Set.of());
                Set<String> needed = needed(used.getOrDefault(table, new SqlUse.Use()));
                if (!is.equals(needed)) {
                    faults.add(table + ": granted is " + less(is, needed) + " that no statement uses, missing is "
                            + less(needed, is) + ". " + mend(table, used.getOrDefault(table, new SqlUse.Use())));
                }
            }
        }
        assertThat(faults)
                .as(
                        "in the newest migration; where the release before still needs more, the revoke stands in db/contract.sql")
                .isEmpty();
    }

    @Test
    void whatCouldTellOnSomebodyIsUnderAPolicy() throws SQLException {
        List<String> faults = new ArrayList<>();
        Map<String, Boolean> tables = tables();
        tables.forEach((table, hasPolicy) -> {
            if (!hasPolicy && !WITHOUT_POLICY.containsKey(table)) {
                faults.add(table + ": alter table " + table + " enable row level security; create policy " + table
                        + "_of_partner on " + table
                        + " to carrots_app using ((select current_setting('app.partner', true))"
                        + " in (partner, '*')); without a column partner, \"= '*'\" if only staff read it; without anything of"
                        + " anybody, a line with the reason in WITHOUT_POLICY");
            }
            if (hasPolicy && WITHOUT_POLICY.containsKey(table)) {
                faults.add(table + " has a policy: take it out of WITHOUT_POLICY");
            }
        });
        assertThat(faults).isEmpty();
        assertThat(tables.keySet()).containsAll(WITHOUT_POLICY.keySet());
    }

    /** Asked for each row, the setting costs more than the row, and tells the planner nothing. */
    @Test
    void policiesReadTheSettingOnceForEachStatement() throws SQLException {
        List<String> faults = new ArrayList<>();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ASKED_FOR_EACH_ROW)) {
            while (row.next()) {
                faults.add(row.getString(1));
            }
        }
        assertThat(faults)
                .as("(select current_setting('app.partner', true)) in place of current_setting('app.partner', true)")
                .isEmpty();
    }

    @Test
    void whatHasNoPolicyLeadsToNobody() throws SQLException {
        List<String> telling = new ArrayList<>();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select table_name, column_name from information_schema.columns order by 1, 2")) {
            while (row.next()) {
                if (WITHOUT_POLICY.containsKey(row.getString(1)) && LEADS_TO_SOMEBODY.contains(row.getString(2))) {
                    telling.add(row.getString(1) + "." + row.getString(2));
                }
            }
        }
        assertThat(telling).as("under a policy").isEmpty();
    }

    /** As the service's role, in a transaction that has not said for whom it is, and in one that acts for somebody unknown. */
    @Test
    void whoDoesNotSayForWhomSeesNothing() throws SQLException {
        Set<String> seen = new TreeSet<>();
        Set<String> strangers = new TreeSet<>();
        int filled = 0;
        for (Map.Entry<String, Boolean> table : tables().entrySet()) {
            if (table.getValue() && !READ_BY_ANYBODY.containsKey(table.getKey()) && isRead(table.getKey())) {
                for (String unsaid : List.of("", "select begin_work(''); ")) {
                    if (seesAny(unsaid, table.getKey())) {
                        seen.add(table.getKey());
                    }
                }
                if (hasColumnPartner(table.getKey())
                        && seesAny("select begin_work('nobody-knows-me'); ", table.getKey())) {
                    strangers.add(table.getKey());
                }
                filled += seesAny("select begin_work('*'); ", table.getKey()) ? 1 : 0;
            }
        }
        assertThat(seen).isEmpty();
        assertThat(strangers).isEmpty();
        assertThat(filled).as("there is something to be seen").isPositive();
    }

    /** Else it sees nothing. */
    @Test
    void whatRunsByScheduleSaysForWhom() {
        assertThat(House.CLASSES.stream()
                        .filter(type -> !House.packageOf(type).equals("development"))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Scheduled.class))
                        .filter(method -> !method.isAnnotatedWith(ForAllPartners.class)
                                && !method.getOwner().isAnnotatedWith(ForAllPartners.class))
                        .map(method -> House.outermost(method.getOwner())))
                .as("@ForAllPartners, unless it touches nothing under a policy")
                .containsExactlyInAnyOrder(
                        "platform.Heartbeat",
                        "platform.ReloadKeys",
                        "rates.RateBook",
                        "rates.publication.BundledRates",
                        "rates.publication.FetchRates",
                        "programme.Programmes");
    }

    /** A rule that finds nothing must be one that can find something. */
    @Test
    void statementsAreRead() {
        Source source = new Source(Path.of("X.java"), """
                class X {
                    String A = "update award a set state = '" + this + "', at = greatest(1, :at) where " + from("a.state");
                    String B = "insert into budget (x) values (1) on conflict (x) do update set (minor, at) = (1, 2), y = 3";
                    String C = "update payout p set state = " + next + rest;
                    String D = ", batch_id = null";
                    String E = "delete from claim where a is not distinct from b";
                }
                """);
        Map<String, SqlUse.Use> used = SqlUse.of(source);
        assertThat(used.get("award").update).containsExactly("at", "state");
        assertThat(used.get("budget").update).containsExactly("at", "minor", "y");
        assertThat(used.get("budget").insert).isTrue();
        assertThat(used.get("payout").update).containsExactly("batch_id", "state");
        assertThat(used.get("claim").delete).isTrue();
        assertThat(used).doesNotContainKey("b");
    }

    private static Set<String> needed(SqlUse.Use use) {
        Set<String> needed = new TreeSet<>();
        if (use.select) {
            needed.add("SELECT");
        }
        if (use.insert) {
            needed.add("INSERT");
        }
        if (use.delete) {
            needed.add("DELETE");
        }
        use.update.forEach(column -> needed.add("UPDATE " + column));
        return needed;
    }

    private static Set<String> less(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static String mend(String table, SqlUse.Use use) {
        List<String> privileges = new ArrayList<>();
        for (String whole : List.of("SELECT", "INSERT", "DELETE")) {
            if (needed(use).contains(whole)) {
                privileges.add(whole.toLowerCase(java.util.Locale.ROOT));
            }
        }
        if (!use.update.isEmpty()) {
            privileges.add("update (" + String.join(", ", use.update) + ")");
        }
        return "revoke all on " + table + " from carrots_app; grant " + String.join(", ", privileges) + " on " + table
                + " to carrots_app;";
    }

    private Map<String, Set<String>> granted() throws SQLException {
        Map<String, Set<String>> granted = new TreeMap<>();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(GRANTS)) {
            while (row.next()) {
                Set<String> privileges = granted.computeIfAbsent(row.getString(1), table -> new TreeSet<>());
                for (int column = 2; column <= 3; column++) {
                    if (row.getString(column) != null) {
                        privileges.addAll(List.of(row.getString(column).split(",")));
                    }
                }
            }
        }
        return granted;
    }

    /** By name, whether rows are shown by policy. */
    private Map<String, Boolean> tables() throws SQLException {
        Map<String, Boolean> tables = new TreeMap<>();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                tables.put(row.getString("relname"), row.getBoolean("relrowsecurity") && row.getBoolean("has_policy"));
            }
        }
        return tables;
    }

    private boolean isRead(String table) throws SQLException {
        return asOwner("select has_table_privilege('carrots_app', to_regclass('" + table + "'), 'select')");
    }

    private boolean hasColumnPartner(String table) throws SQLException {
        return asOwner("select exists (select from information_schema.columns where table_name = '" + table
                + "' and column_name = 'partner')");
    }

    private boolean asOwner(String question) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Inject
    AgroalDataSource service;

    private boolean seesAny(String begin, String table) throws SQLException {
        try (Connection connection = service.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                if (!begin.isEmpty()) {
                    statement.execute(begin);
                }
                try (ResultSet row = statement.executeQuery("select exists (select from " + table + ")")) {
                    row.next();
                    return row.getBoolean(1);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
