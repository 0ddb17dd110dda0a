package org.millioncarrots.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator does with the artefact of this build, from the migration to SIGTERM, as docs/operations.md has it for one
 * host: nothing is set but environment variables, the database and the issuer are elsewhere and speak TLS.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ProductionChecks {
    private static final String WHAT_IF = """
            {"asOf":"2022-03-05","category":"SOLDIER","act":"LAY_DOWN_ARMS","actOn":"2022-03-04",
            "confirmedBy":"UKRAINIAN_FORCES","exclusionGrounds":"NONE","sanctionsHold":false}""";

    private Installation installation;
    private Issuer issuer;
    private Service service;

    abstract PostgresServer database(Path folder, Certificates certificates) throws Exception;

    Installation installation() {
        return installation;
    }

    @BeforeAll
    void startAsAnOperatorDoes(@TempDir Path folder, @TempDir Path databaseFolder) throws Exception {
        installation = new Installation(folder, databaseFolder, this::database);
        issuer = installation.issuer();
        installation.migrate();
        service = Service.start(folder, installation.settings());
        service.waitUntilReady();
    }

    @AfterAll
    void stop() throws Exception {
        // Whatever of it was started, also when a start failed.
        try (Installation second = installation;
                Service first = service) {
            assertThat(second).isNotNull();
        }
    }

    @Test
    @Order(1)
    void nobodyComesInWithoutATokenOfTheIssuerForTheRightRole() throws Exception {
        String report = "/v1/ledger/trial-balance";
        assertThat(service.get(report).statusCode()).as("no token").isEqualTo(401);
        assertThat(status(report, issuer.tokenOf("partner"))).as("another role").isEqualTo(403);
        assertThat(status(report, issuer.tokenOf("finance"))).as("RS256").isEqualTo(200);
        assertThat(status(report, issuer.tokenOf("finance2"))).as("ES256").isEqualTo(200);
        assertThat(status(report, issuer.tokenForAnotherAudience("finance")))
                .as("another audience")
                .isEqualTo(401);
        assertThat(status(report, issuer.tokenOfYesterday("finance")))
                .as("expired")
                .isEqualTo(401);
        assertThat(status(report, issuer.forgedTokenOf("finance"))).as("forged").isEqualTo(401);
    }

    @Test
    @Order(2)
    void theContractIsServedAndNothingOfDevelopment() throws Exception {
        assertThat(service.get("/q/openapi").body())
                .isEqualToNormalizingNewlines(Files.readString(Path.of("openapi", "openapi.yaml")));
        assertThat(service.get("/dev/token").statusCode()).isEqualTo(404);
        assertThat(status("/dev/empty", issuer.tokenOf("partner"))).isEqualTo(404);
        assertThat(service.get("/q/swagger-ui").statusCode()).isEqualTo(404);
        assertThat(service.get("/q/swagger-ui/").statusCode()).isEqualTo(404);
        assertThat(status("/dev/bank", issuer.tokenOf("operator"))).isEqualTo(404);
        assertThat(service.get("/q/health/ready").statusCode())
                .as("probes have a port of their own")
                .isEqualTo(404);
    }

    @Test
    @Order(3)
    void theTourIsRight() throws Exception {
        String said = Commands.run(
                List.of("bash", Path.of("bin", "tour").toAbsolutePath().toString()),
                Map.of(
                        "BASE_URL", service.url(),
                        "HEALTH_URL", service.healthUrl(),
                        "TOKEN_URL", issuer.tokenUrl(),
                        "TOKEN_SECRETS", installation.folder().toString(),
                        "CURL_CA_BUNDLE", installation.authority().toString(),
                        "JAVA_HOME", System.getProperty("java.home")),
                300);
        assertThat(said).contains("every figure is right");
    }

    /** By the code flow with a provider over TLS, as a browser goes it. */
    @Test
    @Order(4)
    void whoeverTheIssuerSignsInSeesToday() throws Exception {
        ConsoleBrowser browser = installation.browser();
        HttpResponse<String> today = browser.get(service.url() + "/console/today");
        assertThat(today.statusCode()).as(today.body()).isEqualTo(200);
        assertThat(today.uri()).hasPath("/console/today").hasNoQuery();
        assertThat(today.body()).contains("Anna Keller", "Today");
        assertThat(today.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(service.get("/v1/ledger/trial-balance", "Cookie", browser.cookies())
                        .statusCode())
                .as("a session is no token")
                .isEqualTo(401);
        assertThat(browser.get(service.url() + "/console/sign-out").uri()).hasPath("/console/signed-out");
        // The state of the signing out may stay: it is drawn by chance and opens nothing.
        assertThat(browser.cookies()).as("what is left of the session").doesNotContain("q_session");
    }

    @Test
    @Order(5)
    void nothingWentWrongOnTheWay() throws Exception {
        assertThat(service.said()).doesNotContain("\"level\":\"ERROR\"", "\tat ");
    }

    /** The half of a request that is still to come is waited for, and answered. */
    @Test
    @Order(6)
    void aRequestThatIsOpenWhenItIsTerminatedIsAnswered() throws Exception {
        byte[] body = WHAT_IF.getBytes(UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
                BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write("""
                    POST /v1/eligibility-checks HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    """.formatted(issuer.tokenOf("partner"), body.length).getBytes(UTF_8));
            socket.getOutputStream().write(body, 0, body.length / 2);
            socket.getOutputStream().flush();
            Thread.sleep(500);
            service.terminate();
            Thread.sleep(1_000);
            assertThat(service.isReady()).as("ready while it waits").isFalse();
            Thread.sleep(3_000);
            socket.getOutputStream().write(body, body.length / 2, body.length - body.length / 2);
            socket.getOutputStream().flush();
            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 200 OK");
        }
        assertThat(service.exitCode()).as(service.said()).isZero();
    }

    @Test
    @Order(7)
    void aMissingSettingIsOneLineBesideTheHint() throws Exception {
        Map<String, String> settings = installation.settings();
        settings.remove("CARROTS_KEYS_FILE");
        assertThat(refusal(settings).lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("Million Carrots cannot start: ")
                .contains("CARROTS_KEYS_FILE");
    }

    @Test
    @Order(8)
    void whoeverRowLevelSecurityDoesNotBindIsRefused() throws Exception {
        for (String user : List.of(PostgresServer.OWNER, PostgresServer.SUPERUSER)) {
            Map<String, String> settings = installation.settings();
            settings.put("QUARKUS_DATASOURCE_USERNAME", user);
            assertThat(refusal(settings)).contains("row-level security").doesNotContain("\tat ");
        }
        Map<String, String> settings = installation.settings();
        settings.put("QUARKUS_DATASOURCE_VAULT_USERNAME", PostgresServer.SUPERUSER);
        assertThat(refusal(settings))
                .contains("the vault's user is a superuser")
                .doesNotContain("\tat ");
    }

    private String refusal(Map<String, String> settings) throws Exception {
        try (Service refused = Service.start(installation.folder(), settings)) {
            assertThat(refused.exitCode()).as(refused.said()).isEqualTo(1);
            return refused.said();
        }
    }

    private int status(String path, String token) throws IOException, InterruptedException {
        return service.get(path, "Authorization", "Bearer " + token).statusCode();
    }
}
