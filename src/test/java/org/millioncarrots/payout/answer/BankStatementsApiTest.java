package org.millioncarrots.payout.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.BankWords.OURS;
import static org.millioncarrots.testing.BankWords.camt052;
import static org.millioncarrots.testing.BankWords.camt053;
import static org.millioncarrots.testing.BankWords.camt054;
import static org.millioncarrots.testing.SentFiles.CURRENCY;
import static org.millioncarrots.testing.SentFiles.balanced;
import static org.millioncarrots.testing.SentFiles.bankSays;
import static org.millioncarrots.testing.SentFiles.sent;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.BankWords;
import org.millioncarrots.testing.BankWords.Entry;
import org.millioncarrots.testing.SentFiles.Sent;

/** What the account shows, in the ways in which banks show it. */
@QuarkusTest
class BankStatementsApiTest {
    private static final String SETTLED = "APPLIED SETTLED";

    @Test
    void anAmountByItsValueInAnyPaddingSettles() throws InterruptedException {
        for (String written : List.of("%s0", "%s000", "0000000%s", "+%s")) {
            Sent file = sent(1);
            String amount = written.formatted(file.amount());
            assertThat(bankSays(camt053(
                            "02",
                            OURS,
                            Entry.of(amount, CURRENCY)
                                    .payment(file.endToEndId(0))
                                    .toString())))
                    .as(written)
                    .containsExactly(SETTLED);
        }
        balanced();
    }

    @Test
    void aLineThatIsNotUnderstoodParksAloneAndTheOthersAreApplied() throws InterruptedException {
        Sent file = sent(1);
        Entry good = Entry.of(file.amount(), CURRENCY).payment(file.endToEndId(0));
        String second = sent(1).endToEndId(0);
        List<String> strange = List.of(
                Entry.of("12.3400000000005", "EUR").toString(),
                Entry.of("12.34", "XAU").toString(),
                Entry.of("12.34", "ZZZ").payment(second).toString(),
                Entry.of("-1.00", "EUR").payment(second).toString(),
                Entry.of("1e3", "EUR").toString(),
                Entry.of("99999999999999999999999", "EUR").toString(),
                Entry.of("5.00", CURRENCY)
                        .side("<CdtDbtInd>BOTH</CdtDbtInd>")
                        .payment(second)
                        .toString(),
                Entry.of("5.00", CURRENCY).status("").payment(second).toString(),
                Entry.of("5.00", CURRENCY)
                        .status("<Sts>WHAT</Sts>")
                        .payment(second)
                        .toString());
        List<String> lines =
                bankSays(camt053("08", OURS, strange.toArray(String[]::new)).replace("</Acct>", "</Acct>" + good));
        assertThat(lines).hasSize(10).contains(SETTLED);
        assertThat(lines)
                .containsOnlyOnce("PARKED UNCLASSIFIED SIDE", "PARKED UNCLASSIFIED STATUS", "PARKED UNCLASSIFIED WHAT")
                .contains("PARKED SETTLED AMOUNT")
                .filteredOn(line -> line.startsWith("APPLIED"))
                .hasSize(1);
        assertThat(file.states()).containsExactly("SETTLED");
        balanced();
    }

    @Test
    void emptyAndWrongDatesAreNoDates() throws InterruptedException {
        for (String dates : List.of(
                "<BookgDt><Dt>2026-01-05</Dt></BookgDt><ValDt/>",
                "<BookgDt><Dt>2026-01-05</Dt></BookgDt><ValDt><Dt></Dt></ValDt>",
                "<BookgDt><Dt>2026-02-31</Dt></BookgDt>",
                "<BookgDt/>")) {
            Sent file = sent(1);
            Entry entry = Entry.of(file.amount(), CURRENCY).dates(dates).payment(file.endToEndId(0));
            assertThat(bankSays(camt053("08", OURS, entry.toString())))
                    .as(dates)
                    .containsExactly(SETTLED);
        }
    }

