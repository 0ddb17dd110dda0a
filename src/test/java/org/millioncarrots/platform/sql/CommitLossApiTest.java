package org.millioncarrots.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.millioncarrots.testing.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.development.EmbeddedPostgresDriver;
import org.millioncarrots.platform.TestResource;

/** The connection to the database is cut at the worst moment. */
@QuarkusTest
@TestProfile(CommitLossApiTest.ThroughTheProxy.class)
class CommitLossApiTest {
    private final String key = UUID.randomUUID().toString();

    @Test
    void whenTheAnswerToACommitIsLostNobodyClaimsToKnowAndARepetitionTells() {
        create(UUID.randomUUID().toString()).statusCode(201);
        int before = TestResource.WORK.get();
        CuttingProxy.cutAt("COMMIT");
        create(key)
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("5"))
                .body("type", equalTo("/problems/outcome-unknown"))
                .body("detail", containsString("same Idempotency-Key"));
        create(key).statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(TestResource.WORK.get()).as("the work was done once").isEqualTo(before + 1);
    }

    @Test
    void beforeTheCommitNothingWasChanged() {
        create(UUID.randomUUID().toString()).statusCode(201);
        CuttingProxy.cutAt("insert into idempotency_key");
        create(key)
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("type", equalTo("/problems/unavailable"))
                .body("detail", containsString("nothing was changed"));
        create(key).statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    private static ValidatableResponse create(String key) {
        return as("finance")
                .header("Idempotency-Key", key)
                .body(Map.of("mode", "create"))
                .post("/test/tasks")
                .then();
    }

    /** The pool goes through the proxy; the migration and the embedded server do not. */
    public static final class ThroughTheProxy implements QuarkusTestProfile {
        private static final Path DATA =
                Path.of("target", "test-data", "postgresql").toAbsolutePath();

        @Override
        public String getConfigProfile() {
            return "test,proxy";
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                startDatabase();
                int port = CuttingProxy.start(ThroughTheProxy::databasePort);
                return Map.of(
                        "%proxy.quarkus.datasource.jdbc.url",
                        "jdbc:postgresql://127.0.0.1:" + port + "/carrots?prepareThreshold=0",
                        "%proxy.quarkus.datasource.password",
                        Files.readString(DATA.resolve("password")));
            } catch (IOException | SQLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static void startDatabase() throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("user", "carrots_app");
            try (Connection connection =
                    new EmbeddedPostgresDriver().connect("jdbc:embedded-postgresql:" + DATA, properties)) {
                Objects.requireNonNull(connection);
            }
        }

        /** The fourth line of PostgreSQL's own file. */
        private static int databasePort() {
            try {
                return Integer.parseInt(Files.readAllLines(DATA.resolve("cluster/postmaster.pid"))
                        .get(3)
                        .strip());
            } catch (IOException notUp) {
                throw new UncheckedIOException(notUp);
            }
        }
    }
}
