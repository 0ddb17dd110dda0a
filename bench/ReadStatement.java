import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.millioncarrots.bank.BankMessage;
import org.millioncarrots.bank.BankMessageReader;

/** Reads one camt.053 with many entries, turn by turn with a bare pass of the JDK's parser over the same bytes. */
public class ReadStatement {
    public static void main(String[] arguments) throws Exception {
        int entries = Integer.parseInt(arguments[0]);
        int turns = Integer.parseInt(arguments[1]);
        byte[] statement = statement(entries);
        System.out.printf(Locale.ROOT, "%d entries, %d bytes%n", entries, statement.length);
        for (int turn = 1; turn <= turns; turn++) {
            long start = System.nanoTime();
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory()
                    .createXMLStreamReader(new ByteArrayInputStream(statement), "UTF-8");
            int events = 0;
            while (xml.hasNext()) {
                xml.next();
                events++;
            }
            long bare = System.nanoTime() - start;
            start = System.nanoTime();
            BankMessage.AccountReport report = (BankMessage.AccountReport) BankMessageReader.read(statement);
            long read = System.nanoTime() - start;
            int count = report.statements().getFirst().entries().size();
            if (count != entries) {
                throw new IllegalStateException(count + " entries were read");
            }
            System.out.printf(
                    Locale.ROOT,
                    "turn %d: bare %.2f s (%d events), read %.2f s, ratio %.2f%n",
                    turn, bare / 1e9, events, read / 1e9, (double) read / bare);
        }
    }

    private static byte[] statement(int entries) {
        StringBuilder text = new StringBuilder(entries * 800);
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"
                + "<BkToCstmrStmt><GrpHdr><MsgId>BENCH-1</MsgId></GrpHdr><Stmt><Id>S1</Id>"
                + "<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>");
        for (int i = 0; i < entries; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "<Ntry><Amt Ccy=\"EUR\">2000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                            + "<BookgDt><Dt>2026-01-05</Dt></BookgDt><ValDt><Dt>2026-01-05</Dt></ValDt>"
                            + "<AcctSvcrRef>ASR-%1$d</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd>"
                            + "<SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs>"
                            + "<EndToEndId>E2E%1$023d</EndToEndId></Refs><Amt Ccy=\"EUR\">2000.00</Amt>"
                            + "<CdtDbtInd>DBIT</CdtDbtInd><RltdPties><Cdtr><Pty><Nm>Somebody</Nm></Pty></Cdtr></RltdPties>"
                            + "<RmtInf><Ustrd>Payment</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>",
                    i));
        }
        return text.append("</Stmt></BkToCstmrStmt></Document>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
