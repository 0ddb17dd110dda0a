package org.millioncarrots.payout.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.millioncarrots.testing.QueueStories.facts;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.programme.ProgrammeClosureApiTest;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.AwardCalls;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/**
 * Between collecting and the bank somebody changes the account, or somebody else sees that a payment must not go. Each story pays
 * in a currency of its own, so that its batches have nothing else to take.
 */
@QuarkusTest
class StopBeforeTheFileApiTest {
    private static final String REGISTERED = "3000</IBAN>";
    private static final String OTHER = "1000</IBAN>";

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    /** Somebody who is due one payout. */
    private record Case(String currency, String claimant, String claim, String award, String payout) {}

    @ParameterizedTest
    @CsvSource({"caseworker, CAD", "partner, AUD"})
    void whoChangesTheAccountAfterCollectingIsNotPaidThereBeforeASecondLook(String user, String currency)
            throws InterruptedException {
        String programme = programme(currency);
        Case swapped = due(programme, currency);
        Case honest = due(programme, currency);
        String batch = collected(currency, 2);
        int version = Accounts.proposed(user, swapped.claimant());

        JsonPath approved = approved(batch);
        leftOut(approved, batch, swapped, "payoutDestination", "DESTINATION_PROPOSED");
        assertThat(approved.getInt("payouts")).isOne();
        assertThat(approved.getString("total.amount")).isEqualTo("100.00");
        String file = fileOf(batch);
        assertThat(file).contains(REGISTERED).doesNotContain(OTHER);
        delivered(batch);
        assertThat(state(honest)).isEqualTo("SENT");

        nothingToCollect(currency);
        Accounts.step("caseworker2", swapped.claimant(), version, "confirmation")
                .statusCode(201);
        nothingToCollect(currency);
        assertThat(state(swapped)).isEqualTo("DUE");
        Accounts.letTheWaitingTimePass();
        String second = collected(currency, 1);
        assertThat(approved(second).getList("leftOut")).isNull();
        String secondFile = fileOf(second);
        assertThat(secondFile).contains(OTHER).doesNotContain(REGISTERED);
        delivered(second);
        paidOnce(currency, List.of(file, secondFile), 2);
    }

    @Test
    void anAccountThatWasConfirmedAndWaitedWhileABatchWasCollectedTakesTheNextOne() throws InterruptedException {
        String currency = "SAR";
        String programme = programme(currency);
        Case moved = due(programme, currency);
        due(programme, currency);
        String batch = collected(currency, 2);
        Accounts.changed("partner", moved.claimant());

        leftOut(approved(batch), batch, moved, "payoutDestination", "DESTINATION_CHANGED");
        String file = fileOf(batch);
        assertThat(file).contains(REGISTERED).doesNotContain(OTHER);
        delivered(batch);
        String second = collected(currency, 1);
        approved(second);
        String secondFile = fileOf(second);
        assertThat(secondFile).contains(OTHER);
        delivered(second);
        paidOnce(currency, List.of(file, secondFile), 2);
    }

    @Test
    void whoIsHeldBackByAProposalIsPaidWhenItIsRejected() throws InterruptedException {
        String currency = "LRD";
        Case delayed = due(programme(currency), currency);
        int version = Accounts.proposed("partner", delayed.claimant());
        nothingToCollect(currency);
        Accounts.step("caseworker", delayed.claimant(), version, "rejection").statusCode(201);
        String batch = collected(currency, 1);
        approved(batch);
        String file = fileOf(batch);
        assertThat(file).contains(REGISTERED);
        delivered(batch);
        paidOnce(currency, List.of(file), 1);
    }

    @Test
    void theFileIsMadeFromTheAccountThatWasThereAtCollectingOrAsBeforeIfThatIsNotKnown() throws Exception {
        String currency = "SOS";
        Case collectedBefore = due(programme(currency), currency);
        String batch = collected(currency, 1);
        execute("update payout set destination_version = null where id = '" + collectedBefore.payout() + "'");
        Accounts.changed("caseworker", collectedBefore.claimant());
        assertThat(approved(batch).getList("leftOut")).isNull();
        String file = fileOf(batch);
        assertThat(file).contains(OTHER).doesNotContain(REGISTERED);
        delivered(batch);
        paidOnce(currency, List.of(file), 1);
    }

