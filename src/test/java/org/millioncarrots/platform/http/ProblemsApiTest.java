package org.millioncarrots.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.LogCapture;
import org.millioncarrots.testing.RawHttp;

/** Every error is a problem that says what would be right, and repeats nothing of the request. */
@QuarkusTest
class ProblemsApiTest {
    @TestHTTPResource
    URI server;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"unknown":"Canary"}                                 | unknown            | no such field
            {"nested":[{"text":"a"},{"unknown":"Canary"}]}       | nested[1].unknown  | known are
            {"Canary Name":1}                                    | (unnamed)          | no such field
            {"money":12.5}                                       | money              | another type
            {"money":"12.50 EUR Canary"}                         | money              | another type
            {"money":{"amount":12.50,"currency":"EUR"}}          | money.amount       | text in quotes
            {"money":{"amount":"12.501","currency":"EUR"}}       | money.amount       | exactly 2 decimals
            {"money":{"amount":"12.5","currency":"JPY"}}         | money.amount       | exactly 0 decimals
            {"money":{"amount":"1e3","currency":"EUR"}}          | money.amount       | a decimal number
            {"money":{"amount":"+1.00","currency":"EUR"}}        | money.amount       | a decimal number
            {"money":{"amount":" 1.00","currency":"EUR"}}        | money.amount       | a decimal number
            {"money":{"amount":"Canary","currency":"EUR"}}       | money.amount       | a decimal number
            {"money":{"amount":"99999999999999999999.00","currency":"EUR"}} | money.amount | a decimal number
            {"money":{"amount":"1.00"}}                          | money              | both amount and currency
            {"money":{"amount":"1.00","currency":"XXX"}}         | money.currency     | ISO 4217
            {"money":{"amount":"1.00","currency":"eur"}}         | money.currency     | ISO 4217
            {"money":{"amount":"1.00","currency":"EUR","x":1}}   | money.x            | no such field
            {"currency":"Canary"}                                | currency           | ISO 4217
            {"currency":978}                                     | currency           | text in quotes
            {"decimal":"Canary"}                                 | decimal            | decimal number in quotes
            {"decimal":12.5}                                     | decimal            | decimal number in quotes
            {"decimal":"1e999999999"}                            | decimal            | without plus, spaces or exponent
            {"decimal":".5"}                                     | decimal            | decimal number in quotes
            {"date":"Canary"}                                    | date               | a date such as
            {"date":"2022-02-30"}                                | date               | a date such as
            {"date":20220305}                                    | date               | a date such as
            {"instant":"2022-03-05"}                             | instant            | an instant such as
            {"id":"Canary"}                                      | id                 | a UUID
            {"colour":"Canary"}                                  | colour             | RED, GREEN
            {"colour":0}                                         | colour             | RED, GREEN
            {"number":"1"}                                       | number             | whole number
            {"number":1.5}                                       | number             | whole number
            {"number":1e2}                                       | number             | whole number
            {"number":1.0}                                       | number             | whole number
            {"number":-0.0}                                      | number             | whole number
            {"number":" 1"}                                      | number             | whole number
            {"number":""}                                        | number             | whole number
            {"text":"a\ufffdb"}                                  | text               | broken characters
            {"text":"a\ufffeb"}                                  | text               | broken characters
            {"text":"a\\udc00b"}                                 | text               | broken characters
            {"money":{"amount":"1e2","currency":"JPY"}}          | money.amount       | a decimal number
            {"money":{"amount":"-0.00","currency":"EUR"}}        | money.amount       | no sign
            {"money":{"amount":"00.00","currency":"EUR"}}        | money.amount       | a decimal number
            {"money":{"amount":"1,00","currency":"EUR"}}         | money.amount       | a decimal number
            {"money":{"amount":"1 000.00","currency":"EUR"}}     | money.amount       | a decimal number
            {"money":{"amount":"\u0661.00","currency":"EUR"}}    | money.amount       | a decimal number
            {"money":{"amount":"1.00","currency":"\u0415UR"}}    | money.currency     | ISO 4217
            {"money":{"amount":"92233720368547758.08","currency":"EUR"}} | money.amount | too large
            {"money":{"amount":"1.000","currency":"KWD"},"x":1}  | x                  | no such field
            {"money":{"amount":"1.00","currency":"KWD"}}         | money.amount       | exactly 3 decimals
            {"money":{"amount":"1.00","currency":"XAU"}}         | money.currency     | ISO 4217
            {"money":{"amount":"1.00","currency":"XDR"}}         | money.currency     | ISO 4217
            {"money":null,"currency":null,"date":"0000-01-01"}   | date               | a date such as
            {"date":"2022-02-29"}                                | date               | a date such as
            {"date":"2022-3-5"}                                  | date               | a date such as
            {"date":"+2022-03-05"}                               | date               | a date such as
            {"date":"2022-03-05 "}                               | date               | a date such as
            {"date":"2022-W09-6"}                                | date               | a date such as
            {"date":"2022-064"}                                  | date               | a date such as
            {"instant":"2022-03-05T12:00:00+01:00"}              | instant            | an instant such as
            {"instant":1646481600}                               | instant            | an instant such as
            {"id":"{00000000-0000-0000-0000-000000000000}"}      | id                 | a UUID
            {"id":"0-0-0-0-0"}                                   | id                 | a UUID
            {"number":99999999999}                               | number             | whole number
            {"flag":"true"}                                      | flag               | true or false
            {"flag":1}                                           | flag               | true or false
            {"text":1}                                           | text               | text in quotes
            {"text":true}                                        | text               | text in quotes
            {"text":["Canary"]}                                  | text               | text in quotes
            {"nested":{"text":"Canary"}}                         | nested             | another type
            """)
    void aWrongFieldIsNamed(String body, String field, String message) {
        problem(post(body), 400, "invalid-request")
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", containsString(message))
                .body("detail", containsString(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"Canary\"",
                "{\"text\":\"Canary\"} {}",
                "{\"text\":\"Canary\"},",
                "{\"text\":\"Canary\",\"text\":\"Canary\"}",
                "{text:\"Canary\"}",
                "{'text':'Canary'}",
                "{\"number\":NaN}",
                "{\"number\":Infinity}",
                "{\"number\":01}",
                "{\"number\":0x1F}",
                "{\"text\":\"Canary\n\"}",
                "{\"text\":\"\\uD8\"}",
                "{\"text\":\"a\",}",
                "{\"nested\":[{},]}",
                "{\"number\":1_000}",
                "{\"number\":+1}",
                "{\"number\":1.}",
                "{\"number\":.5}",
                "\uFEFF\uFEFF{}",
                "{\"text\":Canary}",
                "// Canary\n{}",
                "Canary",
            })
    void whatIsNoJsonIsMalformed(String body) {
        problem(post(body), 400, "malformed-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"Canary\"", "1", "true", "[{\"text\":\"Canary\"}]"})
    void anotherKindOfDocumentIsRefused(String body) {
        assertThat(post(body).statusCode(400).extract().contentType()).startsWith("application/problem+json");
        post(body).body(not(containsString("Canary")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "   "})
    void anEmptyBodyIsRefused(String body) {
        assertThat(post(body).statusCode(400).extract().contentType()).startsWith("application/problem+json");
    }

    @Test
    void depthAndSizeOfNumbersAreLimited() {
        String deep = "{\"nested\":[".repeat(40) + "]}".repeat(40);
        problem(post(deep), 400, "malformed-body");
        for (String huge : new String[] {"9".repeat(100), "1e999999999", "-1e-999999999", "0." + "1".repeat(100)}) {
            post("{\"decimal\":" + huge + "}")
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", not(containsString("999")))
                    .body("violations.message", not(hasItem(containsString("999"))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FF FE", "ED A0 80", "F8 88 80 80 80", "E2 82", "80"})
    void bytesThatAreNoUtf8AreRefused(String hex) throws IOException {
        var body = new ByteArrayOutputStream();
        body.writeBytes("{\"text\":\"".getBytes(StandardCharsets.UTF_8));
        for (String octet : hex.split(" ")) {
            body.write(Integer.parseInt(octet, 16));
        }
        body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        problem(
                given().contentType("application/json")
                        .body(body.toByteArray())
                        .post("/test/everything")
                        .then(),
                400,
                "malformed-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-32BE"})
    void otherUnicodeFormsNeverEndInAnInternalError(String charset) {
        int status = given().contentType("application/json")
                .body("{\"text\":\"a\"}".getBytes(Charset.forName(charset)))
                .post("/test/everything")
                .statusCode();
        assertThat(status).isLessThan(500);
    }

    /** The first bytes say in which form the rest is; what is none of them must not look like a fault of the service. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00 00 FF FE 00 00 00 7B",
                "FE FF 00 00 00 7B 00 7D",
                "00 7B 00 00",
                "00 00 00 7B 7F FF FF FF",
                "00 00 00 7B 00",
                "00 00 FE FF 00 11 00 00",
                "FF FE 00 00 7B 00 00 00 00 00 11 00",
                "FE FF D8 00",
                "FF FE 7B",
                "EF BB BF",
                "EF BB",
                "00",
                "1F 8B 08 00 00 00 00 00",
            })
    void bytesThatAreInNoFormOfUnicodeAreMalformed(String hex) throws IOException {
        byte[] body = HexFormat.ofDelimiter(" ").parseHex(hex);
        RawHttp answer = RawHttp.send(
                server,
                "POST /test/everything HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length + "\r\n\r\n",
                body);
        assertRefused(answer, 400, "malformed-body");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /v1/nothing              | Accept: */*/                                              | 404
            GET /v1/nothing              | Accept: blah                                              | 404
            GET /v1/nothing              | Accept: x; /x                                             | 404
            GET /v1/nothing              | Accept: application/json;q=abc                            | 404
            GET /v1/nothing              | Accept: */${jndi:ldap://x}                                | 404
            GET /v1/programmes           | Accept: ../../                                            | 401
            GET /v1/programmes           | Accept: text/html, image/gif, *; q=.2, */*; q=.2          | 401
            GET /v1/programmes/a/b/c/d   | Accept: ;                                                 | 404
            GET /v1/payouts?limit=abc    | Accept: */*/                                              | 400
            GET /v1/payouts?programme=a%0A | Accept: */*                                            | 400
            DELETE /v1/programmes        | Accept: /                                                 | 405
            GET /v1/programmes           | Idempotency-Key: a~Idempotency-Key: b                  | 400
            GET /v1/programmes           | If-Match: "1"~If-Match: "2"                            | 400
            POST /test/everything        | Content-Type: application/json~Content-Encoding: gzip  | 415
            POST /test/everything        | Content-Type: application/json~Content-Encoding: x     | 415
            POST /test/everything        | Content-Type: invalid                                     | 415
            POST /test/everything        | Content-Type: ;                                           | 415
            POST /test/everything        | Content-Type: application                                 | 415
            POST /test/everything        | Content-Type: application/                                | 415
            """)
    void headersThatAreNoneAreTheCallersFault(String target, String headers, int status) throws IOException {
        RawHttp answer = RawHttp.send(
                server,
                target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n"
                        + headers.replace("~", "\r\n") + "\r\n\r\n",
                "{}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-8",
                "application/json; charset=UTF-8",
                "application/json;charset=\"utf-8\"",
                "APPLICATION/JSON",
                "application/json;v=1",
                "application/json ;  charset=utf-8",
                "application/json;",
            })
    void jsonIsJsonWhateverItsParameters(String type) throws IOException {
        String body = "{\"text\":1}";
        RawHttp answer = RawHttp.send(
                server,
                "POST /test/everything HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Encoding: identity\r\nContent-Type: "
                        + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n",
                body);
        assertRefused(answer, 400, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 415, unsupported-media-type",
        "application/xml, 415, unsupported-media-type",
        "application/x-www-form-urlencoded, 415, unsupported-media-type",
        "multipart/form-data; boundary=x, 415, unsupported-media-type",
    })
    void anotherMediaTypeIsRefused(String type, int status, String slug) throws IOException {
        RawHttp answer = RawHttp.send(
                server,
                "POST /test/everything HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                        + "\r\nContent-Length: 6\r\n\r\n",
                "Canary");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.text()).contains("/problems/" + slug).doesNotContain("Canary");
    }

    @Test
    void whatNobodyAcceptsIsAProblem() {
        problem(
                given().accept("image/png")
                        .contentType("application/json")
                        .body("{}")
                        .post("/test/everything")
                        .then(),
                406,
                "not-acceptable");
    }

    @Test
    void anotherMethodIsAProblemThatNamesTheRightOnes() {
        problem(given().delete("/test/everything").then(), 405, "method-not-allowed");
        problem(given().get("/test/everything").then(), 405, "method-not-allowed");
        problem(given().patch("/test/everything").then(), 405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/Canary", "/Canary", "/test/Canary", "/q/Canary", "/test/tasks/Canary"})
    void anUnknownPathIsAProblem(String path) {
        problem(given().get(path).then(), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "state, 500, internal",
        "argument, 500, internal",
        "error, 500, internal",
        "overflow, 500, internal",
        "checked, 500, internal",
        "check, 500, internal",
        "connection, 503, unavailable",
        "pool, 503, unavailable",
        "deadlock, 503, unavailable",
        "serialization, 503, unavailable",
        "slots, 503, unavailable",
        "shutdown, 503, unavailable",
        "password, 503, unavailable",
        "lock, 503, unavailable",
        "statement, 503, unavailable",
        "replica, 503, unavailable",
        "timeout, 503, unavailable",
        "issuer, 503, unavailable",
        "commit, 503, outcome-unknown",
        "deferred, 409, already-exists",
        "unique, 409, already-exists",
        "stale, 409, state-conflict",
        "none, 404, not-found",
    })
    void failuresSayNothingOfWhatTheyWereAbout(String kind, int status, String slug) {
        try (LogCapture log = LogCapture.start()) {
            var answer = problem(given().get("/test/failures/" + kind).then(), status, slug);
            if (status == 503) {
                answer.header("Retry-After", equalTo("5"));
            }
            assertThat(log.text()).doesNotContain("Canary");
            if (status == 500) {
                assertThat(log.text()).contains("at org.millioncarrots.platform.TestResource");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"duplicate, 409, already-exists", "no-character, 400, invalid-request"})
    void whatTheDatabaseSaysOfAValueIsInNoAnswerAndNoLog(String kind, int status, String slug) {
        try (LogCapture log = LogCapture.start()) {
            problem(given().get("/test/refused-by-the-database/" + kind).then(), status, slug);
            assertThat(log.text()).doesNotContain("Canary");
        }
    }

    @Test
    void theLocationIsAPathWhateverHostTheRequestNames() throws IOException {
        String body = "{\"mode\":\"create\"}";
        RawHttp answer = RawHttp.send(
                server,
                "POST /test/tasks HTTP/1.1\r\nHost: Canary.example\r\nX-Forwarded-Host: Canary.example\r\n"
                        + "Authorization: Bearer " + org.millioncarrots.testing.Tokens.of("finance")
                        + "\r\nIdempotency-Key: location-1\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n",
                body);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text())
                .containsPattern("(?im)^location: /test/tasks/\\d+\r?$")
                .doesNotContain("Canary");
    }

    @Test
    void aLongTargetAndLongHeadersAreProblems() throws IOException {
        assertRefused(RawHttp.get(server, "/test/everything?x=" + "a".repeat(9_000)), 414, "uri-too-long");
        String headers = ("X-Canary: " + "a".repeat(1_000) + "\r\n").repeat(20);
        assertRefused(
                RawHttp.send(
                        server,
                        "GET /v1/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n",
                        ""),
                431,
                "headers-too-large");
        assertThat(RawHttp.get(server, "/" + "a".repeat(100_000)).status()).isIn(0, 414);
    }

    @Test
    void aDeclaredBodyOverTheLimitIsRefusedUnread() throws IOException {
        String head = "POST /test/everything HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: %s\r\n"
                + "Content-Length: %d\r\n\r\n";
        assertRefused(RawHttp.send(server, head.formatted("application/json", 1_000_001), "{"), 413, "body-too-large");
        assertRefused(RawHttp.send(server, head.formatted("application/xml", 16_777_217), "<"), 413, "body-too-large");
        assertThat(RawHttp.send(server, head.replace("%d", "x").formatted("application/json"), "{}")
                        .status())
                .isIn(0, 400, 413);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_200_000, 18_000_000})
    void aChunkedBodyOverTheLimitIsRefused(int bytes) throws IOException {
        RawHttp answer = RawHttp.send(
                server,
                "POST /test/everything HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
                RawHttp.chunkedJson(bytes));
        assertRefused(answer, 413, "body-too-large");
    }

    @Test
    void everyAnswerForbidsGuessingAndKeeping() {
        given().get("/v1/nothing")
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer");
    }

    private static void assertRefused(RawHttp answer, int status, String slug) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.text()).contains("/problems/" + slug).doesNotContain("Canary");
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/test/everything")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String slug) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + slug))
                .body("status", equalTo(status))
                .body(not(containsString("Canary")));
    }
}