    @Test
    void theAmountThatBothSidesKnowIsCompared() throws InterruptedException {
        String instructed = "<AmtDtls><InstdAmt><Amt Ccy=\"AMD\">%s</Amt></InstdAmt></AmtDtls>";
        String transaction = "<AmtDtls><TxAmt><Amt Ccy=\"AMD\">%s</Amt></TxAmt></AmtDtls>";
        String inEuro = "<Amt Ccy=\"EUR\">987.65</Amt>";
        for (String details : List.of(inEuro + instructed, inEuro + transaction, instructed)) {
            Sent file = sent(1);
            Entry entry = Entry.of("987.65", "EUR").payment(file.endToEndId(0), details.formatted(file.amount()));
            assertThat(bankSays(camt053("04", OURS, entry.toString())))
                    .as(details)
                    .containsExactly(SETTLED);
        }
        Sent atTheEntry = sent(1);
        Entry entry = Entry.of("987.65", "EUR")
                .with(instructed.formatted(atTheEntry.amount()))
                .payment(atTheEntry.endToEndId(0), inEuro);
        assertThat(bankSays(camt053("04", OURS, entry.toString()))).containsExactly(SETTLED);

        Sent charged = sent(1);
        String withCharges = new java.math.BigDecimal(charged.amount())
                .add(new java.math.BigDecimal("7.50"))
                .toPlainString();
        Entry lessCharges = Entry.of(withCharges, CURRENCY)
                .with("<Chrgs><Rcrd><Amt Ccy=\"AMD\">7.50</Amt></Rcrd></Chrgs>")
                .payment(charged.endToEndId(0));
        assertThat(bankSays(camt053("08", OURS, lessCharges.toString())))
                .as("the charge is in no book yet")
                .containsExactly(SETTLED, "PARKED SETTLED CHRG");
        balanced();
    }

    @Test
    void amountsThatOnlyOneSideKnowsOrThatContradictSettleNothing() throws InterruptedException {
        Sent file = sent(2);
        String one = file.endToEndId(0);
        String two = file.endToEndId(1);
        String half = "<AmtDtls><InstdAmt><Amt Ccy=\"AMD\">0.50</Amt></InstdAmt></AmtDtls>";
        String whole = "<AmtDtls><InstdAmt><Amt Ccy=\"AMD\">" + file.amount() + "</Amt></InstdAmt></AmtDtls>";
        String own = "<Amt Ccy=\"AMD\">" + file.amount() + "</Amt>";
        for (Entry entry : List.of(
                Entry.of("1.00", CURRENCY).payment(one).payment(two),
                Entry.of("1.00", CURRENCY).payment(one, half).payment(two, half),
                Entry.of("1.00", CURRENCY).payment(one, own).payment(two, own),
                Entry.of("1.00", CURRENCY).payment(one, whole),
                Entry.of("987.65", "EUR").payment(one),
                Entry.of("0.00", CURRENCY).payment(one),
                Entry.of(file.total(), CURRENCY).payment(one).payment("NOBODY-1"),
                Entry.of(file.total(), "EUR").payment(one).payment(two))) {
            assertThat(bankSays(camt053("02", OURS, entry.toString())))
                    .as(entry.toString())
                    .isNotEmpty()
                    .noneMatch(line -> line.startsWith("APPLIED"));
        }
        assertThat(file.states()).containsExactly("SENT", "SENT");
        Entry all = Entry.of(file.total(), CURRENCY).payment(one).payment(two);
        assertThat(bankSays(camt053("02", OURS, all.toString())))
                .as("without amounts of their own they have to be the entry together")
                .containsExactly(SETTLED, SETTLED);
        balanced();
    }

