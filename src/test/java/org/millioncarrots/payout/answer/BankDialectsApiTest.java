package org.millioncarrots.payout.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.BankWords.OURS;
import static org.millioncarrots.testing.BankWords.block;
import static org.millioncarrots.testing.BankWords.camt052;
import static org.millioncarrots.testing.BankWords.camt053;
import static org.millioncarrots.testing.BankWords.camt054;
import static org.millioncarrots.testing.BankWords.original;
import static org.millioncarrots.testing.BankWords.pain002;
import static org.millioncarrots.testing.BankWords.transaction;
import static org.millioncarrots.testing.SentFiles.CURRENCY;
import static org.millioncarrots.testing.SentFiles.balanced;
import static org.millioncarrots.testing.SentFiles.bankSays;
import static org.millioncarrots.testing.SentFiles.sent;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.BankWords.Entry;
import org.millioncarrots.testing.SentFiles.Sent;

/** The same thing said in the ways of many banks. */
@QuarkusTest
class BankDialectsApiTest {
    private static final String SETTLED = "APPLIED SETTLED";

    @Test
    void aBatchIsBookedByTheEntryHoweverBareItsDetailsAre() throws InterruptedException {
        String bare = "<Purp><Cd>SALA</Cd></Purp>";
        for (String dialect : List.of(
                "one bare detail",
                "two bare details",
                "bare details with amounts",
                "each detail names the file",
                "each detail names the file, with its amount",
                "only the first detail names the file",
                "file beside foreign references",
                "file in two places",
                "counted")) {
            Sent file = sent(2);
            String id = file.message();
            String own = "<Amt Ccy=\"AMD\">" + file.amount() + "</Amt><CdtDbtInd>DBIT</CdtDbtInd>";
            Entry entry = Entry.of(file.total(), CURRENCY).reference("ASR-1");
            switch (dialect) {
                case "one bare detail" ->
                    entry.batch("<MsgId>" + id + "</MsgId>").details(bare);
                case "two bare details" ->
                    entry.batch("<PmtInfId>" + id + "</PmtInfId>").details(bare).details(bare);
                case "bare details with amounts" ->
                    entry.batch("<PmtInfId>" + id + "</PmtInfId>")
                            .details(own + bare)
                            .details(own + bare);
                case "each detail names the file" ->
                    entry.details("<Refs><PmtInfId>" + id + "</PmtInfId></Refs>")
                            .details("<Refs><PmtInfId>" + id + "</PmtInfId></Refs>");
                case "each detail names the file, with its amount" ->
                    entry.details("<Refs><MsgId>" + id + "</MsgId></Refs>" + own)
                            .details("<Refs><MsgId>" + id + "</MsgId></Refs>" + own);
                case "only the first detail names the file" ->
                    entry.details("<Refs><MsgId>" + id + "</MsgId></Refs>").details(bare);
                case "file beside foreign references" ->
                    entry.batch("<MsgId>" + id + "</MsgId>")
                            .details(
                                    "<Refs><AcctSvcrRef>2026/000123</AcctSvcrRef><InstrId>X-1</InstrId></Refs>" + bare);
                case "file in two places" ->
                    entry.with("<NtryRef>" + id + "</NtryRef>")
                            .batch("<MsgId>" + id + "</MsgId><PmtInfId>" + id + "</PmtInfId>")
                            .details(bare);
                default ->
                    entry.batch("<MsgId>" + id + "</MsgId><NbOfTxs>0002</NbOfTxs>")
                            .details(bare);
            }
            assertThat(bankSays(camt053("08", OURS, entry.toString())))
                    .as(dialect)
                    .containsExactly(SETTLED, SETTLED);
        }
        balanced();
    }

    @Test
    void twoFilesInOneEntryAreTwo() throws InterruptedException {
        Sent one = sent(2);
        Sent two = sent(1);
        String total = new java.math.BigDecimal(one.total())
                .add(new java.math.BigDecimal(two.total()))
                .toPlainString();
        Entry both = Entry.of(total, CURRENCY)
                .details("<Refs><MsgId>" + one.message() + "</MsgId></Refs><Amt Ccy=\"AMD\">" + one.total() + "</Amt>")
                .details("<Refs><MsgId>" + two.message() + "</MsgId></Refs><Amt Ccy=\"AMD\">" + two.total() + "</Amt>");
        assertThat(bankSays(camt053("08", OURS, both.toString()))).containsExactly(SETTLED, SETTLED, SETTLED);
        balanced();
    }

