package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.testing.Statements;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Messages that nobody would write: each is read or refused with a reason, in bounded time, and shows nothing of anybody. */
class BankMessageFuzzTest {
    private static final List<byte[]> WHOLE = Stream.concat(
                    Stream.of(
                                    "/golden/pain.002-rejected.xml",
                                    "/golden/pain.002-whole-file-v03.xml",
                                    "/golden/camt.053-batch-v02.xml",
                                    "/golden/camt.054-debits-and-return.xml")
                            .map(BankExamples::resource),
                    Stream.of(bytes(statement())))
            .toList();

    /** With all that a statement says of itself. */
    private static String statement() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + Statements.of("EUR", LocalDate.of(2026, 1, 5))
                        .id("STMT-2026-5")
                        .number(5)
                        .page(1, true)
                        .head("<LglSeqNb>3</LglSeqNb><CreDtTm>2026-01-05T18:30:00+01:00</CreDtTm><FrToDt>"
                                + "<FrDtTm>2026-01-05T00:00:00</FrDtTm><ToDtTm>2026-01-05T23:59:59</ToDtTm></FrToDt>"
                                + "<CpyDplctInd>DUPL</CpyDplctInd>")
                        .balances("100.00", "-7.50")
                        .balance("CLAV", "12.50")
                        .payment("-100.00", "E2E-1")
                        .coded("-7.50", "CHRG")
                        .toString()
                        .strip()
                        .replace("><", ">\n<");
    }

    private static final List<String> INSERTS = List.of(
            "<Amt Ccy=\"EUR\">1e9</Amt>",
            "<Ntry/>",
            "<TxDtls/>",
            "<x:Amt xmlns:x=\"urn:other\" Ccy=\"EUR\">1.00</x:Amt>",
            "<CdtDbtInd>CRDT</CdtDbtInd>",
            "<Sts><Cd>BOOK</Cd></Sts>",
            "<OrgnlPmtInfAndSts><PmtInfSts>RJCT</PmtInfSts></OrgnlPmtInfAndSts>",
            "<StsRsnInf><Rsn/><AddtlInf/></StsRsnInf>",
            "&unknown;",
            "&#0;",
            "<![CDATA[X]]>",
            "<?pi CANARY?>",
            "<!-- CANARY -->",
            "<!DOCTYPE a [<!ENTITY x \"CANARY\">]>",
            "<Document/>",
            "</Ntry>",
            "\u0000",
            "<BookgDt><Dt/></BookgDt>",
            "<NbOfTxs>99999999999999999999</NbOfTxs>",
            "<Acct><Id><IBAN>CANARY</IBAN></Id></Acct>",
            "<Bal/>",
            "<Bal><Tp><CdOrPrtry><Prtry>CANARY</Prtry></CdOrPrtry></Tp><Amt Ccy=\"EUR\">1.00</Amt></Bal>",
            "<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">9e99</Amt><CdtDbtInd>DBIT</CdtDbtInd></Bal>",
            "<ElctrncSeqNb>-1</ElctrncSeqNb>",
            "<StmtPgntn><PgNb>99999999999</PgNb><LastPgInd>no</LastPgInd></StmtPgntn>",
            "<FrToDt><FrDtTm>2026-99-99T00:00:00</FrDtTm></FrToDt>",
            "<CreDtTm>CANARY</CreDtTm>",
            "<Ccy>CANARY</Ccy>");

    private int read;
    private int refused;

    @Test
    void cutOffAtEveryByte() {
        for (byte[] whole : WHOLE) {
            for (int length = 0; length < whole.length; length++) {
                attempt(Arrays.copyOf(whole, length));
            }
        }
        assertThat(refused).isGreaterThan(8_000);
        assertThat(read).as("only the last line end can be missing").isLessThan(20);
    }

    @Test
    void twentyThousandVariantsOfAllKinds() {
        Random random = new Random(20_260_105);
        long start = System.nanoTime();
        for (int i = 0; i < 20_000; i++) {
            byte[] whole = WHOLE.get(random.nextInt(WHOLE.size()));
            String text = new String(whole, StandardCharsets.UTF_8);
            attempt(
                    switch (random.nextInt(7)) {
                        case 0 -> bytes(shuffled(text, random));
                        case 5 -> shuffledAnywhere(whole, random);
                        case 1 -> bytes(inserted(text, random));
                        case 2 -> bytes(text.replace("Amt", "amt").replace("2.3", "2,3"));
                        case 3 -> bytes(foreign(text, random));
                        case 4 -> encoded(text, random);
                        default -> damaged(whole, random);
                    });
        }
        assertThat(read + refused).isEqualTo(20_000);
        assertThat(read).isBetween(5_000, 18_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void aMegabyteAnywhereIsDataOfItsLine() {
        String much = "A1".repeat(500_000);
        for (byte[] whole : WHOLE) {
            String text = new String(whole, StandardCharsets.UTF_8);
            Matcher leaf = Pattern.compile(">([^<>\\s][^<>]*)<").matcher(text);
            List<Integer> starts = new ArrayList<>();
            while (leaf.find()) {
                starts.add(leaf.start(1));
            }
            Collections.shuffle(starts, new Random(7));
            for (int start : starts.subList(0, Math.min(12, starts.size()))) {
                attempt(bytes(text.substring(0, start) + much + text.substring(start)));
            }
        }
        assertThat(refused).isZero();
        attempt(bytes("<a b='" + much + "'/>"));
        attempt(bytes("<!--" + much + "-->"));
        assertThat(refused).isEqualTo(2);
    }

    @Test
    void elementsAndNamesWithoutEndAreBounded() {
        String open = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>";
        String close = "</Stmt></BkToCstmrStmt></Document>";
        assertRefused(open + "<Ntry/>".repeat(260_000) + close, "more than 250000 lines");
        StringBuilder names = new StringBuilder(open);
        for (int i = 0; i < 2_000; i++) {
            names.append("<n").append(i).append("/>");
        }
        assertRefused(names + close, "different names");
        assertRefused(open + "<a>".repeat(60) + "</a>".repeat(60) + close, "nested more than 40 deep");
    }

    private void attempt(byte[] message) {
        try {
            assertThat(BankMessageReader.read(message).toString()).doesNotContain("CANARY");
            read++;
        } catch (Problem problem) {
            assertThat(problem.type()).isEqualTo(ProblemType.BANK_MESSAGE_REFUSED);
            assertThat(problem.detail()).isNotBlank().doesNotContain("CANARY");
            refused++;
        }
    }

    private static void assertRefused(String message, String reason) {
        try {
            BankMessageReader.read(bytes(message));
            throw new AssertionError("was read");
        } catch (Problem problem) {
            assertThat(problem.detail()).contains(reason);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Lines of one level of indentation change places: elements stay whole where they stand on a line. */
    private static String shuffled(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = 0; i < 4; i++) {
            int one = random.nextInt(lines.size());
            int other = random.nextInt(lines.size());
            if (isWhole(lines.get(one)) && isWhole(lines.get(other))) {
                Collections.swap(lines, one, other);
            }
        }
        return String.join("\n", lines);
    }

    /** The children of any element change places, however deep they are. */
    private static byte[] shuffledAnywhere(byte[] whole, Random random) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(whole));
            NodeList elements = document.getElementsByTagName("*");
            for (int i = 0; i < 3; i++) {
                Node parent = elements.item(random.nextInt(elements.getLength()));
                List<Node> children = new ArrayList<>();
                while (parent.hasChildNodes()) {
                    children.add(parent.removeChild(parent.getFirstChild()));
                }
                Collections.shuffle(children, random);
                children.forEach(parent::appendChild);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (ParserConfigurationException | SAXException | IOException | TransformerException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static boolean isWhole(String line) {
        String element = line.strip();
        return element.startsWith("<")
                && !element.startsWith("<?")
                && element.indexOf("</") > 0
                && element.endsWith("</" + element.substring(1).split("[ >]", 2)[0] + ">");
    }

    private static String inserted(String text, Random random) {
        int at = text.indexOf('>', random.nextInt(text.length() - 30)) + 1;
        return text.substring(0, at) + INSERTS.get(random.nextInt(INSERTS.size())) + text.substring(at);
    }

    private static String foreign(String text, Random random) {
        String[] namespaces = {"urn:other", "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08", "", "urn:pain.002.001.10"
        };
        int at = text.indexOf("><", random.nextInt(text.length() / 2));
        return at < 0
                ? text
                : text.substring(0, at) + " xmlns=\"" + namespaces[random.nextInt(namespaces.length)] + "\""
                        + text.substring(at);
    }

    private static byte[] encoded(String text, Random random) {
        String[] names = {
            "UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1", "windows-1251", "latin1", "EBCDIC", "UTF-7", "utf-32"
        };
        String declared = text.replace("UTF-8", names[random.nextInt(names.length)]);
        Charset[] charsets = {
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.ISO_8859_1,
            Charset.forName("windows-1251")
        };
        return declared.getBytes(charsets[random.nextInt(charsets.length)]);
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] damaged = whole.clone();
        for (int k = 0; k <= random.nextInt(3); k++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }
}
