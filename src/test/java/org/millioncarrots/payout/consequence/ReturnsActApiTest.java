package org.millioncarrots.payout.consequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.millioncarrots.testing.BankWords.block;
import static org.millioncarrots.testing.BankWords.camt053;
import static org.millioncarrots.testing.BankWords.original;
import static org.millioncarrots.testing.BankWords.pain002;
import static org.millioncarrots.testing.BankWords.rejected;
import static org.millioncarrots.testing.BankWords.transaction;
import static org.millioncarrots.testing.SentFiles.CURRENCY;
import static org.millioncarrots.testing.SentFiles.balanced;
import static org.millioncarrots.testing.SentFiles.bankSays;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.BankWords;
import org.millioncarrots.testing.BankWords.Entry;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;
import org.millioncarrots.testing.Visitor;

/** What a bank says of an account or a person holds for the next payment too. */
@QuarkusTest
class ReturnsActApiTest {
    @Inject
    Clock clock;

    @ParameterizedTest
    @ValueSource(strings = {"AC01", "AC03", "AC04", "AC06", "BE01", "RC04"})
    void nothingMoreGoesToAnAccountThatPaymentsComeBackFrom(String code) throws InterruptedException {
        Sent sent = paidBack(code);
        assertThat(blocks(sent)).containsExactly(code);
        String next = reissued(sent);
        assertThat(collects(next)).isFalse();
        newAccount(sent);
        assertThat(collects(next)).as("paid to the new account").isTrue();
        balanced();
    }

    @Test
    void aRejectionTeachesTheSame() throws InterruptedException {
        Sent sent = SentFiles.sent(1);
        bankSays(pain002(
                "10",
                original(sent.message(), ""),
                block(sent.message(), transaction(sent.endToEndId(0), rejected("MS03", "AC04")))));
        assertThat(blocks(sent)).as("all reasons hold").containsExactly("AC04");
        assertThat(collects(reissued(sent))).isFalse();
    }

    @Test
    void twoPeopleSayThatTheAccountIsGoodAfterAll() throws InterruptedException {
        Sent sent = paidBack("AC06");
        String next = reissued(sent);
        String path = "/v1/claimants/" + claimant(sent) + "/destination-blocks/"
                + allBlocks(sent).getString(ofPayout(sent) + "[0].id") + "/release";
        assertThat(collects(next)).isFalse();
        String stopped = Ids.derived(UUID.fromString(next), "stopped").toString();
        JsonPath exception = Api.get("auditor", "/v1/exceptions/" + stopped);
        assertThat(List.of(exception.getString("kind"), exception.getString("reason"), exception.getString("payoutId")))
                .as("no batch takes it, and the list of exceptions says so")
                .containsExactly("STOPPED", "DESTINATION_BLOCKED", next);
        assertThat(Api.get("finance", "/v1/reports/today").getList("stuck.findAll { it.kind == 'STOPPED' }.reason"))
                .contains("DESTINATION_BLOCKED");
        Visitor visitor = Visitor.as("finance");
        assertThat(visitor.get("/console/payouts/" + next).body())
                .contains("two people say that it is good after all", "/console/exceptions/" + stopped);
        assertThat(visitor.get("/console/exceptions/" + stopped).body())
                .contains("due, and taken by no batch", "It ends by what becomes of the payout");
        Api.writing("finance2").post(path + "/approval").then().statusCode(404);
        Api.post("caseworker", path, Map.of("reason", "BANK_WAS_WRONG"), 201);
        assertThat(collects(next)).as("one person alone changes nothing").isFalse();
        Api.writing("caseworker")
                .post(path + "/approval")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/same-person"));
        for (String user : List.of("partner", "auditor", "operator", "bank")) {
            Api.writing(user).post(path + "/approval").then().statusCode(403);
        }
        Api.writing("approver").post(path + "/approval").then().statusCode(201).body("releasedBy", equalTo("approver"));
        Api.writing("finance2").post(path + "/approval").then().statusCode(409);
        Api.as("auditor").get("/v1/exceptions/" + stopped).then().statusCode(404);
        assertThat(collects(next)).isTrue();
        bankSays(returned(sent, "AC06", "again"));
        assertThat(collects(next))
                .as("what the bank repeats, it has said before")
                .isTrue();
        assertThat(Api.get("auditor", "/v1/audit?subject=" + claimant(sent)).getList("items.action"))
                .contains("DESTINATION_BLOCKED", "DESTINATION_RELEASE_PROPOSED", "DESTINATION_RELEASED");
        balanced();
    }

