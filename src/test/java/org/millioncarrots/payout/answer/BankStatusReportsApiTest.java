package org.millioncarrots.payout.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.BankWords.OURS;
import static org.millioncarrots.testing.BankWords.block;
import static org.millioncarrots.testing.BankWords.camt053;
import static org.millioncarrots.testing.BankWords.original;
import static org.millioncarrots.testing.BankWords.pain002;
import static org.millioncarrots.testing.BankWords.rejected;
import static org.millioncarrots.testing.BankWords.transaction;
import static org.millioncarrots.testing.SentFiles.CURRENCY;
import static org.millioncarrots.testing.SentFiles.balanced;
import static org.millioncarrots.testing.SentFiles.bankSays;
import static org.millioncarrots.testing.SentFiles.sent;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankWords.Entry;
import org.millioncarrots.testing.SentFiles.Sent;

/** What status reports say, level by level, and what becomes of it when the account says otherwise. */
@QuarkusTest
class BankStatusReportsApiTest {

    private static String because(String content) {
        return "<StsRsnInf>" + content + "</StsRsnInf>";
    }

    private static String code(String code) {
        return because("<Rsn><Cd>" + code + "</Cd></Rsn>");
    }

    @Test
    void ofSeveralReasonsTheMostCarefulHolds() throws InterruptedException {
        for (String status : List.of(
                rejected("NARR", "AM05"),
                rejected("AC04", "DU03", "MS03"),
                "<TxSts>RJCT</TxSts>"
                        + because("<Rsn><Cd>NARR</Cd></Rsn><AddtlInf>AM05 duplicate of an earlier order</AddtlInf>"),
                "<TxSts>RJCT</TxSts>" + because("<Rsn><Prtry>Doppelte Einreichung</Prtry></Rsn>"),
                rejected("AB03"),
                rejected("DS03"))) {
            Sent file = sent(1);
            bankSays(pain002(
                    "10",
                    original(file.message(), ""),
                    block(file.message(), transaction(file.endToEndId(0), status))));
            assertThat(file.states()).as(status).containsExactly("UNKNOWN");
            assertThat(file.reissueFirst()).isEqualTo(409);
        }
        balanced();
    }

    @Test
    void anyOtherRejectionIsDefinite() throws InterruptedException {
        for (String status : List.of(
                rejected("AG02"),
                rejected("AM03"),
                rejected("ZZ99"),
                rejected(),
                "<TxSts>RJCT</TxSts>" + because("<Rsn><Prtry>X-77 Konto ungueltig</Prtry></Rsn>"))) {
            Sent file = sent(1);
            bankSays(pain002(
                    "10",
                    original(file.message(), ""),
                    block(file.message(), transaction(file.endToEndId(0), status))));
            assertThat(file.states()).as(status).containsExactly("REJECTED");
            assertThat(file.reissueFirst()).isEqualTo(201);
        }
        balanced();
    }

    @Test
    void aStatusComesDownToWhateverIsNotNamed() throws InterruptedException {
        String rejectedBlock = "<PmtInfSts>RJCT</PmtInfSts>" + code("NARR");
        Sent one = sent(3);
        assertThat(bankSays(pain002(
                        "03",
                        original(one.message(), "<GrpSts>RJCT</GrpSts>"),
                        block(one.message(), rejectedBlock + transaction(one.endToEndId(0), rejected("AC01"))))))
                .containsExactly("APPLIED REJECTED AC01", "APPLIED REJECTED NARR", "APPLIED REJECTED NARR");
        assertThat(one.states()).containsExactly("REJECTED", "REJECTED", "REJECTED");

        Sent groupOnly = sent(2);
        assertThat(bankSays(pain002(
                        "14",
                        original(groupOnly.message(), "<GrpSts>RJCT</GrpSts>" + code("FF01")),
                        block(groupOnly.message(), transaction(groupOnly.endToEndId(0), code("AC04"))))))
                .as("a reason without a status has the file's")
                .containsExactly("APPLIED REJECTED AC04", "APPLIED REJECTED FF01");

        Sent reasonAbove = sent(1);
        assertThat(bankSays(pain002(
                        "10",
                        original(reasonAbove.message(), code("AC06")),
                        block(reasonAbove.message(), transaction(reasonAbove.endToEndId(0), rejected())))))
                .containsExactly("APPLIED REJECTED AC06");

        Sent duplicate = sent(2);
        bankSays(pain002(
                "10",
                original(duplicate.message(), "<GrpSts>RJCT</GrpSts>" + code("DU01")),
                block(duplicate.message(), transaction(duplicate.endToEndId(0), rejected("AC04")))));
        assertThat(duplicate.states()).as("the whole file may have been paid").containsExactly("UNKNOWN", "UNKNOWN");

        Sent partly = sent(3);
        assertThat(bankSays(pain002(
                        "10",
                        original(partly.message(), "<GrpSts>PART</GrpSts>"),
                        block(partly.message(), transaction(partly.endToEndId(0), rejected("AC04"))))))
                .containsExactly("APPLIED REJECTED AC04");
        assertThat(partly.states()).containsExactly("REJECTED", "SENT", "SENT");

        Sent split = sent(3);
        bankSays(pain002(
                "10",
                original(split.message(), ""),
                block(split.message(), rejectedBlock + transaction(split.endToEndId(0), ""))
                        + block(
                                split.message(),
                                "<PmtInfSts>ACCP</PmtInfSts>" + transaction(split.endToEndId(1), ""))));
        assertThat(split.states())
                .as("blocks that disagree say nothing about who is in neither")
                .containsExactly("REJECTED", "SENT", "SENT");
        balanced();
    }

