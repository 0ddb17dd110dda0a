package org.millioncarrots.platform.sql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.millioncarrots.development.EmbeddedPostgresDriver;

/** All connections are cut: whoever is hit is told to come back, and the next one is served. */
@QuarkusTest
class DatabaseLossApiTest {
    @ConfigProperty(name = "carrots.data-dir")
    Path dataDir;

    @RepeatedTest(3)
    void theServiceRecoversByItself() throws SQLException {
        isServedInTheEnd();
        cutAllConnections();
        isServedInTheEnd();
    }

    /** A place that was used a moment ago is not looked at before it is used again, so that each may fail once. */
    private static void isServedInTheEnd() {
        boolean recovered = false;
        for (int i = 0; i < 40 && !recovered; i++) {
            var answer = given().get("/test/in-transaction");
            assertThat(answer.statusCode()).isIn(200, 503);
            recovered = answer.statusCode() == 200;
            if (!recovered) {
                assertThat(answer.contentType()).startsWith("application/problem+json");
                assertThat(answer.header("Retry-After")).isEqualTo("5");
            }
        }
        assertThat(recovered).isTrue();
    }

    /** More often than there are places. */
    @Test
    void placesAreGivenBackHoweverTransactionsEnd() throws SQLException {
        for (int i = 0; i < 40; i++) {
            given().get("/test/in-transaction");
            cutAllConnections();
            assertThat(given().get("/test/in-transaction").statusCode()).isIn(200, 503);
        }
        theServiceRecoversByItself();
    }

    private void cutAllConnections() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        try (var connection = new EmbeddedPostgresDriver()
                        .connect("jdbc:embedded-postgresql:" + dataDir.resolve("postgresql"), properties);
                var statement = connection.createStatement()) {
            // Until they are gone: a signal alone leaves them time for one more answer.
            statement.execute(
                    "select pg_terminate_backend(pid, 10000) from pg_stat_activity where usename = 'carrots_app'");
        }
    }
}
