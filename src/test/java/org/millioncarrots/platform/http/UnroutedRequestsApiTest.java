package org.millioncarrots.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.LogCapture;
import org.millioncarrots.testing.RawHttp;

/** Requests that never come to a resource: whoever sent them learns why, and the log learns nothing of them. */
@QuarkusTest
class UnroutedRequestsApiTest {
    private static final String HOST = "~Host: localhost~Connection: close~";

    @TestHTTPResource
    URI server;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /v1/%zzCanary HTTP/1.1                  | 400 | invalid-request
            GET /v1/programmes% HTTP/1.1                | 400 | invalid-request
            GET /v1/programmes/%e HTTP/1.1              | 400 | invalid-request
            GET /v1/<Canary> HTTP/1.1                   | 400 | invalid-request
            GET /v1/payouts?limit=%zzCanary HTTP/1.1    | 400 | invalid-request
            GET /v1/payouts?%zzCanary=1 HTTP/1.1        | 400 | invalid-request
            GET /v1/payouts?limit=% HTTP/1.1            | 400 | invalid-request
            GET /q/openapi?x=%zzCanary HTTP/1.1         | 400 | invalid-request
            GET http://localhost/v1/%zzCanary HTTP/1.1  | 404 | not-found
            GET http://localhost/v1/programmes HTTP/1.1 | 404 | not-found
            GET http://Canary.example HTTP/1.1          | 404 | not-found
            GET v1/programmes/Canary HTTP/1.1           | 404 | not-found
            GET ?Canary HTTP/1.1                        | 400 | invalid-request
            OPTIONS * HTTP/1.1                          | 404 | not-found
            CONNECT Canary.example:443 HTTP/1.1         | 404 | not-found
            CONNECT /v1/programmes HTTP/1.1             | 405 | method-not-allowed
            CANARY /v1/programmes HTTP/1.1              | 405 | method-not-allowed
            TRACE /v1/programmes HTTP/1.1               | 405 | method-not-allowed
            get /v1/programmes HTTP/1.1                 | 405 | method-not-allowed
            GET /v1/programmes HTTP/1.2                 | 400 | invalid-request
            GET /v1/programmes HTTP/2.0                 | 400 | invalid-request
            GET /v1/programmes HTTP/3.0                 | 400 | invalid-request
            """)
    void whatLeadsNowhereIsAProblem(String line, int status, String slug) throws IOException {
        refused(line + HOST, status, slug);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Connection: close                                                      | 400
            Host: Canary x/@~Connection: close                                     | 400
            Host: localhost~Host: Canary.example~Connection: close                 | 400
            Host: localhost~Transfer-Encoding: Canary                              | 400
            Host: localhost~Transfer-Encoding: gzip, chunked                       | 400
            Host: localhost~Connection: close~Content-Type: application/json~Content-Type: text/plain | 400
            """)
    void soIsARequestThatCouldBeReadInTwoWays(String headers, int status) throws IOException {
        refused("POST /v1/offers HTTP/1.1~" + headers + "~", status, "invalid-request");
    }

    @Test
    void inTheConsoleItIsAPage() throws IOException {
        RawHttp answer = send("GET /console/%zzCanary HTTP/1.1" + HOST);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.text()).doesNotContain("Canary");
    }

    /** What is no HTTP ends before anything of ours is asked: without a body, and without a line in the log. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Canary Ivan Petrov",
                "GET /v1/Canary Petrov HTTP/1.1" + HOST,
                "GET /v1/Canary FTP/9" + HOST,
                "GET /v1/Canary" + HOST,
                "C@N(ARY /v1/x HTTP/1.1" + HOST,
                "GET /v1/x HTTP/1.1" + HOST + "Canary",
                "GET /v1/x HTTP/1.1" + HOST + "Can ary: x",
                "POST /v1/Canary HTTP/1.1" + HOST + "Content-Length: Canary",
                "POST /v1/Canary HTTP/1.1" + HOST + "Content-Length: -1",
                "POST /v1/Canary HTTP/1.1" + HOST + "Content-Length: 2~Content-Length: 3",
                "POST /v1/Canary HTTP/1.1" + HOST + "Content-Length: 2~Transfer-Encoding: chunked",
                "POST /v1/Canary HTTP/1.1" + HOST + "Transfer-Encoding: chunked~Transfer-Encoding: identity",
            })
    void whatIsNoHttpIsRefusedWithoutAWord(String request) throws IOException {
        try (LogCapture log = LogCapture.start()) {
            RawHttp answer = send(request + "~");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).doesNotContain("Canary");
            assertThat(log.text()).doesNotContain("Canary", "Petrov");
        }
    }

    @Test
    void noMoreIsSaidOfWhatIsLongerThanTheFrameworkReads() throws IOException {
        try (LogCapture log = LogCapture.start()) {
            assertThat(send("GET /" + "Canary".repeat(10_000) + " HTTP/1.1" + HOST)
                            .status())
                    .isEqualTo(414);
            assertThat(send("GET /v1/x HTTP/1.1" + HOST + "X-Canary: " + "Canary".repeat(20_000) + "~")
                            .status())
                    .isEqualTo(431);
            assertThat(log.text()).doesNotContain("Canary");
        }
    }

    private void refused(String request, int status, String slug) throws IOException {
        try (LogCapture log = LogCapture.start()) {
            RawHttp answer = send(request);
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.text())
                    .contains("/problems/" + slug, "\"instance\":\"urn:uuid:")
                    .containsPattern("(?im)^request-id: [0-9a-f-]{36}\r?$")
                    .doesNotContain("Canary");
            assertThat(log.text()).doesNotContain("Canary");
        }
    }

    private RawHttp send(String request) throws IOException {
        return RawHttp.send(server, request.replace("~", "\r\n") + "\r\n", "");
    }
}