    @Test
    void aRepeatedAmountIsReadByItsValueAndZeroIsNone() throws InterruptedException {
        for (String written : List.of("%s000", "0.00000", "000%s")) {
            Sent file = sent(1);
            String original = "<OrgnlTxRef><Amt><InstdAmt Ccy=\"AMD\">" + written.formatted(file.amount())
                    + "</InstdAmt></Amt></OrgnlTxRef>";
            assertThat(bankSays(pain002(
                            "03",
                            original(file.message(), ""),
                            block(file.message(), transaction(file.endToEndId(0), rejected("AC04") + original)))))
                    .as(written)
                    .containsExactly("APPLIED REJECTED AC04");
        }
        Sent other = sent(1);
        String original = "<OrgnlTxRef><Amt><InstdAmt Ccy=\"AMD\">1.00</InstdAmt></Amt></OrgnlTxRef>";
        assertThat(bankSays(pain002(
                        "03",
                        original(other.message(), ""),
                        block(other.message(), transaction(other.endToEndId(0), rejected("AC04") + original)))))
                .containsExactly("MISMATCH REJECTED AC04");
    }

    @Test
    void theAnswerToARequestToCancelIsNoAnswerToThePayment() throws InterruptedException {
        Sent file = sent(1);
        assertThat(bankSays(pain002(
                        "10",
                        "<OrgnlMsgId>" + file.message() + "</OrgnlMsgId><OrgnlMsgNmId>camt.055.001.08</OrgnlMsgNmId>"
                                + "<GrpSts>RJCT</GrpSts>",
                        "")))
                .containsExactly("PARKED REJECTED MESSAGE");
        assertThat(file.states()).containsExactly("SENT");
    }

    @Test
    void aReportWithoutTheFilesIdStillNamesItsPayments() throws InterruptedException {
        Sent file = sent(2);
        assertThat(bankSays(
                        pain002("10", "", block(file.message(), transaction(file.endToEndId(0), rejected("AC04"))))))
                .containsExactly("APPLIED REJECTED AC04");
        assertThat(bankSays(pain002("10", "<GrpSts>RJCT</GrpSts>", ""))).containsExactly("UNMATCHED REJECTED OTHER");
    }

    @Test
    void aDebitAfterARejectionIsTheBanksLastWord() throws InterruptedException {
        Sent file = sent(1);
        String rejection = pain002(
                "10",
                original(file.message(), ""),
                block(file.message(), transaction(file.endToEndId(0), rejected("AC04"))));
        bankSays(rejection);
        Entry debit = Entry.of(file.amount(), CURRENCY).reference("ASR-1").payment(file.endToEndId(0));
        assertThat(bankSays(camt053("08", OURS, debit.toString()))).containsExactly("APPLIED SETTLED");
        assertThat(file.states()).containsExactly("SETTLED");
        balanced();
        assertThat(file.reissueFirst()).isEqualTo(409);
        assertThat(bankSays(rejection.replace("</MsgId>", "</MsgId> "))).containsExactly("PARKED REJECTED AC04");

        Entry back =
                Entry.of(file.amount(), CURRENCY).credit().reference("ASR-2").payment(file.endToEndId(0));
        assertThat(bankSays(camt053("08", OURS, back.toString()))).containsExactly("APPLIED RETURNED OTHER");
        balanced();
        assertThat(file.reissueFirst()).as("debited and credited back").isEqualTo(201);
    }

    @Test
    void aRejectedFileThatIsBookedAllTheSameIsNotIssuedAgain() throws InterruptedException {
        Sent file = sent(2);
        bankSays(pain002("10", original(file.message(), "<GrpSts>RJCT</GrpSts>" + code("FF01")), ""));
        assertThat(file.states()).containsExactly("REJECTED", "REJECTED");
        Entry all = Entry.of(file.total(), CURRENCY)
                .batch("<PmtInfId>" + file.message() + "</PmtInfId><NbOfTxs>2</NbOfTxs>");
        assertThat(bankSays(camt053("08", OURS, all.toString()))).containsExactly("APPLIED SETTLED", "APPLIED SETTLED");
        Approvals.reissue(file.path()).then().statusCode(409);
        balanced();
    }

