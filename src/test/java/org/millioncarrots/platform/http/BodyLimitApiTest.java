package org.millioncarrots.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.testing.RawHttp;
import org.millioncarrots.testing.Tokens;

/** A body over the limit is told so at every door, however it is framed: by a problem that names the limit. */
@QuarkusTest
class BodyLimitApiTest {
    private static final int OVER = 16 * 1024 * 1024 + 1;

    @TestHTTPResource
    URI server;

    @ParameterizedTest
    @CsvSource({
        "/v1/claim-imports, application/x-ndjson, partner, '16,777,216'",
        "/v1/bank-messages, application/xml, bank, '16,777,216'",
        "/v1/bank-files/imports, application/xml, finance, '16,777,216'",
        "/v1/rates/imports?source=CBR, application/xml, finance, '16,777,216'",
        "/v1/programmes/x/versions, application/yaml, policy, '16,777,216'",
        "/v1/offers, application/json, partner, '1,000,000'",
        "/v1/eligibility-checks, application/json, partner, '1,000,000'",
    })
    void aBodyOverTheLimitIsToldTheLimit(String path, String type, String user, String limit) throws IOException {
        for (String framing : new String[] {"Transfer-Encoding: chunked", "Content-Length: " + OVER}) {
            RawHttp answer = RawHttp.send(
                    server,
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nIdempotency-Key: "
                            + UUID.randomUUID()
                            + "\r\nAuthorization: Bearer " + Tokens.of(user) + "\r\nContent-Type: " + type + "\r\n"
                            + framing + "\r\n\r\n",
                    framing.startsWith("Content") ? new byte[0] : RawHttp.chunkedJson(OVER));
            assertThat(answer.text())
                    .as("%s %s", path, framing)
                    .startsWith("HTTP/1.1 413 ")
                    .containsPattern("(?im)^request-id: [0-9a-f-]{36}\r?$")
                    .containsPattern("(?im)^connection: close\r?$")
                    .contains("/problems/body-too-large", "at most " + limit + " bytes");
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
    }

    /** Neither a length nor chunks: the end of the stream says where the body ends. */
    @Test
    void soIsOneOfHttp2AndItsConnectionGoesOn() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpRequest.Builder brought = HttpRequest.newBuilder(server.resolve("/v1/claim-imports"))
                    .header("Authorization", "Bearer " + Tokens.of("partner"))
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("Content-Type", "application/x-ndjson");
            HttpRequest probe =
                    HttpRequest.newBuilder(server.resolve("/v1/nothing")).build();
            assertThat(client.send(probe, HttpResponse.BodyHandlers.ofString()).version())
                    .isEqualTo(HttpClient.Version.HTTP_2);
            HttpResponse<String> answer = client.send(
                    brought.POST(HttpRequest.BodyPublishers.ofInputStream(() ->
                                    new ByteArrayInputStream(" ".repeat(OVER).getBytes(StandardCharsets.US_ASCII))))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("at most 16,777,216 bytes");
            assertThat(client.send(probe, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void oneOfExactlyTheLimitIsRead() throws IOException {
        RawHttp answer = RawHttp.send(
                server,
                "POST /v1/claim-imports HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nIdempotency-Key: "
                        + UUID.randomUUID() + "\r\nAuthorization: Bearer " + Tokens.of("partner")
                        + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + (OVER - 1) + "\r\n\r\n",
                "\n".repeat(OVER - 1));
        assertThat(answer.text()).startsWith("HTTP/1.1 400 ").contains("at least one line is expected");
    }

    @Test
    void aFormOfMoreFieldsThanTheFrameworkCountsIsNoFaultOfOurs() {
        given().contentType("application/x-www-form-urlencoded")
                .body("a=b&".repeat(1_001))
                .post("/dev/token")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("1,000 fields"));
    }
}
