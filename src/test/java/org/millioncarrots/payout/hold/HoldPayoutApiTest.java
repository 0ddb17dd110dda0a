package org.millioncarrots.payout.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.millioncarrots.testing.QueueStories.facts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/**
 * One payout is stopped, let go on, and cancelled; attackers try it alone, and at the moment at which it leaves. Each story pays in a
 * currency of its own.
 */
@QuarkusTest
class HoldPayoutApiTest {
    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Test
    void whoHeldAPayoutCannotLetItGoOn() throws InterruptedException {
        String currency = "BRL";
        String payout = due(programme(currency), currency);
        for (String user : List.of("partner", "caseworker", "auditor", "operator", "policy")) {
            hold(user, payout).then().statusCode(403);
        }
        assertThat(Api.writing("finance")
                        .body(Map.of("reason", "BECAUSE"))
                        .post(path(payout) + "/hold")
                        .statusCode())
                .isEqualTo(400);
        hold("finance", payout).then().statusCode(201).body("reason", equalTo("PAYEE_DOUBT"));
        assertThat(state(payout)).isEqualTo("HELD");
        hold("finance2", payout).then().statusCode(409).body("reason", equalTo("ON_HOLD"));
        collect(currency).then().statusCode(409);
        Api.writing("finance")
                .post(path(payout) + "/release")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/same-person"));
        assertThat(state(payout)).isEqualTo("HELD");
        release(payout);
        Api.writing("finance2").post(path(payout) + "/release").then().statusCode(404);
        assertThat(state(payout)).isEqualTo("DUE");
        sent(collected(currency, 1));
        hold("finance", payout).then().statusCode(409).body("reason", equalTo("PAYOUT_STATE"));
        assertThat(Api.get("auditor", "/v1/audit?subject=" + payout).getList("items.action", String.class))
                .containsExactlyInAnyOrder("PAYOUT_HELD", "PAYOUT_RELEASED");
        assertThat(Api.get("auditor", path(payout) + "/holds").getString("[0].releasedBy"))
                .isNotEqualTo(Api.get("auditor", path(payout) + "/holds").getString("[0].placedBy"));
    }

    @Test
    void aHoldTakesAPayoutOutOfABatchThatNobodyHasApproved() throws InterruptedException {
        String currency = "CNY";
        String programme = programme(currency);
        String suspect = due(programme, currency);
        String honest = due(programme, currency);
        String batch = collected(currency, 2);
        String name = Api.get("finance", batch).getString("messageId");
        hold("approver", suspect).then().statusCode(201);

        JsonPath left = Api.get("finance", batch);
        assertThat(left.getInt("payouts")).isOne();
        assertThat(left.getString("total.amount")).isEqualTo("100.00");
        assertThat(left.getString("messageId")).isNotEqualTo(name);
        assertThat(BankAnswers.payments(sent(batch))).hasSize(1);
        assertThat(List.of(state(suspect), state(honest))).containsExactly("HELD", "SENT");

        release(suspect);
        String second = collected(currency, 1);
        hold("finance", suspect).then().statusCode(201);
        assertThat(Api.get("finance", second).getString("state"))
                .as("nothing is left in it")
                .isEqualTo("CANCELLED");
        approve(second).then().statusCode(409);
    }

    @Test
    void aHoldAfterApprovalStopsTheFileAtOnceAndOutlastsTheBatch() throws InterruptedException {
        String currency = "INR";
        String programme = programme(currency);
        String suspect = due(programme, currency);
        String honest = due(programme, currency);
        String batch = collected(currency, 2);
        approve(batch).then().statusCode(201);
        hold("finance", suspect).then().statusCode(201);

        Api.as("finance").get(batch + "/file").then().statusCode(409).body(containsString("PAYOUT_HELD"));
        Api.writing("finance")
                .post(batch + "/delivery")
                .then()
                .statusCode(409)
                .body("violations[0].field", equalTo("payouts." + suspect));
        assertThat(state(suspect)).isEqualTo("BATCHED");
        Api.as("finance").delete(batch).then().statusCode(200);
        assertThat(List.of(state(suspect), state(honest))).containsExactly("HELD", "DUE");
        sent(collected(currency, 1));
        assertThat(state(suspect)).isEqualTo("HELD");
        release(suspect);
        sent(collected(currency, 1));
        assertThat(List.of(state(suspect), state(honest))).containsExactly("SENT", "SENT");
    }

