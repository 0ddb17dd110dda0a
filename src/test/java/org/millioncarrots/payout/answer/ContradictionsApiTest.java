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

/** As long as anything that the bank has said speaks for a payment, it is not made again before two people have ruled. */
@QuarkusTest
class ContradictionsApiTest {
    private static final String SETTLED = "<TxSts>ACSC</TxSts>";
    private static final String EXECUTING = "<TxSts>ACSP</TxSts>";
    private static final String REFUSED = rejected("MS03");
    private static final String DUPLICATE = rejected("AM05");
    private static final String TIMEOUT = rejected("AB05");

    @Test
    void noOrderOfContradictoryAnswersFreesTheNextPayment() throws InterruptedException {
        for (List<String> answers : List.of(
                List.of(REFUSED, SETTLED, REFUSED),
                List.of(SETTLED, REFUSED, REFUSED),
                List.of(REFUSED, EXECUTING, REFUSED),
                List.of(DUPLICATE, REFUSED),
                List.of(DUPLICATE, TIMEOUT, REFUSED),
                List.of(TIMEOUT, DUPLICATE, REFUSED),
                List.of(REFUSED, DUPLICATE, REFUSED, REFUSED))) {
            Sent file = sent(1);
            answers.forEach(status -> reported(file, status));
            barredUntilRuled(file, "NOT_PAID", answers.toString());
        }
        balanced();
    }

    @Test
    void theAnswerThatWasMissingAfterATimeOutIsDefinite() throws InterruptedException {
        Sent file = sent(1);
        reported(file, TIMEOUT);
        assertThat(file.states()).containsExactly("UNKNOWN");
        reported(file, REFUSED);
        assertThat(file.states()).containsExactly("REJECTED");
        assertThat(file.reissueFirst()).isEqualTo(201);

        Sent inTurn = sent(1);
        reported(inTurn, EXECUTING);
        reported(inTurn, REFUSED);
        assertThat(inTurn.states()).as("first in process, then refused").containsExactly("REJECTED");
        assertThat(inTurn.reissueFirst()).isEqualTo(201);
        balanced();
    }

    @Test
    void twoPeopleMayAlsoFindThatItWasPaid() throws InterruptedException {
        Sent file = sent(1);
        reported(file, REFUSED);
        reported(file, SETTLED);
        assertThat(ruled(file, "PAID")).isEqualTo(201);
        assertThat(file.states()).containsExactly("SETTLED");
        assertThat(file.reissueFirst()).isEqualTo(409);
        balanced();
        Entry debit = Entry.of(file.amount(), CURRENCY).reference("R-1").payment(file.endToEndId(0));
        assertThat(bankSays(camt053("08", OURS, debit.toString()))).containsExactly("REPEATED SETTLED");
        balanced();
    }

    @Test
    void aDebitThatIsNotUnderstoodIsADebitAllTheSame() throws InterruptedException {
        for (String what : List.of("less", "more", "nothing", "another currency", "two references", "whole file")) {
            Sent after = sent(2);
            rejectAll(after);
            odd(after, what);
            assertThat(after.states()).as(what).containsExactly("REJECTED", "REJECTED");
            assertThat(reissueAll(after)).as(what + " after the rejection").contains(409);

            Sent before = sent(2);
            odd(before, what);
            rejectAll(before);
            assertThat(before.states()).as(what + " before the rejection").contains("UNKNOWN");
            assertThat(reissueAll(before)).as(what + " before the rejection").contains(409);
        }
        balanced();
    }

    @Test
    void nothingIsPaidAgainForAReturnWithoutADebit() throws InterruptedException {
        for (String known : List.of("sent", "accepted", "unknown", "rejected")) {
            Sent file = sent(1);
            switch (known) {
                case "accepted" -> reported(file, EXECUTING);
                case "unknown" -> reported(file, TIMEOUT);
                case "rejected" -> reported(file, REFUSED);
                default -> {}
            }
            back(file, "MS03", "B-1");
            assertThat(file.states()).as(known).containsExactly("RETURNED");
            assertThat(file.reissueFirst()).as(known).isEqualTo(409);
            debit(file, "D-1");
            assertThat(file.reissueFirst())
                    .as(known + ", and the debit is there")
                    .isEqualTo(201);
        }
        Sent never = sent(1);
        back(never, "MS03", "B-1");
        barredUntilRuled(never, "NOT_PAID", "the debit never comes");
        balanced();
    }

    @Test
    void whatComesBackAsADuplicateHasAnotherOneThatDidNot() throws InterruptedException {
        for (String code : List.of("AM05", "DUPL")) {
            Sent file = sent(1);
            debit(file, "D-1");
            back(file, code, "B-1");
            assertThat(file.states()).containsExactly("RETURNED");
            barredUntilRuled(file, "NOT_PAID", code);
        }
        Sent overtaken = sent(1);
        back(overtaken, "AM05", "B-1");
        debit(overtaken, "D-1");
        barredUntilRuled(overtaken, "NOT_PAID", "overtaken");
        balanced();
    }