    @Test
    void anAmountIsItsValue() throws InterruptedException {
        for (String form : List.of("%s0", "%s00000", "+%s", "0000%s", " %s ", "\n%s\t")) {
            Sent file = sent(1);
            Entry entry = Entry.of(form.formatted(file.amount()), CURRENCY).payment(file.endToEndId(0));
            assertThat(bankSays(camt053("08", OURS, entry.toString()))).as(form).containsExactly(SETTLED);
        }
        for (String form : List.of("%s1", "-%s", "%sE0", "%s,00", "1 %s", "NaN", "")) {
            Sent file = sent(1);
            Entry entry = Entry.of(form.formatted(file.amount()), CURRENCY).payment(file.endToEndId(0));
            assertThat(bankSays(camt053("08", OURS, entry.toString())))
                    .as(form)
                    .noneMatch(line -> line.startsWith("APPLIED"));
            assertThat(file.states()).containsExactly("SENT");
        }
        balanced();
    }

    @Test
    void twoDebitsOfOnePaymentAreTold() throws InterruptedException {
        for (String dialect : List.of("references", "one entry", "no references", "days", "file and payment")) {
            Sent file = sent(1);
            Entry first = Entry.of(file.amount(), CURRENCY).payment(file.endToEndId(0));
            Entry second = Entry.of(file.amount(), CURRENCY).payment(file.endToEndId(0));
            List<String> entries = new ArrayList<>();
            switch (dialect) {
                case "references" -> {
                    entries.add(first.reference("A-1").toString());
                    entries.add(second.reference("A-2").toString());
                }
                case "one entry" ->
                    entries.add(Entry.of(file.sum(2), CURRENCY)
                            .payment(file.endToEndId(0), "<Amt Ccy=\"AMD\">" + file.amount() + "</Amt>")
                            .payment(file.endToEndId(0), "<Amt Ccy=\"AMD\">" + file.amount() + "</Amt>")
                            .toString());
                case "no references" -> {
                    entries.add(first.toString());
                    entries.add(second.toString());
                }
                case "days" -> {
                    entries.add(first.toString());
                    entries.add(second.dates("<BookgDt><Dt>2026-01-06</Dt></BookgDt>")
                            .toString());
                }
                default -> {
                    entries.add(Entry.of(file.total(), CURRENCY)
                            .reference("F-1")
                            .batch("<MsgId>" + file.message() + "</MsgId>")
                            .toString());
                    entries.add(second.reference("P-1").toString());
                }
            }
            assertThat(bankSays(camt053("08", OURS, entries.toArray(String[]::new))))
                    .as(dialect)
                    .containsExactly(SETTLED, "PARKED SETTLED TWICE");
            assertThat(file.states()).containsExactly("SETTLED");
        }
        balanced();
    }

    @Test
    void everyVersionIsRead() throws InterruptedException {
        Sent file = sent(1);
        for (int version = 3; version <= 14; version++) {
            assertThat(bankSays(pain002(
                            "%02d".formatted(version),
                            original(file.message(), ""),
                            block(file.message(), transaction(file.endToEndId(0), "<TxSts>ACSP</TxSts>")))))
                    .as("pain.002 of version " + version)
                    .containsExactly("APPLIED ACCEPTED ACSP");
        }
        String entry = Entry.of(file.amount(), CURRENCY)
                .reference("A-1")
                .payment(file.endToEndId(0))
                .toString();
        String old = entry.replace("<Sts><Cd>BOOK</Cd></Sts>", "<Sts>BOOK</Sts>");
        assertThat(bankSays(camt053("02", OURS, old))).containsExactly(SETTLED);
        for (int version = 2; version <= 13; version++) {
            String words = version < 7 ? old : entry;
            assertThat(bankSays(camt053("%02d".formatted(version), OURS, words)))
                    .as("camt.053 of version " + version)
                    .containsExactly("REPEATED SETTLED");
            assertThat(bankSays(camt054("%02d".formatted(version), OURS, words)))
                    .as("camt.054 of version " + version)
                    .containsExactly("REPEATED SETTLED");
            assertThat(bankSays(camt052("%02d".formatted(version), OURS, words)))
                    .as("camt.052 of version " + version)
                    .containsExactly("APPLIED PENDING INFO");
        }
        balanced();
    }

    @Test
    void namesInTheLettersOfAnyBankDoNotDisturb() throws InterruptedException {
        for (Map.Entry<String, String> written : Map.ofEntries(
                        Map.entry("windows-1250", "Łódź Žižkov Győr"),
                        Map.entry("windows-1251", "Пётр Ґонта"),
                        Map.entry("windows-1252", "Núñez Groß"),
                        Map.entry("windows-1253", "Γιάννης"),
                        Map.entry("windows-1254", "Çağrı"),
                        Map.entry("windows-1257", "Žydrūnas Šķēle"),
                        Map.entry("ISO-8859-5", "Пётр"),
                        Map.entry("ISO-8859-7", "Γιάννης"),
                        Map.entry("ISO-8859-13", "Žydrūnas"),
                        Map.entry("ISO-8859-16", "Łódź"),
                        Map.entry("US-ASCII", "Peter"))
                .entrySet()) {
            settles(written.getKey(), message -> ("<?xml version=\"1.0\" encoding=\"" + written.getKey() + "\"?>"
                            + message)
                    .replace("@name@", written.getValue())
                    .getBytes(Charset.forName(written.getKey())));
        }
        balanced();
    }

