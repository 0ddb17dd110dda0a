package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.platform.http.Problem;

/** Messages of 16 MB that say nothing, four at a time in a process of their own, whose memory has room for little more than them. */
class LargeBankMessagesTest {
    private static final int BYTES = 16_000_000;
    private static final int AT_ONCE = 4;

    @TempDir
    Path folder;

    /** What is repeated, {@code #} being the how manieth it is, in the given elements. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            053, Stmt, <a/>
            053, Stmt, <Ntry/>
            053, Stmt, <Bal/>
            053, Stmt, <!-- x -->
            053, Stmt, &#32;
            053, '', <Stmt/>
            053, Stmt Ntry NtryDtls, <TxDtls/>
            053, Stmt Ntry NtryDtls Btch, <MsgId>#</MsgId>
            053, Stmt Ntry Chrgs, '<Amt Ccy="EUR">0.01</Amt>'
            002, '', <OrgnlPmtInfAndSts/>
            002, OrgnlPmtInfAndSts, <StsRsnInf><Rsn><Cd>MS03</Cd></Rsn></StsRsnInf><TxInfAndSts/>
            """)
    void whatSaysNothingTakesNeitherMemoryNorTime(String message, String within, String content)
            throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        message,
                        within,
                        content)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(said).strip()).isEqualTo("4 read or refused");
    }

    /** What the process runs. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) throws Exception {
            byte[] message = message(arguments[0], arguments[1], arguments[2]);
            int done = 0;
            try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
                List<Callable<Boolean>> all = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    all.add(() -> isReadOrRefused(message.clone()));
                }
                for (Future<Boolean> one : threads.invokeAll(all)) {
                    done += one.get() ? 1 : 0;
                }
            }
            System.out.println(done + " read or refused");
        }

        private static byte[] message(String kind, String within, String content) {
            boolean isStatement = kind.equals("053");
            StringBuilder open = new StringBuilder("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:")
                    .append(isStatement ? "camt.053.001.08" : "pain.002.001.10")
                    .append("\">");
            StringBuilder close = new StringBuilder("</Document>");
            for (String name : ((isStatement ? "BkToCstmrStmt " : "CstmrPmtStsRpt ") + within).split(" ")) {
                open.append('<').append(name).append('>');
                close.insert(0, "</" + name + ">");
            }
            StringBuilder text = new StringBuilder(BYTES).append(open);
            for (int i = 0; text.length() + content.length() + 10 + close.length() < BYTES; i++) {
                text.append(content.replace("#", Integer.toString(i)));
            }
            return text.append(close).toString().getBytes(StandardCharsets.US_ASCII);
        }

        private static boolean isReadOrRefused(byte[] message) {
            try {
                BankMessageReader.read(message);
            } catch (Problem refused) {
                return refused.detail() != null;
            }
            return true;
        }
    }
}