    @Test
    void whatIsOnItsWayToTheAccountIsStoppedToo() throws InterruptedException {
        Sent sent = paidBack("MS03");
        assertThat(blocks(sent)).as("no reason given").isEmpty();
        String next = reissued(sent);
        String batch = collectedWith(next);
        bankSays(returned(sent, "AC04", "now with a reason"));
        Response refusedOrLeftOut = Approvals.approve("approver2", "/v1/payout-batches/" + batch);
        assertThat(refusedOrLeftOut.asString()).contains(next).contains("DESTINATION_BLOCKED");
        assertThat(Api.get("finance", "/v1/payouts/" + next).getString("state")).isNotEqualTo("SENT");
        takenApart(batch, refusedOrLeftOut);

        Sent other = paidBack("MS03");
        String late = reissued(other);
        String approved = collectedWith(late);
        Approvals.approve("approver2", "/v1/payout-batches/" + approved).then().statusCode(201);
        bankSays(returned(other, "AC04", "after approval"));
        Api.as("finance")
                .get("/v1/payout-batches/" + approved + "/file")
                .then()
                .statusCode(409)
                .body("reason", equalTo("PAYMENT_STOPPED_SINCE"))
                .body("violations.field", hasItem("payouts." + late));
        Api.writing("finance")
                .post("/v1/payout-batches/" + approved + "/delivery")
                .then()
                .statusCode(409);
        newAccount(other);
        Api.as("finance").get("/v1/payout-batches/" + approved + "/file").then().statusCode(409);
        Api.as("finance").delete("/v1/payout-batches/" + approved).then().statusCode(200);
        assertThat(collects(late)).as("to the new account").isTrue();
        balanced();
    }

    @Test
    void whoIsSaidToBeDeadIsPaidNothingMoreUntilSuccessionOrTwoPeople() throws InterruptedException {
        Sent sent = paidBack("MD07");
        String award = sent.items().getString("items[0].awardId");
        assertThat(Api.get("caseworker", "/v1/awards/" + award).getString("state"))
                .isEqualTo("SUSPENDED");
        JsonPath history = Api.get("caseworker", "/v1/awards/" + award + "/history");
        assertThat(history.getList("suspensions.reason")).containsExactly("CLAIMANT_DECEASED");
        String next = reissued(sent);
        assertThat(collects(next)).isFalse();
        newAccount(sent);
        assertThat(collects(next)).as("an account of whom?").isFalse();

        String suspension = "/v1/awards/" + award + "/suspensions/" + history.getString("suspensions[0].id");
        lifting("caseworker", award, suspension).then().statusCode(200).body("liftProposedBy", equalTo("caseworker"));
        assertThat(collects(next)).as("one person alone changes nothing").isFalse();
        lifting("caseworker", award, suspension).then().statusCode(403);
        lifting("approver", award, suspension).then().statusCode(200).body("liftedBy", equalTo("approver"));
        bankSays(returned(sent, "MD07", "once more"));
        assertThat(collects(next)).as("alive after all").isTrue();
        balanced();
    }