    @Test
    void aFileBookedInOneLineIsFoundWhereverBanksPutItsId() throws InterruptedException {
        for (String place : List.of(
                "batch:<MsgId>%s</MsgId>",
                "batch:<PmtInfId>%s   </PmtInfId><NbOfTxs>2</NbOfTxs>",
                "details:<Refs><MsgId>%s</MsgId></Refs>",
                "details:<Refs><PmtInfId>%s</PmtInfId><EndToEndId>NOTPROVIDED</EndToEndId></Refs>",
                "details:<Refs><EndToEndId>20260105-000123</EndToEndId><PmtInfId>%s</PmtInfId></Refs>",
                "details:<Refs><EndToEndId>%s</EndToEndId></Refs>",
                "entry:<NtryRef>%s</NtryRef>")) {
            Sent file = sent(2);
            String[] parts = place.formatted(file.message()).split(":", 2);
            Entry entry = Entry.of(file.total(), CURRENCY);
            switch (parts[0]) {
                case "batch" -> entry.batch(parts[1]).details("<Purp><Cd>SALA</Cd></Purp>");
                case "details" -> entry.details(parts[1]);
                default -> entry.with(parts[1]);
            }
            assertThat(bankSays(camt053("02", OURS, entry.toString())))
                    .as(place)
                    .containsExactly(SETTLED, SETTLED);
            assertThat(file.states()).containsExactly("SETTLED", "SETTLED");
        }
        balanced();
    }

    @Test
    void aFileIsBookedLessWhatWasRejectedAndItsCountIsUsed() throws InterruptedException {
        Sent file = sent(3);
        bankSays(BankWords.pain002(
                "10",
                BankWords.original(file.message(), "<GrpSts>PART</GrpSts>"),
                BankWords.block(
                        file.message(), BankWords.transaction(file.endToEndId(0), BankWords.rejected("AC04")))));
        String batch = "<MsgId>" + file.message() + "</MsgId><NbOfTxs>%d</NbOfTxs>";
        assertThat(bankSays(camt053(
                        "08",
                        OURS,
                        Entry.of(file.sum(2), CURRENCY)
                                .batch(batch.formatted(1))
                                .toString(),
                        Entry.of(file.sum(1), CURRENCY)
                                .batch(batch.formatted(1))
                                .toString(),
                        Entry.of("987.65", "EUR").batch(batch.formatted(2)).toString(),
                        Entry.of(file.sum(2), CURRENCY)
                                .with("<BkTxCd><Domn><Fmly><SubFmlyCd>CHRG</SubFmlyCd></Fmly></Domn></BkTxCd>")
                                .batch(batch.formatted(2))
                                .toString())))
                .containsExactly(
                        "MISMATCH SETTLED", "MISMATCH SETTLED", "MISMATCH SETTLED", "PARKED UNCLASSIFIED CHRG");
        assertThat(file.states()).containsExactly("REJECTED", "SENT", "SENT");
        assertThat(bankSays(camt053(
                        "08",
                        OURS,
                        Entry.of(file.sum(2), CURRENCY)
                                .batch(batch.formatted(2))
                                .toString())))
                .containsExactly(SETTLED, SETTLED);
        assertThat(file.states()).containsExactly("REJECTED", "SETTLED", "SETTLED");
        balanced();
    }