    @Test
    void whatContradictsARejectionBarsTheNextPayment() throws InterruptedException {
        for (String contradiction : List.of("<TxSts>ACSC</TxSts>", "<TxSts>ACCC</TxSts>", rejected("AM05"))) {
            Sent file = sent(1);
            String rejection = block(file.message(), transaction(file.endToEndId(0), rejected("AC04")));
            bankSays(pain002("10", original(file.message(), ""), rejection));
            assertThat(bankSays(pain002(
                            "10",
                            original(file.message(), ""),
                            block(file.message(), transaction(file.endToEndId(0), contradiction)))))
                    .as(contradiction)
                    .first()
                    .asString()
                    .startsWith("PARKED");
            assertThat(file.states()).containsExactly("REJECTED");
            assertThat(file.reissueFirst()).as(contradiction).isEqualTo(409);
            Approvals.reissue(file.path()).then().statusCode(409);
            bankSays(pain002("10", original(file.message(), ""), rejection));
            assertThat(file.reissueFirst())
                    .as("one of its two answers, once more")
                    .isEqualTo(409);
        }
        Sent settled = sent(1);
        bankSays(pain002(
                "10",
                original(settled.message(), ""),
                block(settled.message(), transaction(settled.endToEndId(0), "<TxSts>ACSC</TxSts>"))));
        bankSays(pain002(
                "10",
                original(settled.message(), ""),
                block(settled.message(), transaction(settled.endToEndId(0), rejected("AC04")))));
        assertThat(settled.states()).as("settled, then rejected").containsExactly("UNKNOWN");
        balanced();
    }

    @Test
    void aDebitOfWhatWasIssuedAgainBarsTheNextPayment() throws InterruptedException {
        Sent file = sent(1);
        bankSays(pain002(
                "10",
                original(file.message(), ""),
                block(file.message(), transaction(file.endToEndId(0), rejected("MS03")))));
        assertThat(file.reissueFirst()).isEqualTo(201);
        Entry debit = Entry.of(file.amount(), CURRENCY).reference("ASR-1").payment(file.endToEndId(0));
        assertThat(bankSays(camt053("08", OURS, debit.toString()))).containsExactly("PARKED SETTLED AFTER");
        assertThat(file.states()).containsExactly("REISSUED");
        String next = next(file);
        assertThat(collected()).as("what stands for it stays behind").doesNotContain(next);

        Entry back =
                Entry.of(file.amount(), CURRENCY).credit().reference("ASR-2").payment(file.endToEndId(0));
        assertThat(bankSays(camt053("08", OURS, back.toString()))).containsExactly("APPLIED RETURNED OTHER");
        assertThat(collected()).as("credited back").contains(next);
        balanced();
    }

    @Test
    void aBatchOfWhatMayHaveBeenPaidIsNotApproved() throws InterruptedException {
        Sent file = sent(1);
        bankSays(pain002(
                "10",
                original(file.message(), ""),
                block(file.message(), transaction(file.endToEndId(0), rejected("MS03")))));
        assertThat(file.reissueFirst()).isEqualTo(201);
        String next = next(file);
        String batch = Api.post(
                        "finance", "/v1/payout-batches", Map.of("currency", CURRENCY, "scheme", "CROSS_BORDER"), 201)
                .getString("id");
        assertThat(Api.get("finance", "/v1/payouts?batch=" + batch).getList("items.id", String.class))
                .contains(next);
        Entry debit = Entry.of(file.amount(), CURRENCY).payment(file.endToEndId(0));
        bankSays(camt053("08", OURS, debit.toString()));
        Approvals.approve("finance2", "/v1/payout-batches/" + batch).then().statusCode(409);
        Api.writing("finance").delete("/v1/payout-batches/" + batch);
    }

    private static String next(Sent file) {
        String instalment = file.items().getString("items[0].instalmentId");
        return Api.get("finance", "/v1/payouts?limit=500&state=DUE&currency=" + CURRENCY)
                .getString("items.find { it.instalmentId == '" + instalment + "' }.id");
    }

    /** What a batch would take now. */
    private static List<String> collected() {
        var answer = Api.writing("finance")
                .body(Map.of("currency", CURRENCY, "scheme", "CROSS_BORDER"))
                .post("/v1/payout-batches");
        if (answer.statusCode() != 201) {
            return List.of();
        }
        String batch = answer.jsonPath().getString("id");
        List<String> taken =
                Api.get("finance", "/v1/payouts?limit=500&batch=" + batch).getList("items.id", String.class);
        Api.writing("finance").delete("/v1/payout-batches/" + batch);
        return taken;
    }
}
