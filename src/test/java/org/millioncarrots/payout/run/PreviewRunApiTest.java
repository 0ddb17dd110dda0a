package org.millioncarrots.payout.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

@QuarkusTest
class PreviewRunApiTest {
    private static final String PREVIEW = "/v1/payout-runs/preview?dueUpTo=2022-03-31";

    @Test
    void aRunMakesAndLeavesWhatItsPreviewSays() throws InterruptedException {
        diplomat("EUR");
        diplomat("EUR");
        diplomat("USD");
        diplomat("UAH");
        String held = diplomat("EUR").getString("claim.id");
        Api.post("caseworker", "/v1/claims/" + held + "/holds", Map.of("reason", "SANCTIONS_MATCH"), 201);
        long before = Api.get("finance", "/v1/reports/payouts?groupBy=currency").getLong("totals.count.sum()");

        JsonPath preview = Api.get("finance", PREVIEW);
        assertThat(preview.getList("payable.programme")).contains("diplomat-resignation");
        assertThat(preview.getList("leftOut.reason")).contains("ON_HOLD");
        assertThat(Api.get("finance", "/v1/reports/payouts?groupBy=currency").getLong("totals.count.sum()"))
                .as("nothing is written")
                .isEqualTo(before);

        JsonPath run = Stories.run("2022-03-31");
        assertThat(amounts(preview, "payable.amount")).isEqualTo(amounts(run, "made.amount"));
        assertThat(amounts(preview, "totals.amount")).isEqualTo(amounts(run, "made.amount"));
        assertThat(preview.getLong("payable.payouts.sum()"))
                .isEqualTo(run.getLong("payouts"))
                .isEqualTo(run.getLong("made.payouts.sum()"));
        assertThat(byReason(preview.getList("leftOut"))).isEqualTo(byReason(run.getList("skippedFor")));
        assertThat(run.getLong("skippedFor.instalments.sum()")).isEqualTo(run.getLong("skipped"));
        assertThat(run.getString("createdBy")).isEqualTo("finance");

        JsonPath after = Api.get("approver", PREVIEW);
        assertThat(after.getList("payable")).isEmpty();
        assertThat(byReason(after.getList("leftOut"))).isEqualTo(byReason(preview.getList("leftOut")));
    }

    /** 0.28 and 0.13 rubles are no cent. Such an instalment made every run fail for all claimants of its part, again and again. */
    @Test
    void whatComesToLessThanACentStaysOwedAndStopsNobody() throws InterruptedException {
        ObjectNode document = TestProgrammes.stipend("0.40");
        Documents.with(document, "/benefits/1/currency", "\"RUB\"");
        Documents.with(document, "/benefits/1/months", "1");
        String claimant = Stories.registered("partner", false, 0).getString("id");
        String award = Stories.awarded(
                        "partner",
                        claimant,
                        TestProgrammes.approved(document),
                        TestProgrammes.AS_OF,
                        "USD",
                        Stories.diplomat())
                .getString("award.id");
        List<String> owed =
                Api.get("finance", "/v1/awards/" + award + "/instalments").getList("items.id");
        assertThat(owed).hasSize(2);

        JsonPath preview = Api.get("finance", PREVIEW);
        JsonPath run = Stories.run("2022-03-31");

        assertThat(run.getString("state")).isEqualTo("DONE");
        assertThat(byReason(run.getList("skippedFor")))
                .isEqualTo(byReason(preview.getList("leftOut")))
                .containsKey("AMOUNT_NOT_CONVERTIBLE");
        List<Map<String, String>> skipped = Api.get(
                        "finance", "/v1/payout-runs/" + run.getString("id") + "/skipped?limit=500")
                .getList("items");
        assertThat(skipped)
                .filteredOn(one -> owed.contains(one.get("instalmentId")))
                .extracting(one -> one.get("reason"))
                .containsExactly("AMOUNT_NOT_CONVERTIBLE", "AMOUNT_NOT_CONVERTIBLE");
        assertThat(Api.get("finance", "/v1/awards/" + award + "/instalments").getList("items.state"))
                .containsOnly("SCHEDULED");
    }

    /** The same of a bounty, whose rate is fixed with the award: nothing is promised that nobody could pay. */
    @Test
    void whatComesToLessThanACentIsNotGranted() {
        ObjectNode document = TestProgrammes.bounty("0.01", "REFUSE");
        Documents.with(document, "/benefits/0/currency", "\"RUB\"");
        String programme = TestProgrammes.approved(document);
        String claim = Api.post(
                        "partner",
                        "/v1/claims",
                        Map.of(
                                "claimantId",
                                Stories.registered("partner", false, 0).getString("id"),
                                "programme",
                                programme,
                                "payoutCurrency",
                                "USD",
                                "facts",
                                Stories.on(TestProgrammes.AS_OF, Stories.soldier())),
                        201)
                .getString("id");
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        assertThat(Api.post("approver", "/v1/claims/" + claim + "/attestation", Map.of("confirmed", true), 409)
                        .getString("reason"))
                .isEqualTo("NOTHING_LEFT");
    }

    @Test
    void whatARunRefusesItsPreviewRefusesToo() {
        Api.as("finance")
                .get("/v1/payout-runs/preview?dueUpTo=2099-01-01")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("dueUpTo"));
        Api.as("operator").get(PREVIEW).then().statusCode(403);
        assertThat(Api.get("auditor", "/v1/payout-runs/preview").getString("dueUpTo"))
                .as("today")
                .isNotNull();
    }

    private static JsonPath diplomat(String currency) {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        return Stories.awarded("partner", claimant, "diplomat-resignation", "2022-03-10", currency, Stories.diplomat());
    }

    private static Map<String, Long> byReason(List<Map<String, Object>> left) {
        Map<String, Long> counts = new TreeMap<>();
        left.forEach(one ->
                counts.merge((String) one.get("reason"), ((Number) one.get("instalments")).longValue(), Long::sum));
        return counts;
    }

    private static Map<String, BigDecimal> amounts(JsonPath json, String path) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        List<Map<String, String>> amounts = json.getList(path);
        amounts.forEach(one -> sums.merge(one.get("currency"), new BigDecimal(one.get("amount")), BigDecimal::add));
        return sums;
    }
}