    @Test
    void marksAndEmptyLinesBeforeTheMessageDoNotDisturb() throws InterruptedException {
        String declared = "<?xml version=\"1.0\" encoding=\"%s\"?>";
        settles("UTF-16LE with mark", message -> begun("fffe", declared.formatted("UTF-16") + message, "UTF-16LE"));
        settles("UTF-16BE with mark", message -> begun("feff", declared.formatted("UTF-16") + message, "UTF-16BE"));
        settles("UTF-16LE, mark only", message -> begun("fffe", message, "UTF-16LE"));
        settles("UTF-16BE, bare", message -> begun("", message, "UTF-16BE"));
        settles("UTF-8 with mark", message -> begun("efbbbf", declared.formatted("utf-8") + message, "UTF-8"));
        settles(
                "a mark beats the declaration",
                message -> begun("efbbbf", declared.formatted("windows-1251") + message, "UTF-8"));
        settles("an empty line", message -> begun("0d0a", declared.formatted("UTF-8") + message, "UTF-8"));
        settles("blanks", message -> begun("20200a", declared.formatted("ISO-8859-1") + message, "ISO-8859-1"));
        settles("empty lines behind", message -> begun("", message + "\r\n\r\n", "UTF-8"));
        balanced();
    }

    @Test
    void envelopesAreTakenOff() throws InterruptedException {
        String header =
                "<h:AppHdr xmlns:h=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.02\"><h:MsgDefIdr>camt.053.001.08"
                        + "</h:MsgDefIdr></h:AppHdr>";
        for (String envelope : List.of(
                "<Envelope>" + header + "%s</Envelope>",
                "<e:BizMsgEnvlp xmlns:e=\"urn:iso:std:iso:20022:tech:xsd:nvlp.001.001.01\"><e:Hdr>" + header
                        + "</e:Hdr><e:Doc>%s</e:Doc></e:BizMsgEnvlp>",
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header/><s:Body>%s</s:Body></s:Envelope>",
                "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body><get><return>%s</return></get></s:Body>"
                        + "</s:Envelope>",
                "<DataPDU xmlns=\"urn:swift:saa:xsd:saa.2.0\"><Header><Id>x</Id></Header><Body>" + header
                        + "%s</Body></DataPDU>",
                "<!-- from the bank --><?host 1?>%s<!-- end -->")) {
            settles(envelope, message -> envelope.formatted(message).getBytes(StandardCharsets.UTF_8));
        }
        settles("prefixed", message -> message.replaceAll("<(/?)(?=[A-Z])", "<$1b:")
                .replace("xmlns=", "xmlns:b=")
                .getBytes(StandardCharsets.UTF_8));
        balanced();
    }

    @Test
    void whatIsToldDuringTheDayChangesNothing() throws InterruptedException {
        for (String dialect : List.of("payment", "batch", "return", "pending", "rejected before")) {
            Sent file = sent(1);
            Entry entry =
                    switch (dialect) {
                        case "batch" -> Entry.of(file.total(), CURRENCY).batch("<MsgId>" + file.message() + "</MsgId>");
                        case "return" ->
                            Entry.of(file.amount(), CURRENCY)
                                    .credit()
                                    .payment(file.endToEndId(0), "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>");
                        case "pending" ->
                            Entry.of(file.amount(), CURRENCY)
                                    .status("<Sts>PDNG</Sts>")
                                    .payment(file.endToEndId(0));
                        default -> Entry.of(file.amount(), CURRENCY).payment(file.endToEndId(0));
                    };
            assertThat(bankSays(camt052("08", OURS, entry.toString())))
                    .as(dialect)
                    .containsExactly("APPLIED PENDING INFO");
            assertThat(file.states()).as(dialect).containsExactly("SENT");
        }
    }

    private interface Bytes {
        byte[] of(String message);
    }

    /** A statement that debits a payment of a new file, in the form of one bank, is understood. */
    private static void settles(String dialect, Bytes bytes) throws InterruptedException {
        Sent file = sent(1);
        String message = camt053(
                "08",
                OURS,
                Entry.of(file.amount(), CURRENCY)
                        .payment(file.endToEndId(0), "<RltdPties><Cdtr><Pty><Nm>@name@</Nm></Pty></Cdtr></RltdPties>")
                        .toString());
        assertThat(bankSays(bytes.of(message))).as(dialect).containsExactly(SETTLED);
    }

    private static byte[] begun(String mark, String text, String encoding) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex(mark));
        bytes.writeBytes(text.getBytes(Charset.forName(encoding)));
        return bytes.toByteArray();
    }
}