    @Test
    void aHoldThatIsReleasedInAnApprovedBatchLetsItsFileGo() throws InterruptedException {
        String currency = "MYR";
        String payout = due(programme(currency), currency);
        String batch = collected(currency, 1);
        approve(batch).then().statusCode(201);
        hold("finance", payout).then().statusCode(201);
        release(payout);
        assertThat(state(payout)).isEqualTo("BATCHED");
        deliver(batch);
        assertThat(state(payout)).isEqualTo("SENT");
    }

    @Test
    void whoeverComesFirstAHeldPayoutIsInNoBatchThatGoes() throws Exception {
        String currency = "ZMW";
        String programme = programme(currency);
        List<String> payouts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            payouts.add(due(programme, currency));
        }
        List<Callable<Response>> race = new ArrayList<>();
        race.add(() -> collect(currency));
        payouts.subList(0, 3).forEach(payout -> race.add(() -> hold("finance", payout)));
        List<Response> answers = all(race);
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(payouts.stream().map(HoldPayoutApiTest::state))
                .containsExactly("HELD", "HELD", "HELD", "BATCHED", "BATCHED", "BATCHED");
        String batch = "/v1/payout-batches/" + answers.getFirst().path("id");
        assertThat(Api.get("finance", batch).getInt("payouts")).isEqualTo(3);
        assertThat(BankAnswers.payments(sent(batch))).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"DKK, DKK, AWARD", "USD, SEK, AWARD", "USD, SEK, PAYMENT"})
    void twoPeopleCancelAPayoutAndItsMoneyIsBackWhereItCameFrom(String promised, String paid, String fixing)
            throws Exception {
        ObjectNode document = Documents.with(
                TestProgrammes.bounty("100.00", "QUEUE"), "/benefits/0/currency", "\"" + promised + "\"");
        String programme = TestProgrammes.approved(Documents.with(document, "/fixing", "\"" + fixing + "\""));
        String payout = due(programme, paid);
        assertThat(moved(programme)).isNotEmpty();
        for (String user : List.of("partner", "caseworker", "auditor", "operator", "policy")) {
            propose(user, payout).then().statusCode(403);
        }
        Api.writing("finance2")
                .post(path(payout) + "/cancellation/approval")
                .then()
                .statusCode(404);
        propose("finance", payout).then().statusCode(201).body("reason", equalTo("NOT_OWED"));
        assertThat(state(payout)).as("a proposal stops nothing").isEqualTo("DUE");
        approveCancellation("finance", payout).then().statusCode(403);
        hold("finance", payout).then().statusCode(201);
        approveCancellation("finance2", payout).then().statusCode(201);

        assertThat(state(payout)).isEqualTo("CANCELLED");
        assertThat(moved(programme)).as("every account is as before the award").isEmpty();
        assertThat(query("select fixing, paid_currency, sum(promised_minor), sum(came_to_minor) from report_exchange"
                        + " where programme = '" + programme + "' group by fixing, paid_currency"))
                .as("what was exchanged is exchanged back")
                .isEqualTo(promised.equals(paid) ? List.of() : List.of(fixing + " " + paid + " 0 0"));
        approveCancellation("finance2", payout).then().statusCode(409);
        Api.writing("finance2").post(path(payout) + "/release").then().statusCode(201);
        assertThat(state(payout)).as("over is over").isEqualTo("CANCELLED");
        assertThat(Stories.run("2022-01-31").getLong("payouts")).isZero();
        assertThat(Api.get("finance", "/v1/ledger/trial-balance").getBoolean("balanced"))
                .isTrue();
        assertThat(Api.get("auditor", "/v1/audit?subject=" + payout).getList("items.action", String.class))
                .containsExactlyInAnyOrder(
                        "PAYOUT_CANCELLATION_PROPOSED", "PAYOUT_HELD", "PAYOUT_CANCELLED", "PAYOUT_RELEASED");
    }

    @Test
    void aPayoutOnItsWayIsNotCancelled() throws InterruptedException {
        String currency = "NOK";
        String payout = due(programme(currency), currency);
        propose("finance", payout).then().statusCode(201);
        String batch = collected(currency, 1);
        notCancelled(payout);
        approve(batch).then().statusCode(201);
        notCancelled(payout);
        String file = deliver(batch);
        notCancelled(payout);
        bankSays(BankAnswers.statusReport(file, id(), "RJCT", "AC01", BankAnswers.payments(file)));
        approveCancellation("finance2", payout).then().statusCode(201);
        Approvals.reissue(path(payout)).then().statusCode(409);
        bankSays(BankAnswers.notification(id(), "", BankAnswers.payments(file)));
        assertThat(state(payout)).as("a debit all the same is for a person").isEqualTo("CANCELLED");
        assertThat(Api.get("finance", "/v1/ledger/trial-balance").getBoolean("balanced"))
                .isTrue();
    }

    @Test
    void cancellingMeetsCollectingAndOnlyOneHappens() throws Exception {
        String currency = "KHR";
        String programme = programme(currency);
        for (int i = 0; i < 5; i++) {
            String payout = due(programme, currency);
            propose("finance", payout).then().statusCode(201);
            List<Response> answers =
                    all(List.of(() -> collect(currency), () -> approveCancellation("finance2", payout)));
            boolean collected = answers.getFirst().statusCode() == 201;
            assertThat(answers.getLast().statusCode()).isEqualTo(collected ? 409 : 201);
            assertThat(state(payout)).isEqualTo(collected ? "BATCHED" : "CANCELLED");
        }
        assertThat(Api.get("finance", "/v1/ledger/trial-balance").getBoolean("balanced"))
                .isTrue();
    }

    private static void notCancelled(String payout) {
        approveCancellation("finance2", payout).then().statusCode(409).body("reason", equalTo("PAYOUT_STATE"));
        assertThat(Api.get("auditor", path(payout) + "/cancellation").getString("approvedBy"))
                .isNull();
    }

    private static <T> List<T> all(List<Callable<T>> calls) throws Exception {
        List<T> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> answer : executor.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private static Response hold(String user, String payout) {
        return Api.writing(user).body(Map.of("reason", "PAYEE_DOUBT")).post(path(payout) + "/hold");
    }

    private static void release(String payout) {
        Api.writing("approver2").post(path(payout) + "/release").then().statusCode(201);
    }

    private static Response propose(String user, String payout) {
        return Api.writing(user).body(Map.of("reason", "NOT_OWED")).post(path(payout) + "/cancellation");
    }

    private static Response approveCancellation(String user, String payout) {
        return Api.writing(user).post(path(payout) + "/cancellation/approval");
    }

    private static Response collect(String currency) {
        return Api.writing("finance")
                .body(Map.of("currency", currency, "scheme", "CROSS_BORDER"))
                .post("/v1/payout-batches");
    }

    private static String collected(String currency, int payouts) {
        Response batch = collect(currency);
        batch.then().statusCode(201).body("payouts", equalTo(payouts));
        return "/v1/payout-batches/" + batch.path("id");
    }

    private static Response approve(String batch) {
        return Approvals.approve("finance2", batch);
    }

    private static String sent(String batch) {
        approve(batch).then().statusCode(201);
        return deliver(batch);
    }

    /** The file. */
    private static String deliver(String batch) {
        String file = Api.as("finance")
                .get(batch + "/file")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Api.writing("finance").post(batch + "/delivery").then().statusCode(201);
        return file;
    }

    private static void bankSays(String message) {
        Api.writing("bank")
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .then()
                .statusCode(201);
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }

    private static String programme(String currency) {
        return TestProgrammes.approved(Documents.with(
                TestProgrammes.bounty("100.00", "QUEUE"), "/benefits/0/currency", "\"" + currency + "\""));
    }

    private static String due(String programme, String currency) throws InterruptedException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded(
                "partner", claimant, programme, TestProgrammes.AS_OF, currency, facts(Stories.soldier(), "SOLDIER"));
        Stories.run("2022-01-31");
        List<Map<String, Object>> payouts = Api.get("finance", "/v1/payouts?limit=500&programme=" + programme)
                .getList("items");
        return payouts.stream()
                .filter(item -> claimant.equals(item.get("claimantId")))
                .map(item -> (String) item.get("id"))
                .findFirst()
                .orElseThrow();
    }

    private static String path(String payout) {
        return "/v1/payouts/" + payout;
    }

    private static String state(String payout) {
        return Api.get("finance", path(payout)).getString("state");
    }

    /** The programme's accounts whose balance is not zero. */
    private List<String> moved(String programme) throws SQLException {
        return query("select kind, sponsor, currency, balance_minor from report_account where balance_minor <> 0"
                + " and programme = '" + programme + "'");
    }

    /** The four columns of each row, by spaces. */
    private List<String> query(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(String.join(" ", rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return lines;
    }
}
