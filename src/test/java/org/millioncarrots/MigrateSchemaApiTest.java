package org.millioncarrots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service's own way of migrating, on files and a schema of the test's. */
@QuarkusTest
class MigrateSchemaApiTest {
    private static final String SCHEMA = "migration_drill";
    private static final String TABLE = "create table person (id integer primary key, name varchar(20));"
            + " insert into person values (1, 'Obraztsov');";

    @Inject
    @FlywayDataSource("migration")
    Flyway configured;

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @TempDir
    Path files;

    @BeforeEach
    @AfterEach
    void withoutSchema() throws SQLException {
        execute("drop schema if exists " + SCHEMA + " cascade");
    }

    @Test
    void aReaderThatHoldsATableMakesItGiveUpAndItIsRepeated() throws Exception {
        file("V1__table.sql", TABLE);
        MigrateSchema.migrate(flyway());
        file("V2__column.sql", "alter table person add column born_on date;");
        try (Connection reader = reading()) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> MigrateSchema.migrate(flyway()))
                    .isInstanceOf(StartRefused.class)
                    .hasStackTraceContaining("migration 2 (column) failed at line 1 (SQLSTATE 55P03)");
            assertThat(System.nanoTime() - start).isBetween(2_500_000_000L, 20_000_000_000L);
            reader.rollback();
        }
        MigrateSchema.migrate(flyway());
        assertThat(applied()).isEqualTo("1,2");
    }

    @Test
    void anIndexIsBuiltWhileOthersWriteAndAFailedOneIsRepeated() throws Exception {
        file("V1__table.sql", TABLE);
        MigrateSchema.migrate(flyway());
        file("V2__index.sql", """
                set lock_timeout = '1s';
                drop index concurrently if exists person_by_name;
                create index concurrently person_by_name on person (name);
                set lock_timeout = '3s';
                """);
        file("V2__index.sql.conf", "executeInTransaction=false");
        try (Connection writer = owner.getConnection()) {
            writer.setAutoCommit(false);
            writer.createStatement().execute("insert into " + SCHEMA + ".person values (2, 'X')");
            assertThatThrownBy(() -> MigrateSchema.migrate(flyway()))
                    .hasStackTraceContaining("migration 2 (index) failed at line 3 (SQLSTATE 55P03)");
            writer.commit();
        }
        assertThat(one("select indisvalid from pg_index where indexrelid = '" + SCHEMA + ".person_by_name'::regclass"))
                .as("what PostgreSQL leaves behind")
                .isEqualTo("f");
        MigrateSchema.migrate(flyway());
        assertThat(one("select indisvalid from pg_index where indexrelid = '" + SCHEMA + ".person_by_name'::regclass"))
                .isEqualTo("t");
        assertThat(applied()).isEqualTo("1,2");
    }

    @Test
    void theServicesOwnSchemaCanBeMigratedAgain() throws SQLException {
        String before = one("select max(installed_rank)::text from flyway_schema_history");
        MigrateSchema.migrate(configured);
        assertThat(one("select max(installed_rank)::text from flyway_schema_history"))
                .isEqualTo(before);
    }

    @Test
    void theReleaseBeforeLeavesANewerSchemaAlone() throws Exception {
        file("V1__table.sql", TABLE);
        file("V2__newer.sql", "create table newer (id integer);");
        MigrateSchema.migrate(flyway());
        Files.delete(files.resolve("V2__newer.sql"));
        MigrateSchema.migrate(flyway());
        assertThat(applied()).isEqualTo("1,2");
    }

    @Test
    void aChangedViewIsMadeAgainAndTheReleaseBeforeLeavesItAlone() throws Exception {
        String before = "create or replace view adult as select id from person;";
        String after = "create or replace view adult as select id, name from person;";
        file("V1__table.sql", TABLE);
        file("R__2_adult.sql", before);
        MigrateSchema.migrate(flyway());
        file("R__2_adult.sql", after);
        file("R__2_newer.sql", "create or replace view newer as select id from person;");
        MigrateSchema.migrate(flyway());
        assertThat(columnsOfTheView()).isEqualTo("2");
        file("R__2_adult.sql", before);
        Files.delete(files.resolve("R__2_newer.sql"));
        MigrateSchema.migrate(flyway());
        assertThat(columnsOfTheView()).as("after a step back").isEqualTo("2");
        file("R__2_adult.sql", after);
        MigrateSchema.migrate(flyway());
        assertThat(columnsOfTheView()).isEqualTo("2");
        file("R__2_adult.sql", "create or replace view adult as select name from person;");
        assertThatThrownBy(() -> MigrateSchema.migrate(flyway()))
                .hasStackTraceContaining("migration R (2 adult) failed at line 1 (SQLSTATE 42P16)");
    }

    @Test
    void underANewerSchemaNoViewGoesBack() throws Exception {
        file("V1__table.sql", TABLE);
        file("V2__newer.sql", "create table newer (id integer);");
        file("R__2_adult.sql", "create or replace view adult as select id, name from person;");
        MigrateSchema.migrate(flyway());
        Files.delete(files.resolve("V2__newer.sql"));
        file("R__2_adult.sql", "create or replace view adult as select id from person;");
        MigrateSchema.migrate(flyway());
        assertThat(columnsOfTheView()).isEqualTo("2");
    }

    private String columnsOfTheView() throws SQLException {
        return one("select count(*)::text from information_schema.columns where table_schema = '" + SCHEMA
                + "' and table_name = 'adult'");
    }

    @Test
    void theLineNamesTheMigrationAndNoData() throws Exception {
        file("V1__table.sql", TABLE);
        file(
                "V2__unique_names.sql",
                "insert into person values (2, 'Obraztsov');\n\n" + "create unique index on person (name);");
        assertThatThrownBy(() -> MigrateSchema.migrate(flyway()))
                .hasStackTraceContaining("migration 2 (unique names) failed at line 3 (SQLSTATE 23505)")
                .satisfies(refused -> assertThat(refused.getCause().getMessage())
                        .doesNotContain("Obraztsov")
                        .hasLineCount(1));
        file("V1__table.sql", TABLE + " create table edited (id integer);");
        assertThatThrownBy(() -> MigrateSchema.migrate(flyway()))
                .hasStackTraceContaining("migration 1 (table) CHECKSUM_MISMATCH");
    }

    private Flyway flyway() {
        return Flyway.configure()
                .configuration(configured.getConfiguration())
                .resourceProvider(null)
                .locations("filesystem:" + files)
                .defaultSchema(SCHEMA)
                .schemas(SCHEMA)
                .load();
    }

    private Connection reading() throws SQLException {
        Connection reader = owner.getConnection();
        reader.setAutoCommit(false);
        reader.createStatement().execute("select count(*) from " + SCHEMA + ".person");
        return reader;
    }

    private String applied() throws SQLException {
        return one("select string_agg(version, ',' order by installed_rank) from " + SCHEMA
                + ".flyway_schema_history where success and version is not null");
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(files.resolve(name), text);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
