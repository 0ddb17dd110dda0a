package org.millioncarrots.payout.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.BankWords.OURS;
import static org.millioncarrots.testing.BankWords.block;
import static org.millioncarrots.testing.BankWords.camt053;
import static org.millioncarrots.testing.BankWords.camt054;
import static org.millioncarrots.testing.BankWords.original;
import static org.millioncarrots.testing.BankWords.pain002;
import static org.millioncarrots.testing.BankWords.rejected;
import static org.millioncarrots.testing.SentFiles.CURRENCY;
import static org.millioncarrots.testing.SentFiles.balanced;
import static org.millioncarrots.testing.SentFiles.bankSays;
import static org.millioncarrots.testing.SentFiles.sent;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.BankWords;
import org.millioncarrots.testing.BankWords.Entry;
import org.millioncarrots.testing.SentFiles.Sent;

/** Oddities that users of other readers have reported of their banks. */
@QuarkusTest
class BankOdditiesApiTest {
    private static final String SETTLED = "APPLIED SETTLED";

    /** Savings banks take a debit back by a "debit" that is marked as a reversal: neither a second payment nor, surely, a return. */
    @Test
    void aReversalThatIsCalledADebitIsLookedAt() throws InterruptedException {
        Sent file = sent(1);
        bankSays(BankAnswers.notification(BankWords.id(), "", file.payments()));
        assertThat(bankSays(camt053(
                        "02",
                        OURS,
                        Entry.of(file.amount(), CURRENCY)
                                .side("<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>")
                                .payment(file.endToEndId(0))
                                .toString())))
                .allMatch(line -> line.startsWith("PARKED"));
        assertThat(file.states()).containsExactly("SETTLED");
        assertThat(file.reissueFirst()).isEqualTo(409);
    }

    /** The same before the debit itself: nothing is settled by it. */
    @Test
    void aReversalThatComesAloneSettlesNothing() throws InterruptedException {
        Sent file = sent(1);
        bankSays(camt054(
                "02",
                OURS,
                Entry.of(file.amount(), CURRENCY)
                        .side("<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>")
                        .payment(file.endToEndId(0))
                        .toString()));
        assertThat(file.states()).containsExactly("SENT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "details of their own",
                "amounts in details",
                "nothing in between",
                "characters in brackets",
                "a comment in the middle",
                "spaces around",
                "zero in the details",
                "dates with offsets",
                "the last moment of a day",
                "instruction in place of what was not provided",
                "instruction beside what was not provided, by UETR",
                "another currency instructed",
                "elements of a later version",
            })
    void aDebitIsADebit(String oddity) throws InterruptedException {
        Sent file = sent(2);
        String one = file.endToEndId(0);
        String two = file.endToEndId(1);
        String amount = "<Amt Ccy=\"AMD\">" + file.amount() + "</Amt>";
        String side = "<CdtDbtInd>DBIT</CdtDbtInd>";
        String txAmount = "<AmtDtls><TxAmt>" + amount + "</TxAmt></AmtDtls>";
        Entry entry = Entry.of(file.total(), CURRENCY).reference(BankWords.id());
        switch (oddity) {
            case "details of their own" ->
                entry.with("<NtryDtls><TxDtls><Refs><EndToEndId>" + one + "</EndToEndId></Refs>" + amount + side
                        + "</TxDtls></NtryDtls><NtryDtls><TxDtls><Refs><EndToEndId>" + two + "</EndToEndId></Refs>"
                        + amount
                        + side + "</TxDtls></NtryDtls>");
            case "amounts in details" -> entry.payment(one, txAmount).payment(two, txAmount);
            case "nothing in between" ->
                entry.with("<NtryDtls/>").payment(one, amount, side).payment(two, amount, side);
            case "characters in brackets" ->
                entry.payment("<![CDATA[" + one + "]]>", amount).payment("<![CDATA[" + two + "]]>", amount);
            case "a comment in the middle" ->
                entry.payment(one.substring(0, 5) + "<!-- x -->" + one.substring(5), amount)
                        .payment(two, amount);
            case "spaces around" -> entry.payment("\n   " + one + " \t", amount).payment("  " + two, amount);
            case "zero in the details" ->
                entry.payment(one, "<Amt Ccy=\"AMD\">0.00</Amt>", txAmount)
                        .payment(two, "<Amt Ccy=\"AMD\">0.00</Amt>", txAmount);
            case "dates with offsets" ->
                entry.dates(
                                "<BookgDt><DtTm>2026-01-05T23:59:59.999+02:00</DtTm></BookgDt><ValDt><Dt>2026-01-05Z</Dt></ValDt>")
                        .payment(one, amount)
                        .payment(two, amount);
            case "the last moment of a day" ->
                entry.dates("<BookgDt><DtTm>2026-01-05T24:00:00</DtTm></BookgDt>")
                        .payment(one, amount)
                        .payment(two, amount);
            case "instruction in place of what was not provided" ->
                entry.details("<Refs><InstrId>" + one + "</InstrId><EndToEndId>NOTPROVIDED</EndToEndId></Refs>"
                                + amount)
                        .details("<Refs><InstrId>" + two + "</InstrId><EndToEndId>NOTPROVIDED</EndToEndId></Refs>"
                                + amount);
            case "instruction beside what was not provided, by UETR" ->
                entry.details("<Refs><EndToEndId>NOTPROVIDED</EndToEndId><UETR>"
                                + file.payments().get(0).uetr() + "</UETR></Refs>" + amount)
                        .details("<Refs><EndToEndId>NOTPROVIDED</EndToEndId><UETR>"
                                + file.payments().get(1).uetr() + "</UETR></Refs>" + amount);
            case "another currency instructed" ->
                entry.payment(one, amount, "<AmtDtls><InstdAmt><Amt Ccy=\"USD\">1.00</Amt></InstdAmt></AmtDtls>")
                        .payment(
                                two, amount, "<AmtDtls><CntrValAmt><Amt Ccy=\"USD\">1.00</Amt></CntrValAmt></AmtDtls>");
            default ->
                entry.with("<CardTx><X><Amt Ccy=\"AMD\">1.00</Amt></X></CardTx>")
                        .payment(one, amount, "<RltdAgts/><Strd><CdtDbtInd>CRDT</CdtDbtInd></Strd>")
                        .payment(two, amount, "<SplmtryData><Envlp><Sts><Cd>PDNG</Cd></Sts></Envlp></SplmtryData>");
        }
        assertThat(bankSays(camt053("08", OURS, entry.toString()))).containsExactly(SETTLED, SETTLED);
        assertThat(file.states()).containsExactly("SETTLED", "SETTLED");
        balanced();
    }

