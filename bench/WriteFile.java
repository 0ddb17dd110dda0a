import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamWriter;
import org.millioncarrots.bank.BankExamples;
import org.millioncarrots.bank.CreditTransfer;
import org.millioncarrots.bank.CreditTransferFile;
import org.millioncarrots.bank.CreditTransferWriter;

/** Writes one pain.001 with many payments, turn by turn with a bare pass of the JDK's writer over as many elements. */
public class WriteFile {
    /** Of one payment, from CdtTrfTxInf down to the leaves of a SEPA payment. */
    private static final int GROUPS = 8;

    private static final int LEAVES = 7;

    public static void main(String[] arguments) throws Exception {
        int payments = Integer.parseInt(arguments[0]);
        int turns = Integer.parseInt(arguments[1]);
        Random random = new Random(1);
        List<CreditTransfer> transfers = new ArrayList<>(payments);
        for (int i = 1; i <= payments; i++) {
            String amount = (1 + random.nextInt(90_000)) + "." + (10 + random.nextInt(90));
            transfers.add(BankExamples.sepaTransfer(i, amount, "Someone " + Integer.toString(i, 36), random));
        }
        for (int turn = 1; turn <= turns; turn++) {
            long start = System.nanoTime();
            Counting bare = new Counting();
            bare(payments, bare);
            long floor = System.nanoTime() - start;
            start = System.nanoTime();
            CreditTransferFile file = BankExamples.sepa("BENCH", transfers);
            long checked = System.nanoTime() - start;
            start = System.nanoTime();
            Counting bytes = new Counting();
            CreditTransferWriter.write(file, bytes);
            long written = System.nanoTime() - start;
            Runtime heap = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT,
                    "turn %d: bare %.2f s, checked %.2f s, written %.2f s (%d bytes), ratio %.2f, %d of %d MB in use%n",
                    turn, floor / 1e9, checked / 1e9, written / 1e9, bytes.count, (double) written / floor,
                    (heap.totalMemory() - heap.freeMemory()) >> 20, heap.maxMemory() >> 20);
        }
    }

    private static void bare(int payments, OutputStream out) throws Exception {
        XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory()
                .createXMLStreamWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        for (int i = 0; i < payments; i++) {
            for (int group = 0; group < GROUPS; group++) {
                xml.writeCharacters("\n          ");
                xml.writeStartElement("CdtTrf");
            }
            for (int leaf = 0; leaf < LEAVES; leaf++) {
                xml.writeCharacters("\n          ");
                xml.writeStartElement("EndToEnd");
                xml.writeCharacters("01234567890123456789");
                xml.writeEndElement();
            }
            for (int group = 0; group < GROUPS; group++) {
                xml.writeCharacters("\n          ");
                xml.writeEndElement();
            }
        }
        xml.flush();
    }

    private static final class Counting extends OutputStream {
        private long count;

        @Override
        public void write(int one) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            count += length;
        }
    }
}
