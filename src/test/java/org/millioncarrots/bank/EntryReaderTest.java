package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.BankWords.OURS;
import static org.millioncarrots.testing.BankWords.camt053;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.bank.BankMessage.AccountReport;
import org.millioncarrots.bank.BankMessage.EntryTransaction;
import org.millioncarrots.bank.StatedAmounts.Fit;
import org.millioncarrots.money.Money;
import org.millioncarrots.testing.BankWords.Entry;

/** What entries say of payments of EUR 2000.00, in the ways of many banks. */
class EntryReaderTest {
    private static final Money PAID = Money.parse("2000.00", "EUR");
    private static final String ONE = EndToEndId.random(new Random(1)).value();
    private static final String TWO = EndToEndId.random(new Random(2)).value();
    private static final String CREDIT = "<CdtDbtInd>CRDT</CdtDbtInd>";
    private static final String DEBIT = "<CdtDbtInd>DBIT</CdtDbtInd>";
    private static final String RETURNED = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>";

    private static BankMessage.Entry read(Entry entry) {
        byte[] message = camt053("08", OURS, entry.toString()).getBytes(StandardCharsets.UTF_8);
        AccountReport report = (AccountReport) BankMessageReader.read(message);
        return report.statements().getFirst().entries().getFirst();
    }

    private static List<Fit> debits(Entry entry) {
        return read(entry).transactions().stream()
                .map(transaction -> transaction.amounts().ofDebit(PAID))
                .toList();
    }

    private static List<Fit> credits(Entry entry) {
        return read(entry).transactions().stream()
                .map(transaction -> transaction.amounts().ofCredit(PAID))
                .toList();
    }

    private static Entry of(String amount) {
        return Entry.of(amount, "EUR");
    }

    private static String within(String element, String amount) {
        return "<AmtDtls><" + element + "><Amt Ccy=\"EUR\">" + amount + "</Amt></" + element + "></AmtDtls>";
    }

