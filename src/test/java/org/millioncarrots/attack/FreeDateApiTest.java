package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** A partner looks for the day on which one and the same act is worth most. All days must be worth the same. */
@QuarkusTest
class FreeDateApiTest {
    private static final String[] DAYS = {
        "2022-03-05", "2022-03-11", "2022-03-12", "2022-04-01", "2022-06-30", "2022-07-04", "2026-01-01"
    };

    @Test
    void noDayThatAPartnerNamesChangesTheSum() {
        Collection<String> sums = new TreeSet<>();
        for (String day : DAYS) {
            sums.add(granted(lodged("partner", day, Map.of())));
        }
        sums.add(granted(lodged("partner2", null, Map.of())));
        assertThat(sums).hasSize(1);
    }

    /** Nor does a day hidden under another name, or in another form: what is not known is refused. */
    @Test
    void noOtherFieldIsADay() {
        for (String field : List.of("tariffDay", "rateDay", "lodgedAt", "decidedAt", "version", "programmeVersion")) {
            Api.post("partner", "/v1/claims", claim(null, Map.of(field, "2022-06-30")), 400);
        }
        for (Object day : List.of("2022-6-30", "2022-06-30T00:00:00Z", List.of(2022, 6, 30), 19173)) {
            Map<String, Object> claim = new HashMap<>(claim(null, Map.of()));
            claim.put("asOf", day);
            Api.post("partner", "/v1/claims", claim, 400);
        }
    }

    /** The day of the act counts; who moves it is a caseworker with evidence, and another person confirms it. */
    @Test
    void theDayOfTheActIsMovedByTwoPeopleOnly() {
        JsonPath claim = lodged("partner", null, Map.of());
        String path = "/v1/claims/" + claim.getString("id");
        Map<String, Object> other = Map.of("outcome", "ELIGIBLE", "findings", Map.of("actOn", "2022-03-11"));
        Api.post("partner", path + "/decision", other, 403);
        JsonPath decided = Api.post("caseworker", path + "/decision", other, 201);
        assertThat(decided.getString("asOf")).isEqualTo("2022-03-11");
        assertThat(decided.getString("state")).isEqualTo("DECIDED");
        Api.post("caseworker", path + "/attestation", Map.of("confirmed", true), 403);
        Api.as("caseworker").get(path).then().statusCode(200);
        assertThat(Api.get("caseworker", path).getString("state")).isEqualTo("DECIDED");
    }

    private static String granted(JsonPath claim) {
        String path = "/v1/claims/" + claim.getString("id");
        Api.post("caseworker", path + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        return Api.post("approver", path + "/attestation", Map.of("confirmed", true), 201)
                .getString("award.money[0].payable.amount");
    }

    private static JsonPath lodged(String partner, String day, Map<String, Object> more) {
        Map<String, Object> claim = new HashMap<>(claim(day, more));
        claim.put("claimantId", Stories.registered(partner, false, 0).getString("id"));
        return Api.post(partner, "/v1/claims", claim, 201);
    }

    private static Map<String, Object> claim(String day, Map<String, Object> more) {
        Map<String, Object> claim = new HashMap<>(Map.of(
                "claimantId",
                Stories.registered("partner", false, 0).getString("id"),
                "programme",
                "ukraine-lay-down-arms",
                "payoutCurrency",
                "USD",
                "facts",
                Stories.on("2022-03-05", Stories.soldier())));
        claim.putAll(more);
        if (day != null) {
            claim.put("asOf", day);
        }
        return claim;
    }
}
