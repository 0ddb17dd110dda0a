package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/**
 * Somebody wants a statement out of a claimant by letting money depend on it. What was promised without is granted and paid without,
 * with one that was given, and with one that was taken back: alike to the cent and the day.
 */
@QuarkusTest
class NoStatementNoMoneyApiTest {
    @Test
    void whatIsGrantedAndPaidIsTheSameWithAStatementWithoutAndAfterItIsTakenBack() throws InterruptedException {
        String without = claimant();
        String with = claimant();
        String takenBack = claimant();
        recorded(with);
        String testimony = recorded(takenBack);
        JsonPath plain = awarded(without);
        JsonPath given = awarded(with);
        JsonPath withdrawn = awarded(takenBack);
        Api.post("partner", testimony + "/withdrawal", Map.of(), 201);
        Api.post("testimony", testimony + "/destruction", Map.of(), 201);
        Stories.run("2022-05-31");

        assertThat(given.getString("claim.decision.assessment"))
                .isEqualTo(plain.getString("claim.decision.assessment"));
        assertThat(List.of(given.getList("award.money"), withdrawn.getList("award.money")))
                .allMatch(plain.getList("award.money")::equals);
        assertThat(List.of(schedule(with), schedule(takenBack))).allMatch(schedule(without)::equals);
        assertThat(schedule(without).toString()).contains("DUE");
    }

    private static JsonPath awarded(String claimant) {
        return Stories.awarded("partner", claimant, "diplomat-resignation", "2022-03-10", "EUR", Stories.diplomat());
    }

    private static String claimant() {
        return Stories.registered("partner", true, 1).getString("id");
    }

    private static String recorded(String claimant) {
        String path = "/v1/claimants/" + claimant + "/testimonies";
        Map<String, Object> request = Map.of(
                "recording",
                Map.of("reference", "ARCHIVE-1", "sha256", "ab".repeat(32), "language", "ru"),
                "takenOn",
                "2022-03-20",
                "zone",
                "Europe/Vilnius",
                "consentVersion",
                "2022-1",
                "consentedOn",
                "2022-03-20",
                "scopes",
                List.of("PUBLICATION"));
        return path + "/" + Api.post("partner", path, request, 201).getString("id");
    }

    /** Amounts, days and where each stands, without ids. */
    private static List<Map<String, Object>> schedule(String claimant) {
        JsonPath schedule = Api.get("partner", "/v1/claimants/" + claimant + "/schedule");
        return schedule.getList(
                "instalments.collect { [on: it.dueOn, amount: it.amount.toString(), at: it.standing] }");
    }
}