    @Test
    void ofTwoDebitsOneReturnBringsBackOne() throws InterruptedException {
        Sent file = sent(1);
        debit(file, "D-1");
        assertThat(debit(file, "D-2")).containsExactly("PARKED SETTLED TWICE");
        assertThat(back(file, "MS03", "B-1")).containsExactly("PARKED RETURNED MS03");
        assertThat(file.states()).as("one is still out").containsExactly("SETTLED");
        assertThat(file.reissueFirst()).isEqualTo(409);
        assertThat(ruled(file, "NOT_PAID")).as("both have come back").isEqualTo(201);
        assertThat(file.states()).containsExactly("RETURNED");
        assertThat(file.reissueFirst()).isEqualTo(201);

        Sent again = sent(1);
        debit(again, "D-1");
        back(again, "MS03", "B-1");
        assertThat(debit(again, "D-2")).containsExactly("PARKED SETTLED TWICE");
        assertThat(back(again, "MS03", "B-2")).containsExactly("PARKED RETURNED MS03");
        assertThat(ruled(again, "PAID"))
                .as("it is owed again: that has to be cancelled")
                .isEqualTo(409);
        barredUntilRuled(again, "NOT_PAID", "returned, debited again, returned again");

        Sent kept = sent(1);
        debit(kept, "D-1");
        debit(kept, "D-2");
        assertThat(ruled(kept, "PAID")).as("the bank has taken one back itself").isEqualTo(201);
        assertThat(back(kept, "MS03", "B-1")).containsExactly("APPLIED RETURNED MS03");
        balanced();
    }

    /** The bank debits twice and takes one back, and its messages overtake each other. */
    @Test
    void inWhateverOrderACorrectionIsToldThePayeeHasTheMoneyOnce() throws InterruptedException {
        for (String reason : List.of("", "AM05")) {
            for (List<String> order :
                    List.of(List.of("D-1", "D-2", "B-1"), List.of("D-1", "B-1", "D-2"), List.of("B-1", "D-1", "D-2"))) {
                for (boolean isOneMessage : List.of(true, false)) {
                    Sent file = sent(1);
                    told(file, order, reason, isOneMessage);
                    String what = order + " " + reason + (isOneMessage ? " in one message" : "");
                    assertThat(file.states()).as(what).containsExactly("SETTLED");
                    assertThat(outNet(file)).as(what).isEqualTo(1);
                    assertThat(file.reissueFirst()).as(what).isEqualTo(409);
                    told(file, order, reason, isOneMessage);
                    assertThat(file.states()).as(what + ", and again").containsExactly("SETTLED");
                    assertThat(outNet(file)).as(what + ", and again").isEqualTo(1);
                    assertThat(ruled(file, "NOT_PAID"))
                            .as("two people know more")
                            .isEqualTo(201);
                    assertThat(outNet(file)).as(what + ", ruled").isZero();
                    assertThat(file.reissueFirst()).as(what + ", ruled").isEqualTo(201);
                }
            }
        }
        balanced();
    }

    @Test
    void afterAReturnWithAReasonAnotherDebitIsForPeople() throws InterruptedException {
        Sent file = sent(1);
        told(file, List.of("B-1", "D-1", "D-2"), "MS03", true);
        assertThat(file.states()).containsExactly("RETURNED");
        barredUntilRuled(file, "NOT_PAID", "debited twice, and one came back from the payee's bank");
        balanced();
    }

    private static void told(Sent file, List<String> order, String reason, boolean isOneMessage) {
        List<String> entries = order.stream()
                .map(reference -> {
                    Entry entry = Entry.of(file.amount(), CURRENCY).reference(reference);
                    return reference.startsWith("D")
                            ? entry.payment(file.endToEndId(0)).toString()
                            : entry.credit()
                                    .payment(
                                            file.endToEndId(0),
                                            reason.isEmpty()
                                                    ? ""
                                                    : "<RtrInf><Rsn><Cd>" + reason + "</Cd></Rsn></RtrInf>")
                                    .toString();
                })
                .toList();
        if (isOneMessage) {
            bankSays(camt053("08", OURS, entries.toArray(String[]::new)));
        } else {
            entries.forEach(entry -> bankSays(camt053("08", OURS, entry)));
        }
    }