    @Test
    void onePersonsProposalAfterApprovalStopsNoFileAndTwoPeoplesChangeDoes() throws InterruptedException {
        String currency = "MXN";
        String programme = programme(currency);
        Case moved = due(programme, currency);
        due(programme, currency);
        String batch = collected(currency, 2);
        approved(batch);
        int version = Accounts.proposed("partner", moved.claimant());
        refused(Api.as("finance").delete(path(batch)).then(), "it must be COLLECTED");
        Accounts.step("caseworker", moved.claimant(), version, "confirmation").statusCode(201);
        stopped(Api.as("finance").get(path(batch) + "/file").then(), moved, "DESTINATION_WAITING");
        Accounts.letTheWaitingTimePass();
        stopped(Api.as("finance").get(path(batch) + "/file").then(), moved, "DESTINATION_CHANGED");
        Api.as("finance").delete(path(batch)).then().statusCode(200);

        String second = collected(currency, 2);
        approved(second);
        String file = fileOf(second);
        assertThat(file).contains(OTHER).contains(REGISTERED);
        delivered(second);
        paidOnce(currency, List.of(file), 2);
    }

    @Test
    void aFileThatWasGivenOutKeepsTheAccountThatWasLookedAt() throws InterruptedException {
        String currency = "SRD";
        Case moved = due(programme(currency), currency);
        String batch = collected(currency, 1);
        approved(batch);
        Accounts.proposed("partner", moved.claimant());
        String file = fileOf(batch);
        Accounts.step("caseworker", moved.claimant(), 2, "confirmation").statusCode(201);
        Accounts.letTheWaitingTimePass();
        assertThat(fileOf(batch)).isEqualTo(file).contains(REGISTERED).doesNotContain(OTHER);
        delivered(batch);
        paidOnce(currency, List.of(file), 1);
    }

    @Test
    void aHoldAfterCollectingKeepsThePaymentHereUntilItIsLifted() throws InterruptedException {
        String currency = "SGD";
        String programme = programme(currency);
        Case suspect = due(programme, currency);
        due(programme, currency);
        String batch = collected(currency, 2);
        String hold = held(suspect);

        leftOut(approved(batch), batch, suspect, "claim", "ON_HOLD");
        String file = fileOf(batch);
        delivered(batch);
        nothingToCollect(currency);
        lifted(suspect, hold);
        String second = collected(currency, 1);
        approved(second);
        String secondFile = fileOf(second);
        delivered(second);
        paidOnce(currency, List.of(file, secondFile), 2);
    }

    @Test
    void aHoldAfterApprovalStopsTheFileAndTheOthersGoInAnotherBatch() throws InterruptedException {
        String currency = "ERN";
        String programme = programme(currency);
        Case suspect = due(programme, currency);
        Case honest = due(programme, currency);
        String batch = collected(currency, 2);
        approved(batch);
        refused(Api.as("finance").delete(path(batch)).then(), "it must be COLLECTED");
        String hold = held(suspect);

        stopped(Api.as("finance").get(path(batch) + "/file").then(), suspect, "ON_HOLD");
        stopped(Api.writing("finance").post(path(batch) + "/delivery").then(), suspect, "ON_HOLD");
        assertThat(state(suspect)).isEqualTo("BATCHED");
        Api.as("finance").delete(path(batch)).then().statusCode(200).body("state", equalTo("CANCELLED"));
        refused(Api.as("finance").get(path(batch) + "/file").then(), "taken apart");
        refused(Api.writing("finance").post(path(batch) + "/delivery").then(), "CANCELLED");

        String second = collected(currency, 1);
        approved(second);
        String file = fileOf(second);
        delivered(second);
        assertThat(state(honest)).isEqualTo("SENT");
        assertThat(state(suspect)).isEqualTo("DUE");
        lifted(suspect, hold);
        String third = collected(currency, 1);
        approved(third);
        String thirdFile = fileOf(third);
        delivered(third);
        paidOnce(currency, List.of(file, thirdFile), 2);
    }

