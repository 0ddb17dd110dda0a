package org.millioncarrots.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** One act is worth one sum, whatever day its partner would like: of an act of 4 March the rates of 11 March and 30 June differ twofold. */
@QuarkusTest
class ClaimDaysApiTest {
    private static final String OFFER = "ukraine-lay-down-arms";

    @Test
    void theDayOfTheActCountsAndNoOther() {
        JsonPath claim =
                Api.post("partner", "/v1/claims", claim(Stories.on("2022-03-04", Stories.soldier()), null), 201);
        assertThat(claim.getString("asOf")).isEqualTo("2022-03-04");
        assertThat(claim.getString("stipendFrom")).isEqualTo("2022-03-04");
        String sum = granted(claim);
        for (String wished : new String[] {"2022-03-11", "2022-06-30", "2022-03-03", "2026-01-01"}) {
            JsonPath lodged =
                    Api.post("partner", "/v1/claims", claim(Stories.on("2022-03-04", Stories.soldier()), wished), 201);
            assertThat(lodged.getString("asOf")).isEqualTo("2022-03-04");
            assertThat(lodged.getString("stipendFrom"))
                    .isEqualTo(wished.startsWith("2022-03-03") || wished.startsWith("2026") ? "2022-03-04" : wished);
            assertThat(granted(lodged)).isEqualTo(sum);
        }
    }

    @Test
    void anActBeforeTheProgrammesFirstDayCountsFromThatDay() {
        JsonPath claim =
                Api.post("partner", "/v1/claims", claim(Stories.on("2022-02-25", Stories.soldier()), null), 201);
        assertThat(claim.getString("asOf")).isEqualTo("2022-02-28");
    }

    @Test
    void theDayOfTheActMustBeSaidAndNotLieAhead() {
        Map<String, Object> unknown = new HashMap<>(Stories.soldier());
        unknown.remove("actOn");
        for (Map<String, Object> facts : java.util.List.of(unknown, Stories.on("2199-01-01", Stories.soldier()))) {
            Api.writing("partner")
                    .body(claim(facts, null))
                    .post("/v1/claims")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("facts.actOn"));
        }
    }

    /** A rate of the day of the act is still there; the money is not. */
    @Test
    void nobodyIsPaidInMoneyThatWasReplaced() {
        for (String replaced : new String[] {"BGN", "HRK", "LTL"}) {
            Map<String, Object> claim = new HashMap<>(claim(Stories.on("2022-03-04", Stories.soldier()), null));
            claim.put("payoutCurrency", replaced);
            Api.writing("partner")
                    .body(claim)
                    .post("/v1/claims")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("payoutCurrency"));
        }
    }

    @Test
    void anotherDayOfTheActThatIsEstablishedIsTheClaimsDay() {
        String claim = Api.post("partner", "/v1/claims", claim(Stories.on("2022-03-11", Stories.soldier()), null), 201)
                .getString("id");
        JsonPath decided = Api.post(
                "caseworker",
                "/v1/claims/" + claim + "/decision",
                Map.of("outcome", "ELIGIBLE", "findings", Map.of("actOn", "2022-03-05")),
                201);
        assertThat(decided.getString("asOf")).isEqualTo("2022-03-05");
        JsonPath attested =
                Api.post("approver", "/v1/claims/" + claim + "/attestation", Map.of("confirmed", true), 201);
        assertThat(attested.getString("award.money[0].payable.amount")).isEqualTo("47253.44");
    }

    private static String granted(JsonPath claim) {
        String path = "/v1/claims/" + claim.getString("id");
        Api.post("caseworker", path + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        return Api.post("approver", path + "/attestation", Map.of("confirmed", true), 201)
                .getString("award.money[0].payable.amount");
    }

    private static Map<String, Object> claim(Map<String, Object> facts, String asOf) {
        Map<String, Object> claim = new HashMap<>(Map.of(
                "claimantId",
                Stories.registered("partner", false, 0).getString("id"),
                "programme",
                OFFER,
                "payoutCurrency",
                "USD",
                "facts",
                facts));
        if (asOf != null) {
            claim.put("asOf", asOf);
        }
        return claim;
    }
}
