package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.bank.BankMessage.AccountReport;
import org.millioncarrots.bank.BankMessage.Entry;
import org.millioncarrots.bank.BankMessage.EntryTransaction;
import org.millioncarrots.bank.BankMessage.StatusReport;
import org.millioncarrots.bank.BankMessage.TransactionStatus;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.platform.ProblemType;

class BankMessageReaderTest {
    private static final BankAnswer BOOKED = new BankAnswer.Settled(BankAnswer.Proof.BOOKED_ENTRY);

    @Test
    void statusReportSaysWhatHappenedToEachPayment() {
        BankExamples.validate(BankExamples.resource("/golden/pain.002-rejected.xml"), "/pain.002.001.10.xsd");
        StatusReport report = (StatusReport) read("/golden/pain.002-rejected.xml");
        assertThat(report.messageId()).isEqualTo("BANK-20260302-0001");
        assertThat(report.originalMessageId()).isEqualTo("MC20260301A");
        assertThat(answer(report.group())).isEqualTo(new BankAnswer.Pending("PART"));
        assertThat(report.payments()).hasSize(1);
        assertThat(report.payments().getFirst().originalPaymentInformationId()).isEqualTo("MC20260301A");
        assertThat(answer(report.payments().getFirst().status())).isEqualTo(new BankAnswer.Accepted("ACCP"));

        List<TransactionStatus> transactions = report.payments().getFirst().transactions();
        TransactionStatus first = transactions.getFirst();
        assertThat(first.references().instructionId()).isEqualTo("1");
        assertThat(first.references().endToEndId()).isEqualTo("0000000000000000000000A186");
        assertThat(first.references().uetr()).isEqualTo(UUID.fromString("0f4c7c2e-5a06-4a1c-9c8e-3d3b1a2f4e51"));
        assertThat(first.amount()).isEqualTo(Money.parse("500.00", "EUR"));
        assertThat(first.status().answer()).isEqualTo(new BankAnswer.Rejected(new ReasonCode("AC04")));
        assertThat(transactions.get(1).status().answer()).isEqualTo(new BankAnswer.Accepted("ACCP"));
        assertThat(transactions.get(2).references().endToEndId()).isNull();
        assertThat(transactions.get(2).status().answer()).isEqualTo(new BankAnswer.Unclassified("QQQQ"));
    }

    @Test
    void aWholeFileIsRejectedInAnOldVersion() {
        StatusReport report = (StatusReport) read("/golden/pain.002-whole-file-v03.xml");
        assertThat(report.payments()).isEmpty();
        assertThat(answer(report.group())).isEqualTo(new BankAnswer.Rejected(new ReasonCode("DU01")));
        assertThat(new ReasonCode("DU01").isFinal()).isFalse();
    }

    @Test
    void notificationTellsDebitsReturnsAndTheRest() {
        AccountReport report = (AccountReport) read("/golden/camt.054-debits-and-return.xml");
        assertThat(report.kind()).isEqualTo(BankMessage.Kind.NOTIFICATION);
        assertThat(report.statements()).hasSize(1);
        assertThat(report.statements().getFirst().account()).hasToString("DE…3000");
        List<Entry> entries = report.statements().getFirst().entries();
        assertThat(entries)
                .extracting(Entry::answer)
                .containsExactly(
                        BOOKED,
                        new BankAnswer.Returned(new ReasonCode("AC04"), Money.parse("12.30", "EUR")),
                        new BankAnswer.Unclassified("CRDT"),
                        new BankAnswer.Returned(ReasonCode.OTHER, Money.parse("9.99", "EUR")),
                        new BankAnswer.Pending("PDNG"),
                        new BankAnswer.Unclassified("INFO"));

        Entry debit = entries.getFirst();
        assertThat(debit.amount()).isEqualTo(Money.parse("1000.00", "EUR"));
        assertThat(debit.bookedOn()).isEqualTo(LocalDate.of(2026, 3, 3));
        assertThat(debit.valueOn()).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(debit.accountServicerReference()).isEqualTo("REF-77");
        assertThat(debit.batches()).containsExactly(new BankMessage.Batch("MC20260301A", "MC20260301A", 2L));
        assertThat(debit.transactions()).extracting(EntryTransaction::answer).containsExactly(BOOKED, BOOKED);
        assertThat(debit.transactions())
                .extracting(EntryTransaction::amount)
                .containsExactly(Money.parse("600.50", "EUR"), Money.parse("399.50", "EUR"));
        assertThat(debit.transactions().getFirst().references().uetr())
                .isEqualTo(UUID.fromString("0f4c7c2e-5a06-4a1c-9c8e-3d3b1a2f4e51"));
        assertThat(entries.get(1).transactions().getFirst().references().endToEndId())
                .isEqualTo("0000000000000000000000A186");
    }

    @Test
    void statementTellsABatchBookingAndAReversal() {
        AccountReport report = (AccountReport) read("/golden/camt.053-batch-v02.xml");
        assertThat(report.kind()).isEqualTo(BankMessage.Kind.STATEMENT);
        List<Entry> entries = report.statements().getFirst().entries();
        Entry batch = entries.getFirst();
        assertThat(batch.amount()).isEqualTo(Money.parse("1000.00", "EUR"));
        assertThat(batch.transactions()).isEmpty();
        assertThat(batch.batches()).containsExactly(new BankMessage.Batch(null, "MC20260301A", 2L));
        assertThat(batch.answer()).isEqualTo(BOOKED);
        Entry reversal = entries.get(1);
        assertThat(reversal.reversal()).isTrue();
        assertThat(reversal.transactions().getFirst().answer())
                .isEqualTo(new BankAnswer.Returned(ReasonCode.OTHER, Money.parse("500", "JPY")));
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
                .replace("</Rsn>", "</Rsn><AddtlInf>Повтор</AddtlInf>");
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
                        "truncated.xml;cut off",
                        "not-xml.xml;not well-formed",
                        "utf-16.xml;encoding",
                        "latin-1-as-utf-8.xml;encoding",
                        "empty.xml;empty",
                        "deep.xml;nested more than 40 deep",
                        "huge-text.xml;Document/MsgId has more than 10000 characters",
                        "wrong-namespace.xml;namespace",
                        "no-namespace.xml;namespace",
                        "wrong-root.xml;BkToCstmrDbtCdtNtfctn is missing",
                        "two-documents.xml;one message at a time",
                        "amount-too-many-decimals.xml;Ntfctn/Ntry/Amt: at most 2 decimals",
                        "amount-negative.xml;Ntfctn/Ntry/Amt: an amount with a currency",
                        "amount-exponent.xml;Ntfctn/Ntry/Amt: an amount with a currency",
                        "amount-missing.xml;Ntfctn/Ntry: Amt is missing",
                        "currency-unknown.xml;Ntfctn/Ntry/Amt: an ISO 4217 currency",
                        "currency-missing.xml;Ntfctn/Ntry/Amt: an amount with a currency",
                        "direction-unknown.xml;Ntry/CdtDbtInd: CRDT or DBIT",
                        "date-wrong.xml;Ntry/BookgDt: a date is expected")
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

    private static BankAnswer answer(BankMessage.@Nullable Status status) {
        return Objects.requireNonNull(status).answer();
    }

    private static BankMessage read(String path) {
        return BankMessageReader.read(BankExamples.resource(path));
    }
}