    /** One credit for all that came back of a day, with what each was ordered as. */
    @Test
    void aCollectiveReturnIsOneReturnEach() throws InterruptedException {
        Sent file = sent(2);
        bankSays(BankAnswers.notification(BankWords.id(), "", file.payments()));
        String amount = "<AmtDtls><TxAmt><Amt Ccy=\"AMD\">" + file.amount() + "</Amt></TxAmt></AmtDtls>";
        Entry entry = Entry.of(file.total(), CURRENCY).credit();
        for (int i = 0; i < 2; i++) {
            entry.payment(file.endToEndId(i), amount, "<RtrInf><Rsn><Cd>MS03</Cd></Rsn></RtrInf>");
        }
        assertThat(bankSays(camt053("04", OURS, entry.toString())))
                .containsExactly("APPLIED RETURNED MS03", "APPLIED RETURNED MS03");
        balanced();
    }

    /** What was ordered is told beside what has come back of it: the difference stays to be looked at. */
    @Test
    void aReturnOfLessIsNotWhatWasOrdered() throws InterruptedException {
        Sent file = sent(1);
        bankSays(BankAnswers.notification(BankWords.id(), "", file.payments()));
        String less = new java.math.BigDecimal(file.amount())
                .subtract(java.math.BigDecimal.TEN)
                .toPlainString();
        Entry entry = Entry.of(less, CURRENCY)
                .credit()
                .payment(
                        file.endToEndId(0),
                        "<AmtDtls><InstdAmt><Amt Ccy=\"AMD\">" + file.amount() + "</Amt></InstdAmt></AmtDtls>",
                        "<Chrgs><Rcrd><Amt Ccy=\"AMD\">10.00</Amt></Rcrd></Chrgs>",
                        "<RtrInf><Rsn><Cd>MS03</Cd></Rsn></RtrInf>");
        assertThat(bankSays(camt053("02", OURS, entry.toString()))).containsExactly("MISMATCH RETURNED MS03");
        assertThat(file.states()).containsExactly("SETTLED");
    }

    /** A report without end-to-end ids, and one whose only word for the payment stands above it. */
    @Test
    void aRejectionIsUnderstoodByWhateverItNames() throws InterruptedException {
        for (String dialect : List.of("instruction", "prefixed status", "reason without code")) {
            Sent file = sent(1);
            String transaction =
                    switch (dialect) {
                        case "instruction" ->
                            "<TxInfAndSts><OrgnlInstrId>" + file.endToEndId(0) + "</OrgnlInstrId>" + rejected("AM04")
                                    + "</TxInfAndSts>";
                        case "prefixed status" ->
                            BankWords.transaction(
                                    file.endToEndId(0),
                                    "\n<TxSts> RJCT </TxSts><StsRsnInf><Rsn><Cd>\nAM04 </Cd></Rsn></StsRsnInf>");
                        default ->
                            BankWords.transaction(
                                    file.endToEndId(0),
                                    "<TxSts>RJCT</TxSts><StsRsnInf><Orgtr/><Rsn><Cd>AM04</Cd></Rsn><AddtlInf>-</AddtlInf></StsRsnInf>");
                    };
            assertThat(bankSays(pain002("03", original(file.message(), ""), block(file.message(), transaction))))
                    .as(dialect)
                    .containsExactly("APPLIED REJECTED AM04");
            assertThat(file.states()).as(dialect).containsExactly("REJECTED");
        }
    }

