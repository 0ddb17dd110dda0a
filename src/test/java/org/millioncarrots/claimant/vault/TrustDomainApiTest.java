package org.millioncarrots.claimant.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Stories;

/** Who can do what with sealed rows: the vault's role alone, and of one claimant only. All read from the catalogue. */
@QuarkusTest
class TrustDomainApiTest {
    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'vault' and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') order by 1
            """;

    /** What makes the vault: columns, constraints, rights and policies, a line each. */
    private static final String STRUCTURE = """
            select table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length, 0) || ' ' || is_nullable
            from information_schema.columns where table_schema = 'vault'
            union all
            select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'vault'::regnamespace and contype <> 'n'
            union all
            select grantee || ' ' || privilege_type || ' ' || table_name from information_schema.role_table_grants where table_schema = 'vault'
            union all
            select grantee || ' ' || privilege_type || ' ' || table_name || '.' || column_name
            from information_schema.role_column_grants where table_schema = 'vault'
            union all
            select tablename || ' ' || policyname || ' ' || roles::text || ' ' || cmd || ' ' || qual from pg_policies where schemaname = 'vault'
            union all
            select relname || ' ' || relrowsecurity from pg_class where relnamespace = 'vault'::regnamespace and relkind = 'r'
            union all
            select 'schema ' || nspacl::text from pg_namespace where nspname = 'vault'
            order by 1
            """;

    @Inject
    @FlywayDataSource("migration")
    Flyway configured;

    @Test
    void theServicesRoleIsRefusedByEveryTableOfTheVault() throws SQLException {
        List<String> tables = Server.ask(Server.OWNER, TABLES);
        assertThat(tables).contains("vault.vault_key", "vault.vault_record");
        for (String table : tables) {
            String column = Server.ask(
                            Server.OWNER,
                            "select attname from pg_attribute where attrelid = '" + table
                                    + "'::regclass and attnum = 1")
                    .getFirst();
            for (String sql : List.of(
                    "select count(*) from " + table,
                    "select 1 from " + table + " for update",
                    "insert into " + table + " select * from " + table,
                    "update " + table + " set " + column + " = " + column,
                    "delete from " + table,
                    "truncate " + table,
                    "copy " + table + " to stdout")) {
                assertThatThrownBy(() -> Server.run(Server.APPLICATION, sql))
                        .as(sql)
                        .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                                .isEqualTo("42501"));
            }
        }
    }

    @Test
    void noWayRoundLeadsTheServicesRoleIntoTheVault() throws SQLException {
        assertThat(Server.ask(Server.OWNER, """
                        select distinct v.oid::regclass::text from pg_class v
                        join pg_rewrite r on r.ev_class = v.oid join pg_depend d on d.objid = r.oid
                        join pg_class t on t.oid = d.refobjid and t.relnamespace = 'vault'::regnamespace
                        where v.relnamespace <> 'vault'::regnamespace
                        """)).as("views on its tables").isEmpty();
        assertThat(
                        Server.ask(
                                Server.OWNER,
                                "select proname from pg_proc where prosecdef and pronamespace in ('public'::regnamespace, 'vault'::regnamespace) and prosrc ~ 'vault'"))
                .as("functions with their owner's rights")
                .isEmpty();
        assertThat(Server.ask(
                        Server.OWNER, "select rolname from pg_roles where pg_has_role('carrots_app', oid, 'member')"))
                .containsExactly("carrots_app");
        assertThatThrownBy(() -> Server.run(Server.APPLICATION, "set role carrots_vault"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void theVaultsRoleReachesNothingElse() throws SQLException {
        assertThat(Server.ask(Server.OWNER, """
                        select c.oid::regclass::text from pg_class c
                        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
                            and has_table_privilege('carrots_vault', c.oid, 'select, insert, update, delete, truncate')
                        """)).isEmpty();
        assertThat(Server.ask(Server.OWNER, """
                        select c.relname || ' ' || p.privilege from pg_class c
                        cross join (values ('truncate'), ('references'), ('trigger')) as p (privilege)
                        where c.relnamespace = 'vault'::regnamespace and c.relkind = 'r'
                            and has_table_privilege('carrots_vault', c.oid, p.privilege)
                        union all select 'vault_record update' where has_any_column_privilege('carrots_vault', 'vault.vault_record', 'update')
                        """)).as("more than it needs").isEmpty();
    }

    @Test
    void aTransactionReachesTheClaimantThatItNames() throws SQLException {
        UUID one = registered();
        UUID other = registered();
        for (String table : Server.ask(Server.OWNER, TABLES)) {
            try (Connection connection = Server.connect(Server.VAULT)) {
                String claimants = "select distinct claimant_id::text from " + table;
                assertThat(Server.ask(connection, claimants)).as(table).isEmpty();
                connection.setAutoCommit(false);
                Server.ask(connection, "select set_config('vault.claimant', '" + one + "', true)");
                assertThat(Server.ask(connection, claimants)).containsExactly(one.toString());
                try (var statement = connection.createStatement()) {
                    assertThat(statement.executeUpdate("delete from " + table + " where claimant_id = '" + other + "'"))
                            .isZero();
                }
                connection.rollback();
                assertThat(Server.ask(connection, claimants)).as(table).isEmpty();
            }
        }
    }

    @Test
    void theFileForAServerOfItsOwnMakesTheSameVault() throws SQLException, IOException {
        String file = Files.readString(Path.of("src", "main", "resources", "db", "vault.sql"));
        List<String> migrated = Server.ask(Server.OWNER, STRUCTURE);
        assertThat(migrated).hasSizeGreaterThan(20);
        Server.withDatabase("vault_elsewhere", () -> {
            try (Connection owner = Server.connect(Server.OWNER, "vault_elsewhere");
                    var statement = owner.createStatement()) {
                statement.execute(file);
                statement.execute(file);
                assertThat(Server.ask(owner, STRUCTURE)).isEqualTo(migrated);
            }
        });
    }

    /** The statements of the release before, in the places where it looks for its tables. */
    @Test
    void theReleaseBeforeGoesOnDuringTheExchange() throws SQLException, IOException {
        Server.withDatabase("carrots_before", () -> {
            Flyway.configure()
                    .configuration(configured.getConfiguration())
                    .dataSource(Server.url("carrots_before"), Server.OWNER, Server.password())
                    .resourceProvider(null)
                    .locations("filesystem:src/main/resources/db/migration")
                    .schemas("public")
                    .target("82")
                    // Views and functions are those of this release.
                    .repeatableSqlMigrationPrefix("none")
                    .load()
                    .migrate();
            String key = " (bucket, claimant_id, wrapped_key, created_at) values (7, '" + new UUID(1, 7)
                    + "', '\\x01', now())";
            try (Connection owner = Server.connect(Server.OWNER, "carrots_before");
                    var statement = owner.createStatement()) {
                statement.execute(
                        "insert into claimant (id, bucket, partner, person_id, pseudonym, state, spouse, children,"
                                + " destination_version, destination_sepa, destination_cross_border, registered_by, registered_at, version)"
                                + " values ('" + new UUID(1, 7)
                                + "', 7, 'p', '" + new UUID(2, 7)
                                + "', 'X', 'ACTIVE', false, 0, 0, false, false, 'p', now(), 0)");
                statement.execute("insert into vault_key" + key);
            }
            Flyway.configure()
                    .configuration(configured.getConfiguration())
                    .dataSource(Server.url("carrots_before"), Server.OWNER, Server.password())
                    .resourceProvider(null)
                    .locations("filesystem:src/main/resources/db/migration")
                    .schemas("public")
                    .load()
                    .migrate();
            try (Connection before = Server.connect(Server.APPLICATION, "carrots_before");
                    var statement = before.createStatement()) {
                assertThat(statement.executeUpdate("update vault_key set wrapped_key = '\\x02' where bucket = 7"))
                        .isEqualTo(1);
                assertThat(statement.executeUpdate(
                                "insert into vault_record (bucket, claimant_id, kind, version, sealed, created_at)"
                                        + " values (7, '" + new UUID(1, 7) + "', 'IDENTITY', 1, '\\x03', now())"))
                        .isEqualTo(1);
                assertThat(Server.ask(before, "select sealed::text from vault_record"))
                        .containsExactly("\\x03");
                assertThat(statement.executeUpdate("delete from vault_record")).isEqualTo(1);
                assertThat(statement.executeUpdate("delete from vault_key")).isEqualTo(1);
                assertThat(statement.executeUpdate("insert into vault_key" + key))
                        .isEqualTo(1);
            }
            try (Connection owner = Server.connect(Server.OWNER, "carrots_before")) {
                assertThat(Server.ask(owner, "select count(*) from vault.vault_key"))
                        .containsExactly("1");
                // As docs/operations.md says, when no pod of the release before is left.
                owner.createStatement().execute("drop view if exists vault_key, vault_record");
            }
            assertThatThrownBy(() -> {
                        try (Connection before = Server.connect(Server.APPLICATION, "carrots_before")) {
                            Server.ask(before, "select count(*) from vault.vault_key");
                        }
                    })
                    .hasMessageContaining("permission denied");
        });
    }

    private static UUID registered() {
        return UUID.fromString(Stories.registered("partner", false, 0).getString("id"));
    }
}