    @Test
    void aSecondDebitIsAnExceptionAndOneToldAgainIsNone() throws InterruptedException {
        Sent file = sent(1);
        Entry first = Entry.of(file.amount(), CURRENCY).reference("ASR-1").payment(file.endToEndId(0));
        Entry second = Entry.of(file.amount(), CURRENCY).reference("ASR-2").payment(file.endToEndId(0));
        assertThat(bankSays(camt054("08", OURS, first.toString()))).containsExactly(SETTLED);
        assertThat(bankSays(camt053("08", OURS, first.toString()))).containsExactly("REPEATED SETTLED");
        assertThat(bankSays(camt053("08", OURS, second.toString()))).containsExactly("PARKED SETTLED TWICE");
        assertThat(bankSays(camt053("08", OURS, first.toString()))).containsExactly("REPEATED SETTLED");

        Sent nameless = sent(1);
        Entry bare = Entry.of(nameless.amount(), CURRENCY).payment(nameless.endToEndId(0));
        assertThat(bankSays(camt053("08", OURS, bare.toString(), bare.toString())))
                .as("two entries without references are two")
                .containsExactly(SETTLED, "PARKED SETTLED TWICE");
        assertThat(bankSays(camt053("08", OURS, bare.toString()))).containsExactly("REPEATED SETTLED");

        Sent within = sent(1);
        Entry both = Entry.of(within.sum(2), CURRENCY)
                .reference("ASR-3")
                .payment(within.endToEndId(0), "<Amt Ccy=\"AMD\">" + within.amount() + "</Amt>")
                .payment(within.endToEndId(0), "<Amt Ccy=\"AMD\">" + within.amount() + "</Amt>");
        assertThat(bankSays(camt053("08", OURS, both.toString())))
                .as("an entry tells a payment once")
                .containsExactly(SETTLED, "PARKED SETTLED TWICE");
        balanced();
    }

    @Test
    void aSecondDebitThatTheBankTakesBackIsNoReturnOfThePayment() throws InterruptedException {
        Sent file = sent(1);
        Entry first = Entry.of(file.amount(), CURRENCY).reference("ASR-1").payment(file.endToEndId(0));
        Entry second = Entry.of(file.amount(), CURRENCY).reference("ASR-2").payment(file.endToEndId(0));
        Entry correction =
                Entry.of(file.amount(), CURRENCY).credit().reference("ASR-3").payment(file.endToEndId(0));
        assertThat(bankSays(camt053("08", OURS, first.toString(), second.toString())))
                .containsExactly(SETTLED, "PARKED SETTLED TWICE");
        assertThat(bankSays(camt054("08", OURS, correction.toString()))).containsExactly("PARKED RETURNED OTHER");
        assertThat(bankSays(camt053("08", OURS, correction.toString()))).containsExactly("PARKED RETURNED OTHER");
        assertThat(file.states())
                .as("the payee has it: issued anew it would be paid twice")
                .containsExactly("SETTLED");
        assertThat(file.reissueFirst()).isEqualTo(409);
        balanced();
    }

    @Test
    void aDebitAfterItsReturnBarsTheNextPayment() throws InterruptedException {
        Sent file = sent(1);
        Entry debit = Entry.of(file.amount(), CURRENCY).reference("ASR-1").payment(file.endToEndId(0));
        Entry back = Entry.of(file.amount(), CURRENCY).credit().payment(file.endToEndId(0));
        Entry again = Entry.of(file.amount(), CURRENCY).reference("ASR-9").payment(file.endToEndId(0));
        assertThat(bankSays(camt053("08", OURS, debit.toString(), back.toString(), again.toString())))
                .as("once more out than back: the payee has it")
                .containsExactly("APPLIED RETURNED OTHER", SETTLED, SETTLED);
        assertThat(file.states()).containsExactly("SETTLED");
        assertThat(file.reissueFirst()).isEqualTo(409);
        balanced();
    }

    @Test
    void anotherAccountProvesNothing() throws InterruptedException {
        Sent file = sent(1);
        String entry =
                Entry.of(file.amount(), CURRENCY).payment(file.endToEndId(0)).toString();
        for (String account : List.of(
                "<Id><IBAN>FR7630006000011234567890189</IBAN></Id>",
                "<Id><Othr><Id>2051</Id></Othr></Id>",
                "<Id><Othr><Id>4711-0815-99</Id></Othr></Id>",
                "")) {
            assertThat(bankSays(camt053("04", account, entry))).as(account).containsExactly("PARKED SETTLED ACCOUNT");
        }
        assertThat(file.states()).containsExactly("SENT");
        assertThat(bankSays(camt053("04", "<Id><Othr><Id>0000 0002 0205 1</Id></Othr></Id>", entry)))
                .as("the national number of our IBAN")
                .containsExactly(SETTLED);
    }

