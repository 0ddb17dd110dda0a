package org.millioncarrots.award;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.BankAnswers.Payment;
import org.millioncarrots.testing.Stories;

/** From the claim to the settled, rejected or returned payment, with balanced books at every step. */
@QuarkusTest
class PaidToTheEndApiTest {

    @Test
    void aSoldierIsPaidWhatWasPromisedAtThePinnedRate() throws InterruptedException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        JsonPath award =
                Stories.awarded("partner", claimant, "ukraine-lay-down-arms", "2022-03-05", "USD", Stories.soldier());
        assertThat(award.getString("award.money[0].promised.amount")).isEqualTo("5000000.00");
        assertThat(award.getString("award.money[0].payable.amount")).isEqualTo("47253.44");
        assertThat(award.getString("award.money[0].rates[0].value")).isEqualTo("105.8124");
        balanced();
        assertThat(Stories.run("2022-04-01").getString("state")).isEqualTo("DONE");
        balanced();
        String payout = payout(claimant, "DUE");

        String file = sent("USD", "CROSS_BORDER");
        assertThat(file).contains("47253.44").contains("PETR OBRAZTSOV");
        balanced();
        List<Payment> payments = BankAnswers.payments(file);

        String report = BankAnswers.statusReport(file, id(), "ACSP", "", payments);
        assertThat(bankSays(report).getInt("unmatched")).isZero();
        assertThat(state(payout)).isEqualTo("SENT");

        String debit = BankAnswers.notification(id(), "", payments);
        assertThat(bankSays(debit).getInt("matched")).isEqualTo(payments.size());
        assertThat(state(payout)).isEqualTo("SETTLED");
        String booked = balanced();

        bankSays(debit);
        bankSays(BankAnswers.notification(id(), "", payments));
        assertThat(balanced()).as("the same booking told again moves nothing").isEqualTo(booked);

        bankSays(BankAnswers.notification(id(), "MS03", payments));
        assertThat(state(payout)).isEqualTo("RETURNED");
        balanced();
        String next = Approvals.reissue("/v1/payouts/" + payout)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(state(payout)).isEqualTo("REISSUED");
        assertThat(state(next)).isEqualTo("DUE");
        Approvals.reissue("/v1/payouts/" + payout).then().statusCode(409);

        String second = sent("USD", "CROSS_BORDER");
        bankSays(BankAnswers.notification(id(), "", BankAnswers.payments(second)));
        assertThat(state(next)).isEqualTo("SETTLED");
        balanced();
    }

    @Test
    void aDiplomatGetsAStipendAndARejectionLeavesItOwed() throws InterruptedException {
        String claimant = Stories.registered("partner", true, 1).getString("id");
        JsonPath award =
                Stories.awarded("partner", claimant, "diplomat-resignation", "2022-03-10", "EUR", Stories.diplomat());
        JsonPath instalments =
                Api.get("partner", "/v1/awards/" + award.getString("award.id") + "/instalments?limit=100");
        // EUR 2,000 with 50 % for the spouse and 30 % for a child: 3,600.00 a month, 22 of 31 days in March 2022.
        assertThat(instalments.getList("items")).hasSize(25);
        assertThat(instalments.getString("items[0].amount.amount")).isEqualTo("2554.84");
        assertThat(instalments.getString("items[1].amount.amount")).isEqualTo("3600.00");
        assertThat(instalments.getString("items[1].dueOn")).isEqualTo("2022-04-10");
        assertThat(instalments.getString("items[24].amount.amount")).isEqualTo("1045.16");
        Stories.run("2022-04-30");
        String file = sent("EUR", "SEPA");
        List<Payment> payments = BankAnswers.payments(file);
        bankSays(BankAnswers.statusReport(file, id(), "RJCT", "AC01", payments));
        payout(claimant, "REJECTED", "&dueTo=2022-04-30");
        balanced();
        bankSays(BankAnswers.statusReport(file, id(), "RJCT", "DU04", payments));
        payout(claimant, "REJECTED", "&dueTo=2022-04-30");
    }

    @Test
    void aStipendThatIsFixedAtPaymentIsPaidAtTheRateOfItsDueDate() throws InterruptedException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", claimant, "diplomat-resignation", "2022-03-17", "USD", Stories.diplomat());
        JsonPath run = Stories.run("2024-02-20");
        assertThat(Api.get("finance", "/v1/payout-runs/" + run.getString("id") + "/skipped?limit=500")
                        .getList("items.reason", String.class))
                .as("no rate is held for February 2024")
                .contains("RATE_UNAVAILABLE");
        JsonPath payout = Api.get("finance", "/v1/payouts/" + payout(claimant, "DUE", "&dueTo=2022-03-31"));
        // EUR 2,000.00 for 15 of 31 days is 967.74; at the ECB's 1.1051 of 17 March 2022 that is USD 1,069.45.
        assertThat(payout.getString("amount.amount")).isEqualTo("1069.45");
        assertThat(payout.getString("conversion.source.amount")).isEqualTo("967.74");
        assertThat(payout.getString("conversion.rates[0].value")).isEqualTo("1.1051");
        balanced();
    }

    private static String payout(String claimant, String state) {
        return payout(claimant, state, "");
    }

    private static String payout(String claimant, String state, String filter) {
        List<Map<String, Object>> payouts = Api.get("finance", "/v1/payouts?limit=500&state=" + state + filter)
                .getList("items");
        return payouts.stream()
                .filter(payout -> claimant.equals(payout.get("claimantId")))
                .findFirst()
                .map(payout -> (String) payout.get("id"))
                .orElseThrow();
    }

    private static String state(String payout) {
        return Api.get("finance", "/v1/payouts/" + payout).getString("state");
    }

    /** Collects, approves by a second person, fetches and delivers; the file. */
    private static String sent(String currency, String scheme) {
        String batch = "/v1/payout-batches/"
                + Api.post("finance", "/v1/payout-batches", Map.of("currency", currency, "scheme", scheme), 201)
                        .getString("id");
        Api.writing("finance").post(batch + "/approval").then().statusCode(403);
        Approvals.approve("finance2", batch).then().statusCode(201);
        String file = Api.as("finance")
                .get(batch + "/file")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Api.writing("finance").post(batch + "/delivery").then().statusCode(201);
        return file;
    }

    private static JsonPath bankSays(String message) {
        return Api.writing("bank")
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }

    /** The accounts as text, once they balance. */
    private static String balanced() {
        JsonPath trial = Api.get("finance", "/v1/ledger/trial-balance");
        assertThat(trial.getBoolean("balanced")).isTrue();
        return trial.getList("accounts").toString();
    }
}