    @Test
    void aFileThatWasGivenOutIsNotTakenApartWhileItsPaymentIsStopped() throws InterruptedException {
        String currency = "ZAR";
        Case suspect = due(programme(currency), currency);
        String batch = collected(currency, 1);
        approved(batch);
        String file = fileOf(batch);
        String hold = held(suspect);

        stopped(Api.as("finance").get(path(batch) + "/file").then(), suspect, "ON_HOLD");
        stopped(Api.writing("finance").post(path(batch) + "/delivery").then(), suspect, "ON_HOLD");
        refused(Api.as("finance").delete(path(batch)).then(), "was given out");
        lifted(suspect, hold);
        assertThat(fileOf(batch)).isEqualTo(file);
        delivered(batch);
        paidOnce(currency, List.of(file), 1);
    }

    @Test
    void whoAlreadyHasGivenTheBankTheFileCanSaySoInSpiteOfAHold() throws InterruptedException {
        String currency = "THB";
        Case suspect = due(programme(currency), currency);
        String batch = collected(currency, 1);
        approved(batch);
        String file = fileOf(batch);
        held(suspect);
        stopped(Api.writing("finance").post(path(batch) + "/delivery").then(), suspect, "ON_HOLD");
        Response entered =
                Api.writing("finance").contentType("application/xml").body(file).post("/v1/bank-files/imports");
        Approvals.confirm("finance", entered).then().statusCode(403);
        assertThat(state(suspect))
                .as("one person alone keeps nobody from being paid")
                .isEqualTo("BATCHED");
        Approvals.confirm("finance2", entered).then().statusCode(201);
        Api.writing("bank")
                .contentType("application/xml")
                .body(file)
                .post("/v1/bank-files/imports")
                .then()
                .statusCode(201);
        assertThat(state(suspect)).isEqualTo("SENT");
        paidOnce(currency, List.of(file), 1);
    }

    @Test
    void aProgrammeClosedInBetweenStopsItsPaymentsAndNobodyElses() throws InterruptedException {
        String currency = "ILS";
        String programme = programme(currency);
        Case closed = due(programme, currency);
        due(programme(currency), currency);
        String batch = collected(currency, 2);
        String closure = ProgrammeClosureApiTest.close("finance", programme, "FRAUD_SUSPECTED");

        leftOut(approved(batch), batch, closed, "programme", "PROGRAMME_CLOSED");
        String file = fileOf(batch);
        delivered(batch);
        nothingToCollect(currency);
        reopened(programme, closure);
        String second = collected(currency, 1);
        approved(second);
        closure = ProgrammeClosureApiTest.close("finance", programme, "LEGAL_ORDER");
        stopped(Api.as("finance").get(path(second) + "/file").then(), closed, "PROGRAMME_CLOSED");
        reopened(programme, closure);
        String secondFile = fileOf(second);
        delivered(second);
        paidOnce(currency, List.of(file, secondFile), 2);
    }

    @Test
    void aSuspendedAwardAndAnErasedClaimantAreLeftOut() throws Exception {
        String currency = "KRW";
        String programme = programme(currency, "100000");
        Case suspended = due(programme, currency);
        Case erased = due(programme, currency);
        Case suspendedLater = due(programme, currency);
        String batch = collected(currency, 3);
        String suspension = AwardCalls.suspended(suspended.award(), TestProgrammes.AS_OF);
        AwardCalls.suspended(suspendedLater.award(), "2022-02-01");
        execute("update claimant set state = 'ERASED' where id = '" + erased.claimant() + "'");

        JsonPath approved = approved(batch);
        leftOut(approved, batch, suspended, "award", "AWARD_SUSPENDED");
        leftOut(approved, batch, erased, "claimant", "CLAIMANT_ERASED");
        assertThat(state(suspendedLater))
                .as("due before the first suspended day")
                .isEqualTo("BATCHED");
        String file = fileOf(batch);
        delivered(batch);
        nothingToCollect(currency);
        execute("update claimant set state = 'ACTIVE' where id = '" + erased.claimant() + "'");
        AwardCalls.lift(suspended.award(), suspension, "arrears=true").then().statusCode(200);
        String second = collected(currency, 2);
        approved(second);
        String secondFile = fileOf(second);
        delivered(second);
        paidOnce(currency, List.of(file, secondFile), 3);
    }

