package org.millioncarrots.payout.consequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.millioncarrots.testing.QueueStories.facts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** The payee's bank knows the account under another name: whose is it? Each story pays in a currency of its own. */
@QuarkusTest
class PayeeCheckApiTest {
    /** Somebody with a payout that the bank has. */
    private record Sent(String claimant, String payout, String file) {}

    @Test
    void noMatchStopsWhatIsPaidToTheAccountUntilTwoPeopleDecide() throws InterruptedException {
        String currency = "FJD";
        Sent sent = sent(currency);
        JsonPath lines = bankSays(sent, "RVNM");
        assertThat(lines.getString("lines[0].outcome")).isEqualTo("PARKED");
        assertThat(checkOf("finance", sent)).isEqualTo("NMTC");
        assertThat(checkOf("partner", sent)).isNull();
        assertThat(Api.get("finance", "/v1/payouts/" + sent.payout()).getString("state"))
                .as("unknown is not failed")
                .isEqualTo("SENT");

        reissued(sent);
        collect(currency).statusCode(409);
        String block = block(sent, "RVNM");
        release("caseworker", sent, block, "").statusCode(201);
        release("caseworker", sent, block, "/approval").statusCode(403).body("type", equalTo("/problems/same-person"));
        collect(currency).statusCode(409);
        release("approver2", sent, block, "/approval").statusCode(201);
        String batch = collect(currency).statusCode(201).extract().path("id");
        assertThat(Api.get("finance2", "/v1/payout-batches/" + batch + "/payouts")
                        .getList("items[0].flags", String.class))
                .as("whoever approves sees it")
                .contains("PAYEE_DOUBTFUL");
        assertThat(Api.get("auditor", "/v1/audit?subject=" + sent.claimant()).getList("items.action", String.class))
                .contains("DESTINATION_BLOCKED", "DESTINATION_RELEASED");
    }

    @Test
    void orUntilTheAccountIsChanged() throws InterruptedException {
        String currency = "GYD";
        Sent sent = sent(currency);
        bankSays(sent, "RVNM");
        reissued(sent);
        collect(currency).statusCode(409);
        Accounts.changed("partner", sent.claimant());
        collect(currency).statusCode(201);
    }

    @Test
    void aReleasedCloseMatchCountsForTheNextOneAndNotForNoMatch() throws InterruptedException {
        String currency = "NAD";
        Sent first = sent(currency);
        bankSays(first, "RVMC");
        String second = due(first.claimant(), currency);
        collect(currency).statusCode(409);
        released(first, "RVMC");
        Sent next = new Sent(first.claimant(), second, delivered(currency));
        bankSays(next, "RVMC");
        due(first.claimant(), currency);
        delivered(currency);
        bankSays(next, "RVNM");
        due(first.claimant(), currency);
        collect(currency).statusCode(409);
        released(first, "RVNM");
        collect(currency).statusCode(201);
    }

    @Test
    void noMatchWhileACloseMatchIsBeingReleasedIsLookedAtAgain() throws InterruptedException {
        Sent sent = sent("AWG");
        bankSays(sent, "RVMC");
        String block = block(sent, "RVMC");
        release("caseworker", sent, block, "").statusCode(201);
        bankSays(sent, "RVNM");
        assertThat(checkOf("finance", sent)).isEqualTo("NMTC");
        release("approver2", sent, block, "/approval").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"RCVC, MTCH, XCD", "RVNA, NOAP, BMD"})
    void whatMatchesOrCannotBeToldStopsNothing(String status, String match, String currency)
            throws InterruptedException {
        Sent sent = sent(currency);
        bankSays(sent, status);
        assertThat(checkOf("finance", sent)).isEqualTo(match);
        due(sent.claimant(), currency);
        collect(currency).statusCode(201);
    }

    @Test
    void aBetterAnswerLaterDoesNotUndoADoubtfulOne() throws InterruptedException {
        Sent sent = sent("BSD");
        bankSays(sent, "RVNM");
        bankSays(sent, "RCVC");
        assertThat(checkOf("finance", sent)).isEqualTo("NMTC");
    }

    @Test
    void thatSomeOfAFileDoNotMatchTellsOfNoPayment() throws InterruptedException {
        Sent sent = sent("SCR");
        bankSays(sent, "RVCM");
        assertThat(checkOf("finance", sent)).isNull();
        due(sent.claimant(), "SCR");
        collect("SCR").statusCode(201);
    }

    private static String checkOf(String user, Sent sent) {
        return Api.get(user, "/v1/payouts/" + sent.payout()).getString("attempts[0].payeeCheck");
    }

    private static String blocks(Sent sent) {
        return "/v1/claimants/" + sent.claimant() + "/destination-blocks";
    }

    /** The newest, for a reason. */
    private static String block(Sent sent, String reason) {
        JsonPath newest = Api.get("finance", blocks(sent));
        assertThat(newest.getString("[0].reason")).isEqualTo(reason);
        return newest.getString("[0].id");
    }

    private static ValidatableResponse release(String user, Sent sent, String block, String step) {
        return Api.writing(user)
                .body(step.isEmpty() ? Map.of("reason", "CLAIMANT_CONFIRMED_ACCOUNT") : Map.of())
                .post(blocks(sent) + "/" + block + "/release" + step)
                .then();
    }

    private static void released(Sent sent, String reason) {
        String block = block(sent, reason);
        release("caseworker", sent, block, "").statusCode(201);
        release("approver2", sent, block, "/approval").statusCode(201);
    }

    private static JsonPath bankSays(Sent sent, String status) {
        return told(BankAnswers.statusReport(
                sent.file(), "V" + UUID.randomUUID(), status, "", BankAnswers.payments(sent.file())));
    }

    private static JsonPath told(String message) {
        return Api.writing("bank")
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** The bank refuses it for a reason that says nothing of the account. */
    private static void reissued(Sent sent) {
        told(BankAnswers.statusReport(
                sent.file(), "R" + UUID.randomUUID(), "RJCT", "AM04", BankAnswers.payments(sent.file())));
        Approvals.reissue("/v1/payouts/" + sent.payout()).then().statusCode(201);
    }

    private static Sent sent(String currency) throws InterruptedException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        String payout = due(claimant, currency);
        return new Sent(claimant, payout, delivered(currency));
    }

    /** Another bounty of the claimant, as the only payout of the currency that is due. */
    private static String due(String claimant, String currency) throws InterruptedException {
        String programme = TestProgrammes.approved(Documents.with(
                TestProgrammes.bounty("100.00", "QUEUE"), "/benefits/0/currency", "\"" + currency + "\""));
        Stories.awarded(
                "partner", claimant, programme, TestProgrammes.AS_OF, currency, facts(Stories.soldier(), "SOLDIER"));
        Stories.run("2022-01-31");
        List<String> due = Api.get("finance", "/v1/payouts?state=DUE&limit=500&currency=" + currency)
                .getList("items.id");
        assertThat(due).hasSize(1);
        return due.getFirst();
    }

    private static ValidatableResponse collect(String currency) {
        return Api.writing("finance")
                .body(Map.of("currency", currency, "scheme", "CROSS_BORDER"))
                .post("/v1/payout-batches")
                .then();
    }

    private static String delivered(String currency) {
        String batch = "/v1/payout-batches/"
                + collect(currency).statusCode(201).extract().path("id");
        Approvals.approve("finance2", batch).then().statusCode(201);
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
