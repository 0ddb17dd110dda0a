package org.millioncarrots.payout.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.Stories;

/** A file that the bank has refused. Paid in zloty, in which no other test pays. */
@QuarkusTest
class ReissueBatchApiTest {
    private static final String CURRENCY = "PLN";

    @Test
    void aRefusedFileIsOwedAnewInOneCall() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            String claimant = Stories.registered("partner", false, 0).getString("id");
            Stories.awarded("partner", claimant, "coalition-match", "2022-03-05", CURRENCY, Stories.soldier());
        }
        Stories.run("2022-03-31");
        Sent first = sent();
        Approvals.reissue(first.path).then().statusCode(409);
        BigDecimal owed = balance("IN_TRANSIT");
        assertThat(owed).isPositive();

        bankSays(refusal(first.file));
        assertThat(states(first.path)).containsExactly("REJECTED", "REJECTED", "REJECTED");
        assertThat(balance("PAYABLE")).isEqualByComparingTo(owed);
        String single = "/v1/payouts/" + payouts(first.path).getString("items[0].id");
        Api.post("finance", single + "/reissue", Map.of(), 400);
        Api.as("approver").get(single + "/reissue").then().statusCode(404);
        Approvals.proposeReissue("finance", single).then().statusCode(202).body("reason", equalTo("ACCOUNT_CONFIRMED"));
        assertThat(states(first.path)).as("one person owes nothing anew").doesNotContain("REISSUED");
        Api.writing("finance")
                .post(single + "/reissue/approval")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/same-person"));
        Api.writing("finance2")
                .post(single + "/reissue/approval")
                .then()
                .statusCode(201)
                .body("number", equalTo(2));
        assertThat(Api.get("auditor", single + "/reissue").getString("approvedBy"))
                .isNotEqualTo(Api.get("auditor", single + "/reissue").getString("proposedBy"));
        Api.writing("approver").post(single + "/reissue/approval").then().statusCode(409);

        String key = UUID.randomUUID().toString();
        Api.writing("finance2").post(first.path + "/reissue/approval").then().statusCode(404);
        Api.writing("finance").post(first.path + "/reissue").then().statusCode(400);
        Approvals.proposeReissue("finance", first.path)
                .then()
                .statusCode(202)
                .body("payouts", equalTo(2))
                .body("total.currency", equalTo(CURRENCY));
        Api.writing("finance").post(first.path + "/reissue/approval").then().statusCode(403);
        assertThat(states(first.path)).containsOnlyOnce("REISSUED");
        for (String replayed : new String[] {null, "true"}) {
            Api.as("finance2")
                    .header("Idempotency-Key", key)
                    .post(first.path + "/reissue/approval")
                    .then()
                    .statusCode(201)
                    .header("Idempotency-Replayed", equalTo(replayed))
                    .body("payouts", equalTo(2))
                    .body("total.currency", equalTo(CURRENCY));
        }
        Approvals.reissue(first.path).then().statusCode(409);
        assertThat(states(first.path)).containsExactly("REISSUED", "REISSUED", "REISSUED");
        JsonPath due = Api.get("finance", "/v1/payouts?state=DUE&currency=" + CURRENCY);
        assertThat(due.getList("items.number")).containsExactly(2, 2, 2);
        assertThat(balance("PAYABLE")).as("nothing is booked").isEqualByComparingTo(owed);
        assertThat(Api.get("auditor", "/v1/audit?subject=" + first.id).getList("items.action"))
                .contains("BATCH_REISSUED");

        Sent second = sent();
        List<BankAnswers.Payment> payments = BankAnswers.payments(second.file);
        bankSays(BankAnswers.statusReport(second.file, id(), "RJCT", "AC01", payments.subList(0, 1)));
        bankSays(BankAnswers.notification(id(), "", payments.subList(1, 3)));
        bankSays(BankAnswers.notification(id(), "AC04", payments.subList(2, 3)));
        Approvals.reissue(second.path).then().statusCode(201).body("payouts", equalTo(1));
        assertThat(states(second.path))
                .as("neither what was settled nor what was returned")
                .containsExactlyInAnyOrder("REISSUED", "SETTLED", "RETURNED");
        BankAnswers.Payment settled = payments.get(1);
        bankSays(BankAnswers.notification(
                id(),
                "AC04",
                List.of(new BankAnswers.Payment(settled.endToEndId(), settled.uetr(), "1.00", CURRENCY))));
        assertThat(states(second.path))
                .as("less came back than was paid: a person decides")
                .contains("SETTLED");
        assertThat(Api.get("finance", "/v1/reports/exceptions?from=2022-03-05&to=2022-03-05")
                        .<Map<String, Object>>getList("groups.findAll { it.currency == 'PLN' }"))
                .extracting(group -> group.get("kind") + " " + group.get("reason") + " " + group.get("count"))
                .as("what is owed anew waits for another account")
                .containsExactly("RETURNED AC04 1", "RETURNED_LESS AC04 1", "STOPPED DESTINATION_BLOCKED 1");
        assertThat(balance("IN_TRANSIT")).isZero();
        assertThat(balance("PAYABLE").add(balance("SETTLED"))).isEqualByComparingTo(owed);
    }

    @Test
    void aBatchThatIsNotThereIsNotFoundAndOnlyFinanceReissues() {
        String path = "/v1/payout-batches/" + UUID.randomUUID() + "/reissue";
        Map<String, String> reason = Map.of("reason", "FILE_REFUSED");
        Api.post("finance", path, reason, 404);
        Api.writing("finance").post(path + "/approval").then().statusCode(404);
        Api.as("finance")
                .body(reason)
                .post(path)
                .then()
                .statusCode(400)
                .body("violations.field", contains("Idempotency-Key"));
        for (String user : List.of("partner", "caseworker", "approver", "auditor", "operator")) {
            Api.writing(user).post(path).then().statusCode(403);
        }
    }

    private record Sent(String id, String path, String file) {}

    private static Sent sent() {
        String id = Api.post(
                        "finance", "/v1/payout-batches", Map.of("currency", CURRENCY, "scheme", "CROSS_BORDER"), 201)
                .getString("id");
        String path = "/v1/payout-batches/" + id;
        Approvals.approve("finance2", path).then().statusCode(201);
        String file = Api.as("finance").get(path + "/file").asString();
        Api.writing("finance").post(path + "/delivery").then().statusCode(201);
        return new Sent(id, path, file);
    }

    private static JsonPath payouts(String batch) {
        return Api.get("finance", "/v1/payouts?batch=" + batch.substring(batch.lastIndexOf('/') + 1));
    }

    private static List<String> states(String batch) {
        return payouts(batch).getList("items.state");
    }

    private static String refusal(String file) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-01-05T10:00:00Z</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
                <GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>AM10</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts>
                </CstmrPmtStsRpt></Document>
                """.formatted(id(), BankAnswers.messageId(file));
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

    private static BigDecimal balance(String kind) {
        JsonPath books = Api.get("finance", "/v1/ledger/trial-balance");
        assertThat(books.getBoolean("balanced")).isTrue();
        String accounts = "accounts.findAll { it.kind == '" + kind + "' && it.credits.currency == '" + CURRENCY + "' }";
        return sum(books.getList(accounts + ".credits.amount", String.class))
                .subtract(sum(books.getList(accounts + ".debits.amount", String.class)));
    }

    private static BigDecimal sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
