package org.millioncarrots.rates.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.millioncarrots.rates.RatesApiTest.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.testing.ExampleTable;

@QuarkusTest
@ForAllPartners
class QuotesApiTest {
    private static final String OFFER =
            "{\"amount\":{\"amount\":\"5000000.00\",\"currency\":\"RUB\"},\"to\":\"USD\",\"on\":\"2022-03-05\"}";

    @Inject
    Sql sql;

    private static ValidatableResponse post(String user, String path, String body) {
        return as(user).header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/v1/quotes" + path)
                .then();
    }

    /** Its day is the partner's choice, and would decide the sum: what a claim cites is an offer. */
    @Test
    void noClaimCitesAQuote() {
        String id = post("partner", "", OFFER).statusCode(201).extract().path("id");
        as("partner")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(Map.of("quoteId", id, "programme", "ukraine-lay-down-arms"))
                .post("/v1/claims")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("quoteId"))
                .body("detail", containsString("offer"));
    }

    @Test
    void pinsTheRateAndIsUsedOnce() {
        ValidatableResponse created = post("partner", "", OFFER)
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .body("amount.amount", equalTo("5000000.00"))
                .body("mid.amount", equalTo("47253.44"))
                .body("target.amount", equalTo("47253.44"))
                .body("target.currency", equalTo("USD"))
                .body("margin.amount", equalTo("0.00"))
                .body("marginBasisPoints", equalTo(0))
                .body("rates", hasSize(1))
                .body("rates[0].value", equalTo("105.8124"));
        Instant createdAt = Instant.parse(created.extract().path("createdAt"));
        Instant expiresAt = Instant.parse(created.extract().path("expiresAt"));
        assertThat(Duration.between(createdAt, expiresAt)).isEqualTo(Duration.ofMinutes(30));
        String id = created.extract().path("id");
        as("partner").get("/v1/quotes/" + id).then().statusCode(200).body("state", equalTo("OPEN"));

        post("partner", "/" + id + "/use", "")
                .statusCode(201)
                .body("state", equalTo("USED"))
                .body("usedAt", notNullValue());
        post("partner", "/" + id + "/use", "")
                .statusCode(422)
                .body("type", equalTo("/problems/quote-unusable"))
                .body("detail", containsString("was used"));
    }

    @Test
    void isRefusedAfterItsTime() {
        String id = post("partner", "", OFFER).extract().path("id");
        UUID expired = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> sql.of("""
                        insert into quote
                        select :expired, partner, source_minor, source_currency, mid_minor, target_minor, target_currency,
                            margin_basis_points, rates, rates_on, known_at, created_by, created_at - interval '30 minutes',
                            expires_at - interval '30 minutes'
                        from quote where id = :id
                        """)
                .with("expired", expired)
                .with("id", UUID.fromString(id))
                .run());
        as("partner").get("/v1/quotes/" + expired).then().statusCode(200).body("state", equalTo("EXPIRED"));
        post("partner", "/" + expired + "/use", "")
                .statusCode(422)
                .body("type", equalTo("/problems/quote-unusable"))
                .body("detail", containsString("expired"));
    }

    @Test
    void ofManyAtOnceOneUsesIt() throws Exception {
        String id = post("partner", "", OFFER).extract().path("id");
        List<Callable<Integer>> users = Collections.nCopies(
                8, () -> post("partner", "/" + id + "/use", "").extract().statusCode());
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(users)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnlyOnce(201).hasSize(8);
        assertThat(answers.stream().filter(status -> status == 422)).hasSize(7);
    }

    @Test
    void anotherPartnersQuoteDoesNotExist() {
        String id = post("partner", "", OFFER).extract().path("id");
        as("partner2").get("/v1/quotes/" + id).then().statusCode(404);
        post("partner2", "/" + id + "/use", "").statusCode(404);
        as("finance").get("/v1/quotes/" + id).then().statusCode(200);
    }

    @Test
    void takesTheEcbWhereNoSideIsTheRubleAndSaysSo() {
        post("finance", "", OFFER.replace("RUB", "EUR").replace("2022-03-05", "2022-03-01"))
                .statusCode(201)
                .body("rates[0].source", equalTo("ECB"))
                .body("target.amount", equalTo("5581000.00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5000000.00 | 0.00 | amount.amount", "5000000.00 | -1.00 | amount.amount",
                        "5000000.00 | 1.000 | amount.amount",
                "5000000.00 | 0.01 | amount", "\"to\":\"USD\" | \"to\":\"XXX\" | to", "\"to\":\"USD\", | | to",
                "2022-03-05 | 2062-03-05 | on", "\"on\" | \"onn\" | onn"
            })
    void namesTheFieldThatIsWrong(String what, String by, String field) {
        post("partner", "", OFFER.replace(what, by == null ? "" : by))
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void withoutARateThereIsNoQuote() {
        post("partner", "", OFFER.replace("\"USD\"", "\"KWD\""))
                .statusCode(422)
                .body("type", equalTo("/problems/rate-unavailable"));
    }

    /** Every example of the table, asked through the API as a partner would. */
    @Test
    void givesWhatTheExamplesSay() {
        for (Map<String, String> row : ExampleTable.rows("rates-lookup.csv")) {
            ValidatableResponse answer = post("partner", "", """
                    {"amount":{"amount":"%s","currency":"%s"},"to":"%s","source":"%s","on":"%s"}
                    """.formatted(
                            row.get("amount"), row.get("from"), row.get("to"), row.get("source"), row.get("on")));
            String expected = row.get("expected");
            String got =
                    switch (answer.extract().statusCode()) {
                        case 201 -> answer.extract().path("target.amount");
                        case 422 -> answer.extract().path("type");
                        default -> answer.extract().path("violations[0].field");
                    };
            String wanted =
                    switch (expected) {
                        case "NOT_PUBLISHED", "TOO_OLD", "NOT_HELD" -> "/problems/rate-unavailable";
                        case "NOT_YET" -> "on";
                        default -> expected;
                    };
            assertThat(got).as(row.get("id")).isEqualTo(wanted);
        }
    }
}
