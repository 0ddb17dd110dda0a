package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.bank.BankMessage.AccountReport;
import org.millioncarrots.bank.BankMessage.Entry;
import org.millioncarrots.bank.BankMessage.EntryTransaction;
import org.millioncarrots.bank.BankMessage.Status;
import org.millioncarrots.bank.BankMessage.StatusReport;
import org.millioncarrots.bank.BankMessage.TransactionStatus;
import org.millioncarrots.bank.StatedAmounts.Fit;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

class BankMessageReaderTest {
    private static final BankAnswer BOOKED = new BankAnswer.Settled(BankAnswer.Proof.BOOKED_ENTRY);

    @Test
    void statusReportSaysWhatHappenedToEachPayment() {
        BankExamples.validate(BankExamples.resource("/golden/pain.002-rejected.xml"), "/pain.002.001.10.xsd");
        StatusReport report = (StatusReport) read("/golden/pain.002-rejected.xml");
        assertThat(report.messageId()).isEqualTo("BANK-20260302-0001");
        assertThat(report.originalMessageId()).isEqualTo("MC20260301A");
        assertThat(report.isOfPayments()).isTrue();
        assertThat(report.group().answer()).isEqualTo(new BankAnswer.Pending("PART"));
        assertThat(report.payments()).hasSize(1);
        assertThat(report.payments().getFirst().originalPaymentInformationId()).isEqualTo("MC20260301A");
        Status block = report.payments().getFirst().status();
        assertThat(block.answer()).isEqualTo(new BankAnswer.Accepted("ACCP"));

        List<TransactionStatus> transactions = report.payments().getFirst().transactions();
        TransactionStatus first = transactions.getFirst();
        assertThat(first.references().instructionId()).isEqualTo("1");
        assertThat(first.references().endToEndId()).isEqualTo("0000000000000000000000A186");
        assertThat(first.references().uetr()).isEqualTo(UUID.fromString("0f4c7c2e-5a06-4a1c-9c8e-3d3b1a2f4e51"));
        assertThat(first.amounts().instructed()).isEqualTo(Money.parse("500.00", "EUR"));
        assertThat(block.inheritedBy(first.status()).answer())
                .isEqualTo(new BankAnswer.Rejected(new ReasonCode("AC04")));
        assertThat(block.inheritedBy(transactions.get(1).status()).answer())
                .as("without a status of its own it has the block's")
                .isEqualTo(new BankAnswer.Accepted("ACCP"));
        assertThat(transactions.get(2).references().endToEndId()).isNull();
        assertThat(transactions.get(2).status().answer()).isEqualTo(new BankAnswer.Unclassified("QQQQ"));
    }

    @ParameterizedTest
    @CsvSource({
        "pain.001.001.09, true", "pain.001, true", "PAIN.001.003.03, true", "pain001.001.09, true",
                "pain.001.001.03.ch.02, true",
        "NOTPROVIDED, true", "CCT, true", "camt.055.001.08, false", "camt.056, false", "pain.008.001.02, false",
        "pain.007, false", "pacs.008.001.08, false"
    })
    void whatIsAnsweredIsAPaymentUnlessItIsCalledSomethingElse(String name, boolean isOfPayments) {
        String xml = new String(BankExamples.resource("/golden/pain.002-whole-file-v03.xml"), StandardCharsets.UTF_8)
                .replaceFirst("<OrgnlMsgNmId>[^<]*", "<OrgnlMsgNmId>" + name);
        assertThat(((StatusReport) BankMessageReader.read(xml.getBytes(StandardCharsets.UTF_8))).isOfPayments())
                .isEqualTo(isOfPayments);
    }

    @Test
    void aWholeFileIsRejectedInAnOldVersion() {
        StatusReport report = (StatusReport) read("/golden/pain.002-whole-file-v03.xml");
        assertThat(report.payments()).isEmpty();
        assertThat(report.group().answer()).isEqualTo(new BankAnswer.Rejected(new ReasonCode("DU01")));
        assertThat(new ReasonCode("DU01").isFinal()).isFalse();
    }

