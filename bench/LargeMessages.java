import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sends large messages all at once, and asks for something small ten times a second meanwhile. */
public class LargeMessages {
    private static final int BYTES = 16_000_000;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        String base = arguments[0];
        String token = arguments[1];
        String reader = arguments[2];
        boolean good = true;
        for (String kind : List.of("statements", "empty", "names", "attribute", "comment")) {
            int at = kind.equals("statements") ? 6 : 4;
            good &= round(base, token, reader, kind, at);
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean round(String base, String token, String reader, String kind, int atOnce) throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        List<Long> small = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<Integer> failures = threads.submit(() -> ask(base, reader, going, small));
            List<Callable<String>> sends = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                byte[] body = body(kind, i);
                sends.add(() -> send(base, token, body));
            }
            long start = System.nanoTime();
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(sends)) {
                answers.add(answer.get());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            going.set(false);
            int failed = failures.get();
            Collections.sort(answers);
            List<Long> times = new ArrayList<>(small);
            Collections.sort(times);
            System.out.printf(
                    Locale.ROOT,
                    "%d of %s at once: %s in %.1f s; small calls meanwhile: %d, %d failed, p50 %.0f ms, p95 %.0f ms, slowest %.0f ms%n",
                    atOnce, kind, answers, seconds, times.size(), failed,
                    at(times, 0.5), at(times, 0.95), at(times, 1));
            return failed == 0 && answers.stream().noneMatch(answer -> answer.startsWith("500"));
        }
    }

    private static double at(List<Long> sorted, double part) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(part * sorted.size()))) / 1e6;
    }

    private static int ask(String base, String token, AtomicBoolean going, List<Long> times) throws Exception {
        int failed = 0;
        while (going.get()) {
            long start = System.nanoTime();
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(base + "/v1/rates?on=2022-03-05&source=CBR"))
                            .header("Authorization", "Bearer " + token).build(),
                    HttpResponse.BodyHandlers.ofString());
            times.add(System.nanoTime() - start);
            failed += answer.statusCode() == 200 ? 0 : 1;
            Thread.sleep(100);
        }
        return failed;
    }

    private static String send(String base, String token, byte[] body) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(base + "/v1/bank-messages"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/xml")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + answer.headers().firstValue("Retry-After").map(s -> " after " + s).orElse("");
    }

    private static byte[] body(String kind, int salt) {
        String open = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>M"
                + salt + UUID.randomUUID().toString().substring(0, 8)
                + "</MsgId></GrpHdr><Stmt><Id>S</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>";
        String close = "</Stmt></BkToCstmrStmt></Document>";
        StringBuilder text = new StringBuilder(BYTES).append(open);
        for (int i = 0; text.length() < BYTES - 1000; i++) {
            switch (kind) {
                case "statements" -> text.append("<Ntry><Amt Ccy=\"EUR\">2000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                        + "<BookgDt><Dt>2026-01-05</Dt></BookgDt><AcctSvcrRef>ASR-").append(i)
                        .append("</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>E2E").append(1_000_000 + i)
                        .append("</EndToEndId></Refs><Amt Ccy=\"EUR\">2000.00</Amt><RmtInf><Ustrd>Payment</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>");
                case "empty" -> text.append("<a/>");
                case "names" -> text.append("<a").append(i).append("/>");
                case "attribute" -> text.append(i == 0 ? "<a b=\"" : "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
                default -> text.append(i == 0 ? "<!--" : "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
            }
        }
        text.append(switch (kind) { case "attribute" -> "\"/>"; case "comment" -> "-->"; default -> ""; });
        return text.append(close).toString().getBytes(StandardCharsets.UTF_8);
    }
}