    /** How often the books have its money out, less how often back. */
    private static int outNet(Sent file) {
        String attempt = Api.get("finance", "/v1/payouts/" + firstPayout(file)).getString("attempts[0].id");
        List<Map<String, ?>> transfers = Api.get("finance", "/v1/ledger/transfers?limit=100&subject=" + attempt)
                .getList("items");
        long sponsors = transfers.stream()
                .filter(transfer -> "SEND".equals(transfer.get("step")))
                .map(transfer -> transfer.get("sponsor"))
                .distinct()
                .count();
        long settled = transfers.stream()
                .filter(transfer -> "SETTLE".equals(transfer.get("step")))
                .count();
        long returned = transfers.stream()
                .filter(transfer -> "RETURN".equals(transfer.get("step")))
                .count();
        assertThat((settled - returned) % sponsors).isZero();
        return (int) ((settled - returned) / sponsors);
    }

    @Test
    void whatWasIssuedAgainIsRuledOnToo() throws InterruptedException {
        Sent file = sent(1);
        reported(file, REFUSED);
        assertThat(file.reissueFirst()).isEqualTo(201);
        debit(file, "D-1");
        assertThat(ruled(file, "PAID")).as("what has taken its place is owed").isEqualTo(409);
        assertThat(ruled(file, "NOT_PAID")).as("the bank has undone it").isEqualTo(201);
        balanced();
    }

    @Test
    void whereNothingIsContradictoryNothingIsRuled() throws InterruptedException {
        Sent file = sent(1);
        assertThat(ruled(file, "PAID")).as("sent").isEqualTo(409);
        debit(file, "D-1");
        assertThat(ruled(file, "NOT_PAID")).as("settled").isEqualTo(409);
        back(file, "MS03", "B-1");
        assertThat(ruled(file, "PAID")).as("returned").isEqualTo(409);
    }

    private static List<Integer> reissueAll(Sent file) {
        return file.items().getList("items.id", String.class).stream()
                .map(payout -> Approvals.reissue("/v1/payouts/" + payout).statusCode())
                .toList();
    }

    private static void barredUntilRuled(Sent file, String outcome, String why) {
        assertThat(file.reissueFirst()).as(why).isEqualTo(409);
        Approvals.reissue(file.path()).then().statusCode(409);
        assertThat(ruled(file, outcome)).as(why).isEqualTo(201);
        assertThat(file.reissueFirst()).as(why + ", ruled").isEqualTo(201);
    }

    private static List<String> reported(Sent file, String status) {
        return bankSays(pain002(
                "10", original(file.message(), ""), block(file.message(), transaction(file.endToEndId(0), status))));
    }

    private static void rejectAll(Sent file) {
        bankSays(pain002("10", original(file.message(), "<GrpSts>RJCT</GrpSts>"), ""));
    }

    private static List<String> debit(Sent file, String reference) {
        return bankSays(camt053(
                "08",
                OURS,
                Entry.of(file.amount(), CURRENCY)
                        .reference(reference)
                        .payment(file.endToEndId(0))
                        .toString()));
    }

    private static List<String> back(Sent file, String code, String reference) {
        return bankSays(camt053(
                "08",
                OURS,
                Entry.of(file.amount(), CURRENCY)
                        .credit()
                        .reference(reference)
                        .payment(file.endToEndId(0), "<RtrInf><Rsn><Cd>" + code + "</Cd></Rsn></RtrInf>")
                        .toString()));
    }

    /** A booked debit that names the first payment, or the file, in a way that settles nothing. */
    private static void odd(Sent file, String what) {
        Entry entry =
                switch (what) {
                    case "less" -> Entry.of("1.00", CURRENCY).payment(file.endToEndId(0));
                    case "more" -> Entry.of("99999999.00", CURRENCY).payment(file.endToEndId(0));
                    case "nothing" -> Entry.of("0.00", CURRENCY).payment(file.endToEndId(0));
                    case "another currency" -> Entry.of(file.amount(), "EUR").payment(file.endToEndId(0));
                    case "two references" ->
                        Entry.of(file.amount(), CURRENCY)
                                .details("<Refs><EndToEndId>" + file.endToEndId(0) + "</EndToEndId><UETR>"
                                        + file.payments().get(1).uetr() + "</UETR></Refs>");
                    default -> Entry.of("1.00", CURRENCY).batch("<PmtInfId>" + file.message() + "</PmtInfId>");
                };
        assertThat(bankSays(camt053("08", OURS, entry.toString())))
                .as(what)
                .singleElement()
                .asString()
                .matches("(MISMATCH|PARKED) SETTLED.*");
    }

    /** @return the status of the first step that is refused, or of the second */
    private static int ruled(Sent file, String outcome) {
        String path = "/v1/payouts/" + firstPayout(file) + "/rulings";
        var proposed = Api.writing("finance")
                .body(Map.of("outcome", outcome, "reference", "INQUIRY 4711"))
                .post(path);
        return proposed.statusCode() != 201
                ? proposed.statusCode()
                : Api.writing("finance2")
                        .post(path + "/" + proposed.jsonPath().getString("id") + "/approval")
                        .statusCode();
    }

    private static String firstPayout(Sent file) {
        return file.items().getString("items[0].id");
    }
}