    @Test
    void notificationTellsDebitsReturnsAndTheRest() {
        AccountReport report = (AccountReport) read("/golden/camt.054-debits-and-return.xml");
        assertThat(report.kind()).isEqualTo(BankMessage.Kind.NOTIFICATION);
        assertThat(report.statements()).hasSize(1);
        assertThat(report.statements().getFirst().account()).hasToString("…3000");
        List<Entry> entries = report.statements().getFirst().entries();
        assertThat(entries)
                .extracting(Entry::answer)
                .containsExactly(
                        BOOKED,
                        new BankAnswer.Returned(new ReasonCode("AC04")),
                        new BankAnswer.Unclassified("CRDT"),
                        new BankAnswer.Returned(ReasonCode.OTHER),
                        new BankAnswer.Pending("PDNG"),
                        new BankAnswer.Unclassified("INFO"));

        Entry debit = entries.getFirst();
        assertThat(debit.amounts().account()).isEqualTo(Money.parse("1000.00", "EUR"));
        assertThat(debit.bookedOn()).isEqualTo(LocalDate.of(2026, 3, 3));
        assertThat(debit.accountServicerReference()).isEqualTo("REF-77");
        assertThat(debit.files()).containsExactly("MC20260301A");
        assertThat(debit.numberOfTransactions()).isEqualTo(2);
        assertThat(debit.transactions()).extracting(EntryTransaction::answer).containsExactly(BOOKED, BOOKED);
        assertThat(debit.transactions())
                .extracting(transaction -> transaction.amounts().account())
                .containsExactly(Money.parse("600.50", "EUR"), Money.parse("399.50", "EUR"));
        assertThat(debit.transactions().getFirst().references().uetr())
                .isEqualTo(UUID.fromString("0f4c7c2e-5a06-4a1c-9c8e-3d3b1a2f4e51"));
        EntryTransaction returned = entries.get(1).transactions().getFirst();
        assertThat(returned.references().endToEndId()).isEqualTo("0000000000000000000000A186");
        assertThat(returned.amounts().ofCredit(Money.parse("12.30", "EUR"))).isEqualTo(Fit.SAME);
    }

