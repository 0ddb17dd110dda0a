package org.millioncarrots.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/**
 * Somebody who is due one payout of 100 in a currency that nobody else of the test is paid in, so that its batches have nothing
 * else to take.
 */
public record Payee(String currency, String claimant, String claim, String award, String payout) {
    /** A programme that promises 100 in the currency. */
    public static String programme(String currency) {
        return TestProgrammes.approved(Documents.with(
                TestProgrammes.bounty("100.00", "QUEUE"), "/benefits/0/currency", "\"" + currency + "\""));
    }

    public static Payee due(String programme, String currency) throws InterruptedException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        JsonPath attested = Stories.awarded(
                "partner",
                claimant,
                programme,
                TestProgrammes.AS_OF,
                currency,
                QueueStories.facts(Stories.soldier(), "SOLDIER"));
        Stories.run("2022-01-31");
        return new Payee(
                currency,
                claimant,
                attested.getString("claim.id"),
                attested.getString("award.id"),
                payoutOf(claimant, currency));
    }

    private static String payoutOf(String claimant, String currency) {
        return payouts(currency).stream()
                .filter(item -> claimant.equals(item.get("claimantId")))
                .map(item -> (String) item.get("id"))
                .findFirst()
                .orElseThrow();
    }

    public static List<Map<String, Object>> payouts(String currency) {
        return Api.get("finance", "/v1/payouts?limit=500&currency=" + currency).getList("items");
    }

    public String state() {
        return Api.get("finance", path()).getString("state");
    }

    public String path() {
        return "/v1/payouts/" + payout;
    }

    /** A batch of all that is due in the currency; its path. */
    public static String collected(String currency, int payouts) {
        JsonPath batch =
                Api.post("finance", "/v1/payout-batches", Map.of("currency", currency, "scheme", "CROSS_BORDER"), 201);
        assertThat(batch.getInt("payouts")).isEqualTo(payouts);
        return "/v1/payout-batches/" + batch.getString("id");
    }

    public static void nothingToCollect(String currency) {
        Api.writing("finance")
                .body(Map.of("currency", currency, "scheme", "CROSS_BORDER"))
                .post("/v1/payout-batches")
                .then()
                .statusCode(409);
    }

    /** The bank file of an approved batch that is now with the bank. */
    public static String delivered(String batch) {
        String file = Api.as("finance")
                .get(batch + "/file")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Api.post("finance", batch + "/delivery", Map.of(), 201);
        return file;
    }
}