    @Test
    void aReportDuringTheDayIsInformation() throws InterruptedException {
        Sent file = sent(1);
        String entry =
                Entry.of(file.amount(), CURRENCY).payment(file.endToEndId(0)).toString();
        String other = Entry.of("5.00", "EUR").payment("SOMEBODY-1").toString();
        assertThat(bankSays(camt052("02", OURS, entry, other))).containsExactly("APPLIED PENDING INFO");
        assertThat(file.states()).containsExactly("SENT");
        assertThat(bankSays(camt053("13", OURS, entry))).containsExactly(SETTLED);
    }

    @Test
    void encodingsAreReadAsDeclared() throws InterruptedException {
        for (String encoding : List.of(
                "UTF-8",
                "ISO-8859-2",
                "iso-8859-15",
                "windows-1250",
                "windows-1251",
                "latin1",
                "utf8",
                "UTF-16",
                "UTF-16LE")) {
            Sent file = sent(1);
            String message = camt053(
                    "02",
                    OURS,
                    Entry.of(file.amount(), CURRENCY)
                            .payment(file.endToEndId(0))
                            .toString());
            String declared = "<?xml version='1.0' encoding='" + encoding + "'?>\r\n" + message.replace("\n", "\r\n");
            assertThat(bankSays(declared.getBytes(Charset.forName(encoding))))
                    .as(encoding)
                    .containsExactly(SETTLED);
        }
        Sent marked = sent(1);
        String message = "\uFEFF"
                + camt053(
                        "08",
                        OURS,
                        Entry.of(marked.amount(), CURRENCY)
                                .payment(marked.endToEndId(0))
                                .toString());
        assertThat(bankSays(message.getBytes(StandardCharsets.UTF_8))).containsExactly(SETTLED);
    }

    @Test
    void aReturnOfLessIsForAPersonAndOneThatOvertakesTheDebitIsNot() throws InterruptedException {
        Sent less = sent(1);
        Entry debit = Entry.of(less.amount(), CURRENCY).payment(less.endToEndId(0));
        Entry kept = Entry.of("1.00", CURRENCY)
                .credit()
                .payment(
                        less.endToEndId(0),
                        "<AmtDtls><InstdAmt><Amt Ccy=\"AMD\">" + less.amount() + "</Amt></InstdAmt></AmtDtls>");
        assertThat(bankSays(camt053("08", OURS, debit.toString(), kept.toString())))
                .containsExactly(SETTLED, "MISMATCH RETURNED OTHER");
        assertThat(less.states()).containsExactly("SETTLED");

        Sent overtaken = sent(1);
        Entry back = Entry.of(overtaken.amount(), CURRENCY).credit().payment(overtaken.endToEndId(0));
        Entry late = Entry.of(overtaken.amount(), CURRENCY).payment(overtaken.endToEndId(0));
        assertThat(bankSays(camt053("08", OURS, back.toString(), late.toString())))
                .containsExactly("APPLIED RETURNED OTHER", "REPEATED SETTLED");
        assertThat(overtaken.reissueFirst()).isEqualTo(201);
        balanced();
    }

    @Test
    void twoReferencesThatMeanTwoPaymentsMeanNone() throws InterruptedException {
        Sent file = sent(2);
        Entry entry = Entry.of(file.amount(), CURRENCY)
                .details("<Refs><EndToEndId>" + file.endToEndId(0) + "</EndToEndId><UETR>"
                        + file.payments().get(1).uetr() + "</UETR></Refs>");
        assertThat(bankSays(camt053("08", OURS, entry.toString()))).containsExactly("PARKED SETTLED REFS");
        assertThat(file.states()).containsExactly("SENT", "SENT");
    }
}
