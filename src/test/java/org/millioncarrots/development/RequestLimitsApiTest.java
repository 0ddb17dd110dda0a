package org.millioncarrots.development;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;

/** The partner in-a-hurry has one request a second, ten at once. */
@QuarkusTest
class RequestLimitsApiTest {
    @Inject
    DevelopmentIssuer issuer;

    @Test
    void whoeverAsksTooOftenWaitsAndNobodyElseDoes() {
        List<Response> answers = IntStream.range(0, 40)
                .mapToObj(i -> claims("in-a-hurry", "s" + i % 3))
                .toList();
        List<Response> refused =
                answers.stream().filter(answer -> answer.statusCode() == 429).toList();
        assertThat(refused).as("whatever subject of the partner asks").isNotEmpty();
        refused.getLast()
                .then()
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/too-many-requests"))
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .header("RateLimit", matchesPattern("\"requests\";r=0;t=[1-9]\\d*"))
                .header("RateLimit-Policy", equalTo("\"requests\";q=10;w=10"));
        claims("ministry-of-defence", "s0")
                .then()
                .statusCode(200)
                .header("RateLimit", matchesPattern("\"requests\";r=[1-9]\\d*;t=0"));
    }

    /** What is refused has not begun: the same key does the work later. */
    @Test
    void aRefusedRequestLeavesNothing() throws InterruptedException {
        String refused = IntStream.range(0, 60)
                .mapToObj(i -> "limit-test-" + i)
                .filter(key -> task(key).statusCode() == 429)
                .findFirst()
                .orElseThrow();
        Thread.sleep(1_100);
        task(refused).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    /** An id a minute, and ten at once: whoever walks through ids waits, and the operators learn of it, but nothing of the ids. */
    @Test
    void aPartnerThatGuessesIdsIsSlowedAndReported() throws InterruptedException {
        List<Response> answers = IntStream.range(0, 12)
                .mapToObj(i ->
                        given().auth().oauth2(token("guesser", "g" + i % 3)).get("/v1/claims/" + UUID.randomUUID()))
                .toList();
        assertThat(answers.subList(0, 10)).extracting(Response::statusCode).containsOnly(404);
        answers.getLast()
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .body("type", equalTo("/problems/too-many-requests"));
        claims("guesser", "g0").then().statusCode(429);
        claims("ministry-of-defence", "s0").then().statusCode(200);
        for (int i = 0; i < 50 && slowed().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(slowed()).isEqualTo(List.of(Map.of("guesses", "10", "partner", "guesser")));
    }

    /** Refusals of other tests are entries of the same subject, more than a page of them. */
    private static List<Map<String, String>> slowed() {
        List<Map<String, String>> found = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page =
                    Api.get("auditor", "/v1/audit?limit=500&subject=00000000-0000-0000-0000-000000000000" + cursor);
            found.addAll(page.getList("items.findAll { it.action == 'PARTNER_SLOWED' }.details"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        return found;
    }

    private Response claims(String partner, String subject) {
        return given().auth().oauth2(token(partner, subject)).get("/v1/claims?limit=1");
    }

    private Response task(String key) {
        return given().auth()
                .oauth2(token("in-a-hurry", "tasks"))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("mode", "create"))
                .post("/test/tasks");
    }

    private String token(String partner, String subject) {
        return issuer.sign(DevelopmentIssuer.claims(DevelopmentUser.PARTNER)
                .subject(subject)
                .claim("partner", partner));
    }
}
