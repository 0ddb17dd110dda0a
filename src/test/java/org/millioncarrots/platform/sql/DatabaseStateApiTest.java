package org.millioncarrots.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.development.EmbeddedPostgresDriver;

@QuarkusTest
class DatabaseStateApiTest {
    @ConfigProperty(name = "carrots.data-dir")
    Path dataDir;

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"carrots_app, -", "carrots_owner, the owner of the tables", "postgres, a superuser"})
    void aRoleThatRowSecurityDoesNotBindIsUnsafe(String user, String unsafe) throws Exception {
        try (Connection connection = connect(user)) {
            assertThat(DatabaseState.read(connection).unsafeRole().orElse(null)).isEqualTo(unsafe);
        }
    }

    @Test
    void aMemberOfTheOwnerAndARoleThatBypassesAreUnsafe() throws Exception {
        String password = Files.readString(dataDir.resolve("postgresql/password"));
        try (Connection admin = connect("postgres");
                var statement = admin.createStatement()) {
            statement.execute("create role test_member login in role carrots_owner password '" + password + "'");
            statement.execute("create role test_bypass login bypassrls password '" + password + "'");
            statement.execute("grant connect on database carrots to test_member, test_bypass");
            try (Connection member = connect("test_member");
                    Connection bypass = connect("test_bypass")) {
                assertThat(DatabaseState.read(member).unsafeRole()).contains("the owner of the tables");
                statement.execute("grant select on flyway_schema_history to test_bypass");
                assertThat(DatabaseState.read(bypass).unsafeRole()).contains("a role with BYPASSRLS");
            } finally {
                statement.execute("revoke all on flyway_schema_history from test_bypass");
                statement.execute("revoke connect on database carrots from test_member, test_bypass");
                statement.execute("drop role test_member");
                statement.execute("drop role test_bypass");
            }
        }
    }

    @Test
    void aDatabaseWithoutSchemaIsNotReady() throws Exception {
        try (Connection connection = connect("carrots_app");
                var statement = connection.createStatement()) {
            statement.execute("set search_path to pg_catalog");
            assertThat(DatabaseState.read(connection).hasSchema()).isFalse();
        }
    }

    private Connection connect(String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        return new EmbeddedPostgresDriver()
                .connect("jdbc:embedded-postgresql:" + dataDir.resolve("postgresql"), properties);
    }
}