    /** Its state stays as it is: what changes is why nothing is paid. */
    @Test
    void aDeathIsAChangeOfAnAwardThatIsSuspendedForSomethingElse() throws InterruptedException {
        Sent sent = debited();
        String path = "/v1/awards/" + sent.items().getString("items[0].awardId");
        Api.writing("caseworker")
                .header("If-Match", Api.as("caseworker").get(path).header("ETag"))
                .body(Map.of("from", LocalDate.now(clock).toString(), "reason", "COURT_ORDER"))
                .post(path + "/suspensions")
                .then()
                .statusCode(201);
        JsonPath before = Api.get("partner", path);
        assertThat(bankSays(returned(sent, "MD07", ""))).containsExactly("APPLIED RETURNED MD07");
        JsonPath after = Api.get("partner", path);
        assertThat(after.getList("suspendedFor.reason", String.class)).contains("COURT_ORDER", "CLAIMANT_DECEASED");
        assertThat(Instant.parse(after.getString("updatedAt"))).isAfter(Instant.parse(before.getString("updatedAt")));
        assertThat(after.getInt("version")).isGreaterThan(before.getInt("version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RR01", "RR03", "RR04", "FRAD", "FR01", "LEGL", "NOCM"})
    void whomABankMayNotPayIsACaseForTwoPeople(String code) throws InterruptedException {
        Sent sent = paidBack(code);
        String next = reissued(sent);
        assertThat(collects(next)).isFalse();
        newAccount(sent);
        assertThat(collects(next)).as("another account does not help").isFalse();

        String award = sent.items().getString("items[0].awardId");
        String claim =
                "/v1/claims/" + Api.get("caseworker", "/v1/awards/" + award).getString("claimId");
        JsonPath held = Api.get("caseworker", claim);
        assertThat(held.getList("holds.reason")).containsExactly("BANK_COMPLIANCE");
        String hold = claim + "/holds/" + held.getString("holds[0].id");
        Api.as("caseworker").delete(hold).then().statusCode(200).body("holds", hasSize(1));
        assertThat(collects(next)).as("one person alone changes nothing").isFalse();
        Api.as("caseworker").delete(hold).then().statusCode(403);
        Api.as("approver").delete(hold).then().statusCode(200).body("holds", hasSize(0));
        assertThat(collects(next)).isTrue();
        balanced();
    }

    @Test
    void aMessageThatIsHeardTwiceActsOnce() throws InterruptedException {
        Sent sent = debited();
        String message = returned(sent, "AC04", "");
        bankSays(message);
        bankSays(message);
        bankSays(returned(sent, "AC04", "in other words"));
        bankSays(returned(sent, "AC01", "with another code for the same"));
        assertThat(blocks(sent)).containsExactly("AC04");
    }

    @Test
    void aMessageEnteredByHandTeachesTheSameOnceConfirmed() throws InterruptedException {
        Sent sent = debited();
        String proposal = Api.writing("finance")
                .contentType("application/xml")
                .body(returned(sent, "AC04", ""))
                .post("/v1/bank-messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        String confirmation = "/v1/bank-message-proposals/" + proposal + "/confirmation";
        Api.writing("finance2")
                .post(confirmation + "?dryRun=true")
                .then()
                .statusCode(200)
                .body("consequences.consequence", hasItem("BLOCK_DESTINATION"));
        assertThat(blocks(sent)).as("only looked at").isEmpty();
        Api.writing("finance2")
                .post(confirmation)
                .then()
                .statusCode(201)
                .body("consequences", hasSize(1))
                .body("consequences[0].reason", equalTo("AC04"));
        assertThat(blocks(sent)).containsExactly("AC04");
    }

    @Test
    void whatIsSaidOfTheOrderIsAboutNobodyInIt() throws InterruptedException {
        String closed = "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>";
        for (String kind : List.of("file", "block", "block and payment")) {
            Sent sent = SentFiles.sent(2);
            bankSays(
                    switch (kind) {
                        case "file" -> pain002("10", original(sent.message(), "<GrpSts>RJCT</GrpSts>" + closed), "");
                        case "block" ->
                            pain002(
                                    "10",
                                    original(sent.message(), ""),
                                    block(sent.message(), "<PmtInfSts>RJCT</PmtInfSts>" + closed));
                        default ->
                            pain002(
                                    "10",
                                    original(sent.message(), ""),
                                    block(
                                            sent.message(),
                                            "<PmtInfSts>RJCT</PmtInfSts>" + closed
                                                    + transaction(sent.endToEndId(0), "<TxSts>RJCT</TxSts>")));
                    });
            assertThat(sent.states()).containsExactly("REJECTED", "REJECTED");
            assertThat(blocks(sent)).as(kind).isEmpty();
        }
        Sent above = SentFiles.sent(1);
        bankSays(pain002(
                "10",
                original(above.message(), closed),
                block(above.message(), transaction(above.endToEndId(0), "<TxSts>RJCT</TxSts>"))));
        assertThat(blocks(above)).as("only the reason stands above").containsExactly("AC04");
        balanced();
    }

    @Test
    void aLineOfAnAccountThatIsNotOursTeachesNothing() throws InterruptedException {
        Sent sent = debited();
        String foreign = returned(sent, "MD07", "").replace("DE02120300000000202051", "DE02500105170137075030");
        assertThat(bankSays(foreign)).containsExactly("PARKED RETURNED ACCOUNT");
        assertThat(blocks(sent)).isEmpty();
    }

    @Test
    void anotherAmountDoesNotOpenAClosedAccount() throws InterruptedException {
        Sent sent = debited();
        Entry less = Entry.of("1.00", CURRENCY)
                .credit()
                .payment(sent.endToEndId(0), "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>");
        assertThat(bankSays(camt053("08", BankWords.OURS, less.toString()))).containsExactly("MISMATCH RETURNED AC04");
        assertThat(blocks(sent)).containsExactly("AC04");
    }

    private static Sent debited() throws InterruptedException {
        Sent sent = SentFiles.sent(1);
        assertThat(bankSays(BankAnswers.notification(BankWords.id(), "", sent.payments())))
                .containsExactly("APPLIED SETTLED");
        return sent;
    }

    private static Sent paidBack(String code) throws InterruptedException {
        Sent sent = debited();
        assertThat(bankSays(returned(sent, code, ""))).containsExactly("APPLIED RETURNED " + code);
        return sent;
    }

    /** A message of its own, however often it is asked for. */
    private static String returned(Sent sent, String code, String comment) {
        return BankAnswers.notification(BankWords.id(), code, sent.payments()) + "<!-- " + comment + " -->";
    }

    private static String claimant(Sent sent) {
        return sent.items().getString("items[0].claimantId");
    }

    /** The codes for which the first payment's account is blocked. */
    private static List<String> blocks(Sent sent) {
        return allBlocks(sent).getList(ofPayout(sent) + ".reason");
    }

    private static JsonPath allBlocks(Sent sent) {
        return Api.get("partner", "/v1/claimants/" + claimant(sent) + "/destination-blocks");
    }

    private static String ofPayout(Sent sent) {
        return "findAll { it.payoutId == '" + sent.items().getString("items[0].id") + "' }";
    }

    private static String reissued(Sent sent) {
        return Approvals.reissue("/v1/payouts/" + sent.items().getString("items[0].id"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void newAccount(Sent sent) {
        Accounts.changed("partner", claimant(sent));
    }

    private static Response lifting(String user, String award, String suspension) {
        return Api.as(user)
                .header(
                        "If-Match",
                        Api.as("caseworker").get("/v1/awards/" + award).header("ETag"))
                .delete(suspension + "?arrears=true");
    }

    private static String collectedWith(String payout) {
        String batch = Api.post(
                        "finance", "/v1/payout-batches", Map.of("currency", CURRENCY, "scheme", "CROSS_BORDER"), 201)
                .getString("id");
        assertThat(Api.get("finance", "/v1/payouts/" + payout).getString("batchId"))
                .isEqualTo(batch);
        return batch;
    }

    /** Whether a batch would take the payout now. */
    private static boolean collects(String payout) {
        Response answer = Api.writing("finance")
                .body(Map.of("currency", CURRENCY, "scheme", "CROSS_BORDER"))
                .post("/v1/payout-batches");
        if (answer.statusCode() != 201) {
            return false;
        }
        String batch = answer.jsonPath().getString("id");
        String of = Api.get("finance", "/v1/payouts/" + payout).getString("batchId");
        Api.as("finance").delete("/v1/payout-batches/" + batch).then().statusCode(200);
        return batch.equals(of);
    }

    /** Others that are due may have been in the batch, which is approved then and goes. */
    private static void takenApart(String batch, Response approval) {
        if (approval.statusCode() == 201) {
            Api.writing("finance")
                    .post("/v1/payout-batches/" + batch + "/delivery")
                    .then()
                    .statusCode(201);
        } else {
            Api.as("finance").delete("/v1/payout-batches/" + batch).then().statusCode(200);
        }
    }
}
