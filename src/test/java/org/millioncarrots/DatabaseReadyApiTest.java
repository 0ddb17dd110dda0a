package org.millioncarrots;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.millioncarrots.development.EmbeddedPostgresDriver;
import org.millioncarrots.platform.sql.DatabaseState;

@QuarkusTest
class DatabaseReadyApiTest {
    @ConfigProperty(name = "carrots.data-dir")
    Path dataDir;

    @Inject
    @DataSource("unpooled")
    AgroalDataSource unpooled;

    @Test
    void readyWithTheSchemaOfThisBuild() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'database' }.data.schema", equalTo(DatabaseState.NEEDED_VERSION));
        given().get("/q/health/started").then().statusCode(200);
    }

    @Test
    void livenessLooksAtTheProcessOnly() {
        given().get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks.name", org.hamcrest.Matchers.contains("alive"));
    }

    @Test
    void readinessLooksAtOneDatabaseOnly() {
        given().get("/q/health/ready").then().body("checks.name", hasItem("database"));
        assertThat(given().get("/q/health/ready").asString()).doesNotContain("connections health check", "migration");
    }

    @Test
    void aPasswordThatWasTakenAwayIsToldAndStopsNobodyWhosePoolStillWorks() throws Exception {
        given().get("/test/in-transaction").then().statusCode(200);
        try (Connection admin = connect("postgres");
                var statement = admin.createStatement()) {
            statement.execute("alter role carrots_app nologin");
            try {
                given().get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body(
                                "checks.find { it.name == 'database' }.data.newConnection",
                                equalTo("refused, SQLSTATE 28000"));
                given().get("/test/in-transaction").then().statusCode(200);
            } finally {
                statement.execute("alter role carrots_app login");
            }
        }
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'database' }.data.newConnection", nullValue());
    }

    @Test
    void readinessLooksAtTheCatalogueAndAtTheIssuersKeysToo() {
        given().get("/q/health/ready").then().body("checks.name", hasItems("database", "programmes", "issuer"));
    }

    @Test
    void everyReadinessConnectionIsNew() throws SQLException {
        assertThat(backend(unpooled)).isNotEqualTo(backend(unpooled));
    }

    private static int backend(AgroalDataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection connect(String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        return new EmbeddedPostgresDriver()
                .connect("jdbc:embedded-postgresql:" + dataDir.resolve("postgresql"), properties);
    }
}