    /** Amounts that were ordered stand beside an entry of less: neither paid nor back. */
    @Test
    void whatComesToMoreThanItsEntryMovesNothing() throws InterruptedException {
        Sent file = sent(2);
        String ordered = "<AmtDtls><%1$s><Amt Ccy=\"AMD\">" + file.amount() + "</Amt></%1$s></AmtDtls>";
        String instructed = ordered.formatted("InstdAmt");
        Entry debit = Entry.of("1.00", CURRENCY)
                .payment(file.endToEndId(0), instructed)
                .payment(file.endToEndId(1), instructed);
        assertThat(bankSays(camt053("02", OURS, debit.toString())))
                .containsExactly("PARKED SETTLED AMOUNT", "PARKED SETTLED AMOUNT");
        assertThat(file.states()).containsExactly("SENT", "SENT");

        bankSays(BankAnswers.notification(BankWords.id(), "", file.payments()));
        String back = ordered.formatted("TxAmt") + "<RtrInf><Rsn><Cd>MS03</Cd></Rsn></RtrInf>";
        Entry credit = Entry.of("1.00", CURRENCY)
                .side("<CdtDbtInd>CRDT</CdtDbtInd>")
                .payment(file.endToEndId(0), back)
                .payment(file.endToEndId(1), back);
        assertThat(bankSays(camt053("02", OURS, credit.toString())))
                .containsExactly("PARKED RETURNED MS03", "PARKED RETURNED MS03");
        Entry turned = Entry.of(file.amount(), CURRENCY)
                .payment(file.endToEndId(0), "<CdtDbtInd>CRDT</CdtDbtInd><RtrInf><Rsn><Cd>MS03</Cd></Rsn></RtrInf>");
        assertThat(bankSays(camt053("08", OURS, turned.toString())))
                .as("the account was debited: nothing is back")
                .containsExactly("PARKED UNCLASSIFIED SIDE");
        assertThat(file.states()).containsExactly("SETTLED", "SETTLED");
        assertThat(file.reissueFirst()).isEqualTo(409);
        balanced();
    }

    /** Savings banks and card processors leave the reference to the text, or write it their own way. */
    @Test
    void aPaymentIsFoundByItsIdInATextOnly() throws InterruptedException {
        Sent file = sent(3);
        Entry inText = Entry.of(file.amount(), CURRENCY)
                .details("<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RmtInf><Ustrd>EREF+" + file.endToEndId(0)
                        + " SVWZ+Payment</Ustrd></RmtInf>");
        Entry besideTheEntry = Entry.of(file.amount(), CURRENCY)
                .with("<AddtlNtryInf>/EREF/" + file.endToEndId(1) + "/</AddtlNtryInf>");
        Entry small =
                Entry.of(file.amount(), CURRENCY).payment(file.endToEndId(2).toLowerCase(java.util.Locale.ROOT));
        assertThat(bankSays(camt053("08", OURS, inText.toString(), besideTheEntry.toString(), small.toString())))
                .containsExactly(SETTLED, SETTLED, SETTLED);
        assertThat(file.states()).containsExactly("SETTLED", "SETTLED", "SETTLED");

        Entry thanks = Entry.of("5.00", CURRENCY)
                .side("<CdtDbtInd>CRDT</CdtDbtInd>")
                .details("<RmtInf><Ustrd>back: " + file.endToEndId(0) + "</Ustrd></RmtInf>");
        assertThat(bankSays(camt053("08", OURS, thanks.toString())))
                .as("anybody can write it into a payment to us")
                .containsExactly("PARKED UNCLASSIFIED CRDT");
        assertThat(file.states()).containsExactly("SETTLED", "SETTLED", "SETTLED");
        balanced();
    }

    /** The code says "see text", and the text says that there is another one. */
    @Test
    void aReturnWhoseTextSpeaksOfADuplicateFreesNothing() throws InterruptedException {
        Sent file = sent(1);
        bankSays(BankAnswers.notification(BankWords.id(), "", file.payments()));
        Entry back = Entry.of(file.amount(), CURRENCY)
                .side("<CdtDbtInd>CRDT</CdtDbtInd>")
                .payment(
                        file.endToEndId(0),
                        "<RtrInf><Rsn><Cd>NARR</Cd></Rsn><AddtlInf>Duplicate payment</AddtlInf></RtrInf>");
        assertThat(bankSays(camt053("08", OURS, back.toString()))).containsExactly("APPLIED RETURNED DUPL");
        assertThat(file.reissueFirst()).isEqualTo(409);
        balanced();
    }

    /** Version 02 has no blocks: payments stand beside the file. */
    @Test
    void aReportWithoutBlocksIsHeard() throws InterruptedException {
        Sent file = sent(2);
        assertThat(bankSays(pain002(
                        "02",
                        original(file.message().toLowerCase(java.util.Locale.ROOT), "<GrpSts>PART</GrpSts>"),
                        BankWords.transaction(file.endToEndId(0), rejected("AM04"))
                                + BankWords.transaction(file.endToEndId(1), "<TxSts>ACSP</TxSts>"))))
                .containsExactly("APPLIED ACCEPTED ACSP", "APPLIED REJECTED AM04");
        assertThat(file.states()).containsExactly("REJECTED", "SENT");
    }
}
