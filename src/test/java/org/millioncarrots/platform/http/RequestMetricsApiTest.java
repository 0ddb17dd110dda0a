package org.millioncarrots.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.RawHttp;

@QuarkusTest
class RequestMetricsApiTest {
    private static final Pattern URI_TAG = Pattern.compile("uri=\"([^\"]*)\"");

    @TestHTTPResource("/")
    URI server;

    @Test
    void aFloodOfPathsMakesNoSeriesAndHidesNoFault() throws IOException {
        for (int i = 0; i < 150; i++) {
            String nonsense = "x" + UUID.randomUUID().toString().replace("-", "");
            given().get("/v1/" + nonsense);
            given().get("/" + nonsense);
            given().delete("/v1/programmes/" + nonsense);
            given().contentType("text/" + nonsense).body("x").post("/v1/claims");
            given().contentType("application/json").body("x").post("/v1/claims/" + nonsense + "/decision");
            Api.as("finance").get("/v1/payouts/" + nonsense);
            RawHttp.send(
                    server, "X" + i + " /v1/" + nonsense + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "");
        }
        long before = failures();
        given().get("/test/failures/state").then().statusCode(500);
        assertThat(failures()).isEqualTo(before + 1);

        List<String> series = lines("http_server_requests_seconds_count");
        assertThat(series.stream().map(RequestMetricsApiTest::uri).distinct())
                .allMatch(uri -> uri.matches("([a-z0-9./-]|\\{[^{}]+\\})+|root|NOT_FOUND|NO_OPERATION"))
                .noneMatch(uri -> uri.matches(".*x[0-9a-f]{32}.*"));
        assertThat(series).noneMatch(line -> line.matches(".*method=\"X[0-9]+\".*"));
    }

    @Test
    void answersAreCountedInBuckets() {
        Api.as("finance").get("/v1/programmes").then().statusCode(200);
        assertThat(lines("http_server_requests_seconds_bucket"))
                .anyMatch(line -> line.contains("uri=\"/v1/programmes\"") && line.contains("le=\"0.25\""))
                .anyMatch(line -> line.contains("uri=\"/v1/programmes\"") && line.contains("le=\"+Inf\""));
    }

    @Test
    void everySchedulesLastSuccessIsCounted() {
        assertThat(lines("carrots_schedule_last_success_seconds"))
                .extracting(line -> line.replaceAll(".*schedule=\"([^\"]*)\".*", "$1"))
                .contains("resume-payout-runs", "refresh-rates", "sweep-vault")
                .allMatch(schedule -> schedule.matches("[a-z]+(-[a-z]+)*"));
        assertThat(lines("carrots_schedule_failures_total")).isNotEmpty();
    }

    private static long failures() {
        return lines("http_server_requests_seconds_count").stream()
                .filter(line -> line.contains("status=\"500\"") && line.contains("/test/failures/{kind}"))
                .map(line -> new BigDecimal(line.substring(line.lastIndexOf(" ") + 1)))
                .mapToLong(BigDecimal::longValueExact)
                .sum();
    }

    private static String uri(String line) {
        var tag = URI_TAG.matcher(line);
        assertThat(tag.find()).as(line).isTrue();
        return tag.group(1);
    }

    private static List<String> lines(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .collect(Collectors.toList());
    }
}