    @Test
    void aBatchOfWhichEverythingIsStoppedIsRefusedAndKept() throws InterruptedException {
        String currency = "TWD";
        Case suspect = due(programme(currency), currency);
        String batch = collected(currency, 1);
        String hold = held(suspect);
        Approvals.approve("finance2", path(batch))
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("payouts." + suspect.payout()))
                .body("violations[0].message", containsString("ON_HOLD"));
        lifted(suspect, hold);
        approved(batch);
        String file = fileOf(batch);
        delivered(batch);
        paidOnce(currency, List.of(file), 1);
    }

    @Test
    void twoPeopleWithdrawAnApprovedBatchAsLongAsNobodyHasItsFile() throws InterruptedException {
        String currency = "HUF";
        Case payment = due(programme(currency), currency);
        String batch = collected(currency, 1);
        refused(withdraw("finance", batch), "it must be APPROVED");
        approved(batch);
        String name = Api.get("finance", path(batch)).getString("messageId");
        Api.writing("finance2")
                .post(path(batch) + "/withdrawal/approval")
                .then()
                .statusCode(404);
        withdraw("partner", batch).statusCode(403);
        withdraw("finance", batch).statusCode(201).body("reason", equalTo("WRONG_DAY"));
        Api.writing("finance").post(path(batch) + "/withdrawal/approval").then().statusCode(403);
        assertThat(state(payment)).isEqualTo("BATCHED");
        Api.writing("finance2")
                .post(path(batch) + "/withdrawal/approval")
                .then()
                .statusCode(201);
        assertThat(state(payment)).isEqualTo("DUE");
        refused(Api.as("finance").get(path(batch) + "/file").then(), "taken apart");
        refused(
                Api.writing("finance2")
                        .post(path(batch) + "/withdrawal/approval")
                        .then(),
                "CANCELLED");

        String second = collected(currency, 1);
        assertThat(Api.get("finance", path(second)).getString("messageId"))
                .as("the bank must not take the second file for a copy of the first")
                .isNotEqualTo(name);
        approved(second);
        withdraw("finance", second).statusCode(201);
        String file = fileOf(second);
        refused(
                Api.writing("finance2")
                        .post(path(second) + "/withdrawal/approval")
                        .then(),
                "was given out");
        refused(withdraw("finance", second), "was given out");
        delivered(second);
        paidOnce(currency, List.of(file), 1);
        assertThat(Api.get("auditor", "/v1/audit?subject=" + batch).getList("items.action", String.class))
                .contains("BATCH_WITHDRAWAL_PROPOSED", "BATCH_WITHDRAWN");
    }

    private static ValidatableResponse withdraw(String user, String batch) {
        return Api.writing(user)
                .body(Map.of("reason", "WRONG_DAY"))
                .post(path(batch) + "/withdrawal")
                .then();
    }

    private static String programme(String currency) {
        return programme(currency, "100.00");
    }

    private static String programme(String currency, String amount) {
        return TestProgrammes.approved(
                Documents.with(TestProgrammes.bounty(amount, "QUEUE"), "/benefits/0/currency", "\"" + currency + "\""));
    }

    private static Case due(String programme, String currency) throws InterruptedException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        JsonPath attested = Stories.awarded(
                "partner", claimant, programme, TestProgrammes.AS_OF, currency, facts(Stories.soldier(), "SOLDIER"));
        Stories.run("2022-01-31");
        List<Map<String, Object>> payouts =
                Api.get("finance", "/v1/payouts?limit=500&currency=" + currency).getList("items");
        String payout = payouts.stream()
                .filter(item -> claimant.equals(item.get("claimantId")))
                .map(item -> (String) item.get("id"))
                .findFirst()
                .orElseThrow();
        return new Case(currency, claimant, attested.getString("claim.id"), attested.getString("award.id"), payout);
    }

    private static String path(String batch) {
        return "/v1/payout-batches/" + batch;
    }

    private static String collected(String currency, int payouts) {
        JsonPath batch =
                Api.post("finance", "/v1/payout-batches", Map.of("currency", currency, "scheme", "CROSS_BORDER"), 201);
        assertThat(batch.getInt("payouts")).isEqualTo(payouts);
        return batch.getString("id");
    }

    private static void nothingToCollect(String currency) {
        Api.writing("finance")
                .body(Map.of("currency", currency, "scheme", "CROSS_BORDER"))
                .post("/v1/payout-batches")
                .then()
                .statusCode(409);
    }

    private static JsonPath approved(String batch) {
        return Approvals.approve("finance2", path(batch))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static String fileOf(String batch) {
        return Api.as("finance")
                .get(path(batch) + "/file")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static void delivered(String batch) {
        Api.post("finance", path(batch) + "/delivery", Map.of(), 201);
    }

    private static String held(Case suspect) {
        return Api.post(
                        "caseworker",
                        "/v1/claims/" + suspect.claim() + "/holds",
                        Map.of("reason", "SANCTIONS_MATCH"),
                        201)
                .getString("holds[0].id");
    }

    private static void lifted(Case suspect, String hold) {
        Api.as("approver")
                .delete("/v1/claims/" + suspect.claim() + "/holds/" + hold)
                .then()
                .statusCode(200);
    }

    private static void reopened(String programme, String closure) {
        Api.as("policy2")
                .delete("/v1/programmes/" + programme + "/closures/" + closure)
                .then()
                .statusCode(200);
    }

    /** Named with its reason in the answer and the audit log, and due again. */
    private static void leftOut(JsonPath approved, String batch, Case left, String field, String reason) {
        List<Map<String, String>> all = approved.getList("leftOut");
        Map<String, String> named = all.stream()
                .filter(one -> left.payout().equals(one.get("payoutId")))
                .findFirst()
                .orElseThrow();
        assertThat(named.get("field")).isEqualTo(field);
        assertThat(named.get("message")).startsWith(reason + ": ");
        assertThat(approved.prettify()).doesNotContainPattern("[A-Z]{2}[0-9]{16}");
        assertThat(state(left)).isEqualTo("DUE");
        JsonPath audit = Api.get("auditor", "/v1/audit?subject=" + left.payout());
        assertThat(audit.getList("items.action")).containsExactly("PAYOUT_LEFT_OUT");
        assertThat(audit.getString("items[0].details.reason")).isEqualTo(reason);
        assertThat(audit.getString("items[0].details.batch")).isEqualTo(batch);
    }

    /** 409 that names the payout, the reason and the ways out, and nobody. */
    private static void stopped(ValidatableResponse answer, Case payout, String reason) {
        answer.statusCode(409)
                .body("type", equalTo("/problems/state-conflict"))
                .body("violations.size()", equalTo(1))
                .body("violations[0].field", equalTo("payouts." + payout.payout()))
                .body("violations[0].message", containsString(reason))
                .body("detail", containsString("DELETE"))
                .body("detail", containsString("lifted"))
                .body(not(containsString(payout.claimant())))
                .body(not(containsString("SANCTIONS")));
    }

    private static void refused(ValidatableResponse answer, String detail) {
        answer.statusCode(409).body("detail", containsString(detail));
    }

    private static String state(Case of) {
        return Api.get("finance", "/v1/payouts/" + of.payout()).getString("state");
    }

    /** The files name each payment once, all are with the bank, nothing is left, and the books balance. */
    private static void paidOnce(String currency, List<String> files, int payments) {
        assertThat(files.stream()
                        .flatMap(file -> BankAnswers.payments(file).stream())
                        .map(BankAnswers.Payment::endToEndId))
                .hasSize(payments)
                .doesNotHaveDuplicates();
        assertThat(Api.get("finance", "/v1/payouts?limit=500&currency=" + currency)
                        .getList("items.state", String.class))
                .hasSize(payments)
                .containsOnly("SENT");
        nothingToCollect(currency);
        assertThat(Api.get("finance", "/v1/ledger/trial-balance").getBoolean("balanced"))
                .isTrue();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        }
    }
}