    private static String own(String amount) {
        return "<Amt Ccy=\"EUR\">" + amount + "</Amt>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"InstdAmt", "TxAmt"})
    void whateverAmountsItsPaymentsHaveTheyCannotComeToMoreThanTheEntry(String element) {
        String paid = within(element, "2000.00");
        assertThat(debits(of("1.00").payment(ONE, paid).payment(TWO, paid))).containsExactly(Fit.UNCLEAR, Fit.UNCLEAR);
        assertThat(debits(of("3999.99").payment(ONE, paid).payment(TWO, own("2000.00"))))
                .containsExactly(Fit.UNCLEAR, Fit.UNCLEAR);
        assertThat(debits(of("2000.00").payment(ONE, paid).payment(TWO)))
                .as("a third that is not told is no contradiction")
                .containsExactly(Fit.SAME, Fit.MISSING);
        assertThat(debits(of("4000.00").payment(ONE, paid).payment(TWO, paid))).containsExactly(Fit.SAME, Fit.SAME);
        assertThat(credits(of("1.00").credit().payment(ONE, paid, RETURNED).payment(TWO, paid, RETURNED)))
                .as("nor what comes back")
                .containsExactly(Fit.UNCLEAR, Fit.UNCLEAR);
    }

    @Test
    void paymentsOfBothSidesAreTheEntryByTheirDifference() {
        String back = CREDIT + RETURNED;
        assertThat(debits(of("2000.00")
                        .payment(ONE, own("2000.00"), DEBIT)
                        .payment(TWO, own("2000.00"), DEBIT)
                        .payment("X-1", own("2000.00"), CREDIT)))
                .containsExactly(Fit.SAME, Fit.SAME, Fit.SAME);
        assertThat(debits(of("1.00").payment(ONE, own("2000.00"), DEBIT).payment(TWO, own("1.00"), back)))
                .as("a debit of 1999.00 at the least")
                .containsOnly(Fit.UNCLEAR);
        assertThat(credits(of("1.00").payment(ONE, own("2000.00"), back).payment("X-1", own("1.00"), DEBIT)))
                .as("the account shows a debit, not 1999.00 coming back")
                .containsOnly(Fit.UNCLEAR);
        assertThat(debits(of("2000.00").payment(ONE, own("2000.00"), DEBIT).payment("X-1", CREDIT)))
                .as("less by what is not told")
                .containsOnly(Fit.UNCLEAR);
    }

    @Test
    void whatTheAccountShowsIsTheSideOfTheEntry() {
        assertThat(answer(of("2000.00").side(CREDIT).payment(ONE, DEBIT)))
                .as("money came, nothing was paid")
                .isEqualTo(new BankAnswer.Unclassified("SIDE"));
        assertThat(answer(of("2000.00").payment(ONE, CREDIT, RETURNED)))
                .as("money left, nothing came back")
                .isEqualTo(new BankAnswer.Unclassified("SIDE"));
        assertThat(answer(of("2000.00").credit().payment(ONE, DEBIT)))
                .as("what is taken back, told as it went out")
                .isEqualTo(new BankAnswer.Returned(ReasonCode.OTHER));
        assertThat(answer(of("2000.00").side(CREDIT).payment(ONE, DEBIT, RETURNED)))
                .isEqualTo(new BankAnswer.Returned(new ReasonCode("AC04")));
        assertThat(answer(of("4000.00").payment(ONE, CREDIT, RETURNED).payment(TWO, CREDIT, RETURNED)))
                .isEqualTo(new BankAnswer.Unclassified("SIDE"));
    }

    private static BankAnswer answer(Entry entry) {
        return read(entry).transactions().getFirst().answer();
    }

    @Test
    void theCounterValueTellsWhereNothingElseIsInTheCurrencyOfThePayment() {
        String counter = within("CntrValAmt", "2000.00");
        assertThat(debits(Entry.of("2178.40", "USD").payment(ONE, counter))).containsExactly(Fit.SAME);
        assertThat(debits(Entry.of("2178.40", "USD").with(counter).payment(ONE)))
                .containsExactly(Fit.SAME);
        assertThat(debits(Entry.of("2178.40", "USD").payment(ONE, within("CntrValAmt", "1999.00"))))
                .containsExactly(Fit.OTHER);
        assertThat(debits(of("1999.00").payment(ONE, counter)))
                .as("the account knows better")
                .containsExactly(Fit.OTHER);
        assertThat(read(Entry.of("4356.80", "USD").batch("<MsgId>M-1</MsgId><TtlAmt Ccy=\"EUR\">2000.00</TtlAmt>"))
                        .amounts()
                        .ofDebit(PAID))
                .as("the total of a batch")
                .isEqualTo(Fit.SAME);
        assertThat(read(of("2000.00").batch("<MsgId>M-1</MsgId><TtlAmt Ccy=\"EUR\">6000.00</TtlAmt>"))
                        .amounts()
                        .ofDebit(PAID))
                .as("of which some were rejected")
                .isEqualTo(Fit.SAME);
    }

    @Test
    void chargesThatThePayeeBearsAreNoDifference() {
        String charges = "<Chrgs><Rcrd><Amt Ccy=\"EUR\">%s</Amt></Rcrd></Chrgs>";
        String sent = within("TxAmt", "1990.00");
        assertThat(debits(of("2000.00").payment(ONE, sent, charges.formatted("10.00"))))
                .containsExactly(Fit.SAME);
        assertThat(debits(of("2000.00").with(charges.formatted("10.00")).payment(ONE, sent)))
                .containsExactly(Fit.SAME);
        assertThat(debits(of("2000.00").payment(ONE, sent, charges.formatted("9.00"))))
                .containsExactly(Fit.OTHER);
        assertThat(debits(of("2000.00").payment(ONE, sent))).as("unexplained").containsExactly(Fit.OTHER);
        assertThat(debits(of("2010.00").payment(ONE, sent, charges.formatted("10.00"))))
                .containsExactly(Fit.OTHER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RmtInf><Ustrd>EREF+@ PAYMENT</Ustrd></RmtInf>
            <Refs><EndToEndId>NONREF</EndToEndId></Refs><RmtInf><Ustrd>Payment</Ustrd><Ustrd>/EREF/@//</Ustrd></RmtInf>
            <RmtInf><Strd><CdtrRefInf><Ref>@</Ref></CdtrRefInf></Strd></RmtInf>
            <Refs><Prtry><Tp>EREF</Tp><Ref>@</Ref></Prtry></Refs>
            <Refs><TxId>@</TxId></Refs>
            <Refs><EndToEndId>EREF+@</EndToEndId></Refs>
            <Refs><EndToEndId>@</EndToEndId></Refs>
            <Refs><EndToEndId>4711</EndToEndId></Refs><AddtlTxInf>End-to-end: @, booked</AddtlTxInf>
            <Refs><InstrId>17</InstrId></Refs><RmtInf><Ustrd>(@)</Ustrd></RmtInf>
            """)
    void aPaymentIsNamedWhereverItsIdStands(String details) {
        for (String id : List.of(ONE, ONE.toLowerCase(Locale.ROOT))) {
            assertThat(named(of("2000.00").details(details.replace("@", id)))).containsExactly(ONE);
        }
    }

    private static List<String> named(Entry entry) {
        return read(entry).transactions().stream()
                .map(EntryTransaction::references)
                .map(BankMessage.References::endToEndId)
                .toList();
    }

    @Test
    void textsOfTheEntryNameItsOnlyPayment() {
        String text = "<AddtlNtryInf>SEPA EREF: " + ONE + " MREF: none</AddtlNtryInf>";
        assertThat(named(of("2000.00").with(text))).containsExactly(ONE);
        assertThat(named(of("2000.00").with(text).details("<Purp><Cd>SALA</Cd></Purp>")))
                .containsExactly(ONE);
        assertThat(named(of("2000.00").with("<NtryRef>" + ONE + "</NtryRef>"))).containsExactly(ONE);
        assertThat(debits(of("2000.00").with(text))).containsExactly(Fit.SAME);
        assertThat(named(of("2000.00").with(text).payment(TWO)))
                .as("it has a name")
                .containsExactly(TWO);
        assertThat(named(of("4000.00").with(text).payment("4711").payment("4712")))
                .as("it could be either")
                .containsExactly("4711", "4712");
        assertThat(named(of("2000.00").with(text).batch("<MsgId>M-1</MsgId>")))
                .as("a batch is no payment")
                .isEmpty();
    }

    @Test
    void aTextThatIsNotSurelyOneOfOursNamesNothing() {
        String wrongDigits = ONE.substring(0, 25) + (ONE.endsWith("0") ? "1" : "0");
        for (String text : List.of(wrongDigits, "X" + ONE, ONE + "9", ONE + " and " + TWO, ONE.substring(0, 16))) {
            assertThat(named(of("2000.00").details("<RmtInf><Ustrd>" + text + "</Ustrd></RmtInf>")))
                    .as(text)
                    .containsOnlyNulls();
        }
        assertThat(read(of("2000.00").details("<RmtInf><Ustrd>Anna Smith " + ONE + "</Ustrd></RmtInf>")))
                .asString()
                .doesNotContain("Anna", "Smith");
    }

    @ParameterizedTest
    @CsvSource({
        "NARR, Duplicate of an earlier payment, DUPL",
        "NARR, betaling allerede modtaget, DUPL",
        "MS03, zwei Mal: Doppelzahlung, DUPL",
        "ZZ99, вже отримано, DUPL",
        "AC04, Account already closed, AC04",
        "MD07, already deceased, MD07",
        "NARR, no such thing, NARR",
        "AM05, none, AM05"
    })
    void aTextBesideAReasonThatSaysNothingIsHeard(String code, String text, String reason) {
        String returned = "<RtrInf><AddtlInf>" + text + "</AddtlInf><Rsn><Cd>" + code + "</Cd></Rsn></RtrInf>";
        assertThat(answer(of("2000.00").side(CREDIT).payment(ONE, returned)))
                .isEqualTo(new BankAnswer.Returned(new ReasonCode(reason)));
    }
}
