package org.millioncarrots.rates;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.millioncarrots.rates.RatesApiTest.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;

@QuarkusTest
@ForAllPartners
class ManualRatesApiTest {
    private LocalDate today;

    @Inject
    Clock clock;

    @Inject
    Sql sql;

    @BeforeEach
    void opensToday() {
        today = LocalDate.now(clock);
    }

    private static ValidatableResponse post(String user, String path, String body) {
        return as(user).header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/v1/rates/manual" + path)
                .then();
    }

    private static String proposal(String value, LocalDate from, LocalDate until, String reason) {
        return """
                {"base":"UAH","quote":"EUR","nominal":100,"value":"%s","inForceFrom":"%s","inForceUntil":"%s","reason":"%s"}
                """.formatted(value, from, until, reason);
    }

    @Test
    void isUsedOnlyAfterAnotherPersonApprovedItAndOnlyUntilItsEnd() {
        String id = post(
                        "finance",
                        "",
                        proposal("2.0145", today, today.plusDays(3), "market closed, mean of three banks"))
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .body("sha256", nullValue())
                .extract()
                .path("id");
        String lookup = "/v1/rates?source=MANUAL&base=UAH&quote=EUR&on=";
        as("partner").get(lookup + today).then().statusCode(422);

        post("finance", "/" + id + "/approval", "").statusCode(403).body("type", equalTo("/problems/same-person"));
        as("partner").get(lookup + today).then().statusCode(422);

        String sha256 = post("finance2", "/" + id + "/approval", "")
                .statusCode(201)
                .body("state", equalTo("APPROVED"))
                .body("approvedBy", equalTo("finance2"))
                .extract()
                .path("sha256");
        as("partner")
                .get(lookup + today.plusDays(3))
                .then()
                .statusCode(200)
                .body("rates[0].value", equalTo("2.0145"))
                .body("rates[0].sha256", equalTo(sha256));
        as("partner")
                .get("/v1/rates?source=MANUAL&base=EUR&quote=UAH&on=" + today)
                .then()
                .statusCode(200)
                .body("rates[0].base", equalTo("UAH"));
        as("partner").get(lookup + today.plusDays(4)).then().statusCode(422);
        as("auditor")
                .accept("application/octet-stream, application/xml")
                .get("/v1/rates/publications/" + sha256)
                .then()
                .statusCode(200);
        post("approver", "/" + id + "/approval", "").statusCode(409);
        as("auditor").get("/v1/rates/manual").then().statusCode(200).body("items.id", hasItem(id));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 3, a reason that is long enough, value", "-1, 0, 3, a reason that is long enough, value",
        "1e3, 0, 3, a reason that is long enough, value", "2.0145, -1, 3, a reason that is long enough, inForceFrom",
        "2.0145, 0, -1, a reason that is long enough, inForceUntil",
                "2.0145, 0, 93, a reason that is long enough, inForceUntil",
        "2.0145, 0, 3, short, reason"
    })
    void namesTheFieldThatIsWrong(String value, int from, int until, String reason, String field) {
        post("finance", "", proposal(value, today.plusDays(from), today.plusDays(until), reason))
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void needsAReasonAndAnEnd() {
        post(
                        "finance",
                        "",
                        "{\"base\":\"UAH\",\"quote\":\"EUR\",\"nominal\":100,\"value\":\"2.0145\",\"inForceFrom\":\""
                                + today + "\"}")
                .statusCode(400)
                .body("violations[0].field", equalTo("inForceUntil"));
        post("partner", "", "{}").statusCode(403);
        post("finance", "/" + UUID.randomUUID() + "/approval", "").statusCode(404);
    }

    /** Even code that forgot to ask would be stopped. */
    @Test
    void theDatabaseRefusesOnePersonInBothParts() {
        String id = post("finance", "", proposal("2.0145", today, today, "market closed, mean of three banks"))
                .extract()
                .path("id");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.of("""
                                insert into manual_rate_approval (manual_rate_id, proposed_by, approved_by, approved_at, sha256)
                                values (:id, 'finance', 'finance', now(), '')
                                """).with("id", UUID.fromString(id)).run()))
                .hasMessageContaining("manual_rate_two_people_ck");
    }
}
