package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.BankWords.block;
import static org.millioncarrots.testing.BankWords.original;
import static org.millioncarrots.testing.BankWords.pain002;
import static org.millioncarrots.testing.BankWords.transaction;
import static org.millioncarrots.testing.SentFiles.balanced;
import static org.millioncarrots.testing.SentFiles.bankSays;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.BankWords;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;

/** Two accomplices press the button at the same moment: what two people may do once is done once, and nothing is owed twice. */
@QuarkusTest
class TwoAtOnceApiTest {
    @Test
    void oneBatchIsApprovedAndDeliveredOnce() throws Exception {
        String batch = SentFiles.batch(1);
        Map<String, Object> seen = Approvals.seen("finance2", batch);
        assertThat(statuses(List.of(
                        () -> Api.writing("finance2").body(seen).post(batch + "/approval"),
                        () -> Api.writing("approver2").body(seen).post(batch + "/approval"))))
                .containsExactly(201, 409);
        String file = Api.as("finance").get(batch + "/file").asString();
        assertThat(BankAnswers.payments(file)).hasSize(1);
        assertThat(statuses(List.of(
                        () -> Api.writing("finance").post(batch + "/delivery"),
                        () -> Api.writing("finance2").post(batch + "/delivery"),
                        () -> Api.writing("finance").delete(batch))))
                .as("whoever comes second finds it done")
                .containsExactly(201, 201, 409);
        String payout = Api.get("finance", batch + "/payouts").getString("items[0].payoutId");
        assertThat(Api.get("finance", "/v1/payouts/" + payout).getList("attempts"))
                .hasSize(1);
        balanced();
    }

    @Test
    void aPayoutIsOwedAnewOnceByWhicheverDoor() throws Exception {
        Sent file = rejected(SentFiles.sent(1), "MS03");
        String payout = "/v1/payouts/" + file.items().getString("items[0].id");
        Approvals.proposeReissue("finance", payout).then().statusCode(202);
        Approvals.proposeReissue("finance", file.path()).then().statusCode(202);
        assertThat(statuses(List.of(
                        () -> Api.writing("approver").post(payout + "/reissue/approval"),
                        () -> Api.writing("finance2").post(payout + "/reissue/approval"),
                        () -> Api.writing("approver2").post(file.path() + "/reissue/approval"))))
                .containsExactly(201, 409, 409);
        assertThat(owed(file)).isEqualTo(1);
        balanced();
    }

    @Test
    void ofTwoOppositeRulingsOneHolds() throws Exception {
        Sent file = rejected(SentFiles.sent(1), "AM05");
        String rulings = "/v1/payouts/" + file.items().getString("items[0].id") + "/rulings/";
        List<String> proposed = new ArrayList<>();
        for (String outcome : List.of("PAID", "NOT_PAID")) {
            proposed.add(Api.post("finance", rulings, Map.of("outcome", outcome, "reference", "INQUIRY 4712"), 201)
                    .getString("id"));
        }
        assertThat(statuses(List.of(
                        () -> Api.writing("approver").post(rulings + proposed.getFirst() + "/approval"),
                        () -> Api.writing("finance2").post(rulings + proposed.getLast() + "/approval"))))
                .containsExactly(201, 409);
        assertThat(file.states()).containsAnyOf("SETTLED", "REJECTED").hasSize(1);
        balanced();
    }

    /** Two people say "not paid" in the same second as the account says "paid", twice: the account holds, whoever comes first. */
    @Test
    void theAccountHoldsAgainstARulingAtTheSameMoment() throws Exception {
        Sent file = rejected(SentFiles.sent(1), "AM05");
        String rulings = "/v1/payouts/" + file.items().getString("items[0].id") + "/rulings/";
        String ruling = Api.post("finance", rulings, Map.of("outcome", "NOT_PAID", "reference", "INQUIRY 4713"), 201)
                .getString("id");
        List<Integer> statuses = statuses(List.of(
                () -> Api.writing("approver").post(rulings + ruling + "/approval"),
                () -> debit(file),
                () -> debit(file)));
        assertThat(statuses).isIn(List.of(201, 201, 201), List.of(201, 201, 409));
        assertThat(file.states()).containsExactly("SETTLED");
        balanced();
    }

    private static Response debit(Sent file) {
        return Api.writing("bank")
                .contentType("application/xml")
                .body(BankAnswers.notification(BankWords.id(), "", file.payments()))
                .post("/v1/bank-messages");
    }

    /** The bank rejects what the account shows as paid, in the same second as two people owe it anew. */
    @Test
    void noAnswerIsOvertakenByItsContradiction() throws Exception {
        Sent file = rejected(SentFiles.sent(1), "MS03");
        String payout = "/v1/payouts/" + file.items().getString("items[0].id");
        Approvals.proposeReissue("finance", payout).then().statusCode(202);
        String debit = BankAnswers.notification(BankWords.id(), "", file.payments());
        List<Integer> statuses = statuses(
                List.of(() -> Api.writing("approver").post(payout + "/reissue/approval"), () -> Api.writing("bank")
                        .contentType("application/xml")
                        .body(debit)
                        .post("/v1/bank-messages")));
        assertThat(statuses).first().isEqualTo(201);
        if (statuses.equals(List.of(201, 201))) {
            assertThat(file.states()).containsExactly("REISSUED");
            assertThat(Api.get("finance", payout).getString("attempts[0].state"))
                    .isEqualTo("SETTLED");
        } else {
            assertThat(file.states()).containsExactly("SETTLED");
            assertThat(owed(file)).isEqualTo(0);
        }
        balanced();
    }

    private static Sent rejected(Sent file, String code) {
        bankSays(pain002(
                "10",
                original(file.message(), ""),
                block(file.message(), transaction(file.endToEndId(0), BankWords.rejected(code)))));
        return file;
    }

    /** How many payouts of the instalment are due beside the one that was sent. */
    private static int owed(Sent file) {
        String instalment = file.items().getString("items[0].instalmentId");
        return Api.get("finance", "/v1/payouts?limit=500&state=DUE&currency=" + SentFiles.CURRENCY)
                .getList("items.findAll { it.instalmentId == '" + instalment + "' }")
                .size();
    }

    /** In ascending order. */
    private static List<Integer> statuses(List<Callable<Response>> calls) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Response> answer : executor.invokeAll(calls)) {
                statuses.add(answer.get().statusCode());
            }
        }
        statuses.sort(null);
        return statuses;
    }
}
