package org.millioncarrots.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.LogCapture;

@QuarkusTest
class RequestIdApiTest {
    private static final String GIVEN = "7f4df2b0-0f8e-4e0c-9d0a-3c1c8f0e6c55";

    @Test
    void theCallersIdIsAnsweredAlsoInAProblem() {
        given().header("Request-Id", GIVEN)
                .get("/v1/nothing")
                .then()
                .statusCode(404)
                .header("Request-Id", GIVEN)
                .body("instance", equalTo("urn:uuid:" + GIVEN));
        given().header("X-Request-Id", "7F4DF2B00F8E4E0C9D0A3C1C8F0E6C55")
                .get("/v1/programmes;x")
                .then()
                .statusCode(404)
                .header("Request-Id", GIVEN)
                .body("instance", equalTo("urn:uuid:" + GIVEN));
        Api.as("finance")
                .header("traceparent", "00-7f4df2b00f8e4e0c9d0a3c1c8f0e6c55-00f067aa0ba902b7-01")
                .get("/v1/programmes")
                .then()
                .statusCode(200)
                .header("Request-Id", GIVEN);
    }

    @Test
    void whatCouldBeSomethingElseIsReplacedByANewId() {
        for (String told : new String[] {"Petrov", "DE02120300000000202051", "123456789012345678", GIVEN + "0"}) {
            String answered =
                    given().header("Request-Id", told).get("/v1/nothing").header("Request-Id");
            assertThat(UUID.fromString(answered)).hasToString(answered);
            assertThat(answered).doesNotContain(told);
        }
        assertThat(given().get("/v1/nothing").header("Request-Id"))
                .isNotEqualTo(given().get("/v1/nothing").header("Request-Id"));
    }

    @Test
    void aTraceGoesOnInTheAnswerAndANewOneIsTheRequests() {
        given().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .header("Request-Id", GIVEN)
                .get("/v1/nothing")
                .then()
                .header("Request-Id", GIVEN)
                .header(
                        "traceparent",
                        matchesPattern("00-4bf92f3577b34da6a3ce929d0e0e4736-(?!00f067aa0ba902b7)[0-9a-f]{16}-01"));
        for (String wrong : new String[] {
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-Petrov-00f067aa0ba902b7-01"
        }) {
            given().header("traceparent", wrong)
                    .header("Request-Id", GIVEN)
                    .get("/v1/nothing")
                    .then()
                    .header("traceparent", matchesPattern("00-7f4df2b00f8e4e0c9d0a3c1c8f0e6c55-[0-9a-f]{16}-00"));
        }
    }

    /** What a caller reads out at night leads to the line that says what happened. */
    @Test
    void theLogOfAFaultCarriesTheIdOfItsProblem() {
        try (LogCapture log = LogCapture.start()) {
            String instance = given().get("/test/failures/state")
                    .then()
                    .statusCode(500)
                    .extract()
                    .path("instance");
            String id = instance.substring("urn:uuid:".length());
            assertThat(log.text().lines())
                    .anyMatch(line -> line.contains("requestId=" + id) && line.contains("unexpected"));
        }
    }

    @Test
    void anActLeavesOneLineWithItsRequestAndNobodysName() {
        try (LogCapture log = LogCapture.start()) {
            String run = Api.writing("finance")
                    .header("Request-Id", GIVEN)
                    .body("{\"dueUpTo\":\"1990-01-02\"}")
                    .post("/v1/payout-runs")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            assertThat(log.text().lines().filter(line -> line.contains("PAYOUT_RUN_STARTED")))
                    .singleElement()
                    .asString()
                    .contains(EventLog.CATEGORY, "requestId=" + GIVEN, "act action=PAYOUT_RUN_STARTED subject=" + run)
                    .containsPattern("audit=[0-9]+")
                    .doesNotContain("finance");
        }
    }

    @Test
    void whatIsRefusedLeavesNoLine() {
        try (LogCapture log = LogCapture.start()) {
            Api.writing("finance")
                    .body("{\"dueUpTo\":\"2150-01-01\"}")
                    .post("/v1/payout-runs")
                    .then()
                    .statusCode(400);
            assertThat(log.text()).doesNotContain("PAYOUT_RUN_STARTED");
        }
    }
}