    @Test
    void statementTellsABatchBookingAndAReversal() {
        AccountReport report = (AccountReport) read("/golden/camt.053-batch-v02.xml");
        assertThat(report.kind()).isEqualTo(BankMessage.Kind.STATEMENT);
        List<Entry> entries = report.statements().getFirst().entries();
        Entry batch = entries.getFirst();
        assertThat(batch.amounts().account()).isEqualTo(Money.parse("1000.00", "EUR"));
        assertThat(batch.transactions()).isEmpty();
        assertThat(batch.files()).containsExactly("MC20260301A");
        assertThat(batch.numberOfTransactions()).isEqualTo(2);
        assertThat(batch.answer()).isEqualTo(BOOKED);
        EntryTransaction reversal = entries.get(1).transactions().getFirst();
        assertThat(reversal.answer()).isEqualTo(new BankAnswer.Returned(ReasonCode.OTHER));
        assertThat(reversal.amounts().shown()).isEqualTo(Money.parse("500", "JPY"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pain.002-rejected.xml",
                "pain.002-whole-file-v03.xml",
                "camt.054-debits-and-return.xml",
                "camt.053-batch-v02.xml"
            })
    void namesTextsAndAccountsStayBehind(String file) {
        assertThat(read("/golden/" + file).toString()).doesNotContain("CANARY", "DE02120300000000202051", "53201");
    }

    @ParameterizedTest
    @ValueSource(strings = {"camt.054.001.02", "camt.054.001.04", "camt.054.001.13"})
    void anyVersionAndAnyPrefixIsRead(String version) {
        String xml = new String(BankExamples.resource("/golden/camt.054-debits-and-return.xml"), StandardCharsets.UTF_8)
                .replace("camt.054.001.08", version)
                .replace(
                        "<Document xmlns=",
                        "<Envelope><AppHdr xmlns=\"x\"><MsgId>A1</MsgId></AppHdr><b:Document xmlns:b=")
                .replaceAll("<(/?)([A-Z])", "<$1b:$2")
                .replace("<b:Envelope>", "<Envelope>")
                .replace("b:AppHdr", "AppHdr")
                .replaceFirst("<b:MsgId>A1</b:MsgId>", "<MsgId>A1</MsgId>")
                .replace("</b:Document>", "</b:Document></Envelope>");
        AccountReport report = (AccountReport) BankMessageReader.read(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(report.statements().getFirst().entries()).hasSize(6);
    }

    @Test
    void anOlderEncodingIsReadWhenItIsDeclared() {
        String xml = new String(BankExamples.resource("/golden/pain.002-whole-file-v03.xml"), StandardCharsets.UTF_8)
                .replace("UTF-8", "windows-1251")
                .replace("</Rsn>", "</Rsn><AddtlInf>Счёт закрыт</AddtlInf>");
        assertThat(BankMessageReader.read(xml.getBytes(Charset.forName("windows-1251"))))
                .isEqualTo(read("/golden/pain.002-whole-file-v03.xml"));
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                        "external-entity.xml;document type declaration",
                        "external-dtd.xml;document type declaration",
                        "billion-laughs.xml;document type declaration",
                        "html.xml;document type declaration",
                        "unknown-entity.xml;not well-formed",
                        "truncated.xml;truncated",
                        "not-xml.xml;not well-formed",
                        "latin-1-as-utf-8.xml;encoding",
                        "empty.xml;empty",
                        "deep.xml;nested more than 40 deep",
                        "wrong-namespace.xml;namespace",
                        "no-namespace.xml;namespace",
                        "wrong-root.xml;the namespace is that of a camt.054",
                        "two-documents.xml;one message at a time")
                .map(row -> Arguments.of((Object[]) row.split(";")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void hostileMessagesAreRefusedWithTheReason(String file, String reason) {
        Problem problem = catchThrowableOfType(Problem.class, () -> read("/golden/hostile/" + file));
        assertThat(problem.type()).isEqualTo(ProblemType.BANK_MESSAGE_REFUSED);
        assertThat(problem.detail()).contains(reason).doesNotContain("CANARY");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void damagedMessagesNeverCrash(long seed) {
        Random random = new Random(seed);
        byte[] whole = BankExamples.resource("/golden/camt.054-debits-and-return.xml");
        String alphabet = "<>/&;\"' =!-[]AZaz09\n\0.Ntry";
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(5) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int k = 0; k < 1 + random.nextInt(3) && damaged.length > 0; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            try {
                BankMessageReader.read(damaged);
            } catch (Problem problem) {
                assertThat(problem.type()).isEqualTo(ProblemType.BANK_MESSAGE_REFUSED);
                assertThat(problem.detail()).doesNotContain("CANARY");
                refused++;
            }
        }
        assertThat(refused).isBetween(500, 2999);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount-too-many-decimals.xml",
                "amount-negative.xml",
                "amount-exponent.xml",
                "amount-missing.xml",
                "currency-unknown.xml",
                "currency-missing.xml"
            })
    void anAmountThatIsNotUnderstoodIsDataOfItsLine(String file) {
        Entry entry = onlyEntry(file);
        assertThat(entry.amounts().account()).isNull();
        assertThat(entry.amounts().ofDebit(Money.parse("1.00", "EUR"))).isEqualTo(Fit.UNCLEAR);
    }

    @Test
    void asAreASideADateAndATextThatAreNotUnderstood() {
        assertThat(onlyEntry("direction-unknown.xml").answer()).isEqualTo(new BankAnswer.Unclassified("SIDE"));
        assertThat(onlyEntry("date-wrong.xml").bookedOn()).isNull();
    }

    private static Entry onlyEntry(String file) {
        AccountReport report = (AccountReport) read("/golden/hostile/" + file);
        return report.statements().getFirst().entries().getFirst();
    }

    private static BankMessage read(String path) {
        return BankMessageReader.read(BankExamples.resource(path));
    }
}
