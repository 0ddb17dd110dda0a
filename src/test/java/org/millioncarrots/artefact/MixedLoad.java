package org.millioncarrots.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Partners, caseworkers and finance at work at the same time, against replicas that come and go. A client as the contract asks for:
 * whatever was not answered is asked again with the same Idempotency-Key. It counts what was answered, to be compared with the
 * database: whatever got a 2xx must be there exactly once.
 */
final class MixedLoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern FIELD = Pattern.compile("\"([A-Za-z]+)\":\\s*\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, AtomicLong> counts = new ConcurrentSkipListMap<>();
    private final String base;
    private final UnaryOperator<String> tokenOf;
    private long end;

    /** @param tokenOf a fresh token of a user by name */
    MixedLoad(String base, UnaryOperator<String> tokenOf) {
        this.base = base;
        this.tokenOf = tokenOf;
    }

    /** Nobody is granted anything before money is voted. */
    void vote() throws InterruptedException {
        Answer voted = must("voted", post("finance", "/v1/appropriations", """
                {"programme":"ukraine-lay-down-arms","sponsor":"UA","reference":"load",
                "amount":{"amount":"1000000000000.00","currency":"RUB"}}"""), 201);
        must("voted", post("finance2", "/v1/appropriations/" + voted.field("id") + "/approval", ""), 201);
    }

    /** Plays for so long, and to the end of what was begun. */
    void play(Duration time, int partners) throws InterruptedException {
        end = System.nanoTime() + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < partners; i++) {
            threads.add(Thread.ofVirtual().start(() -> repeat(this::claimToAward)));
        }
        threads.add(Thread.ofVirtual().start(() -> repeat(this::payWhatIsDue)));
        threads.add(Thread.ofVirtual().start(() -> repeat(this::readReports)));
        for (Thread thread : threads) {
            thread.join();
        }
    }

    long count(String what) {
        return counts.getOrDefault(what, new AtomicLong()).get();
    }

    /** What was answered and how often; "5xx" and "cut off" begin what must not be. */
    Map<String, AtomicLong> counts() {
        return counts;
    }

    @Override
    public void close() {
        http.close();
    }

    private void repeat(Story story) {
        while (System.nanoTime() < end) {
            try {
                story.play();
            } catch (GaveUp away) {
                add("cut off: " + away.getMessage());
            } catch (InterruptedException ending) {
                return;
            }
        }
    }

    private interface Story {
        void play() throws InterruptedException;
    }

    private static final class GaveUp extends RuntimeException {
        GaveUp(String why) {
            super(why);
        }
    }

    private static final String FACTS = "\"category\":\"SOLDIER\",\"act\":\"LAY_DOWN_ARMS\",\"actOn\":\"2022-03-05\","
            + "\"confirmedBy\":\"UKRAINIAN_FORCES\",\"exclusionGrounds\":\"NONE\",\"sanctionsHold\":false";

    private void claimToAward() throws InterruptedException {
        must("check", post("partner", "/v1/eligibility-checks", "{\"asOf\":\"2022-03-05\"," + FACTS + "}"), 200);
        String number =
                UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
        Answer claimant = must(
                "registered",
                post("partner", "/v1/claimants", """
                {"identity":{"name":"%s Образцов","bornOn":"%s",
                "document":{"kind":"PASSPORT","issuedBy":"XX","number":"%s"},"dependants":[]},
                "payoutDestination":{"iban":"%s","bic":"COBADEFF",
                "address":{"townName":"Vilnius","country":"LT"}}}""".formatted(givenName(), bornOn(), number, account())),
                201);
        Answer claim = must("lodged", post("partner", "/v1/claims", """
                {"claimantId":"%s","programme":"ukraine-lay-down-arms","payoutCurrency":"USD","facts":{%s}}""".formatted(claimant.field("id"), FACTS)), 201);
        String path = "/v1/claims/" + claim.field("id");
        must(
                "decided",
                post("caseworker", path + "/decision", "{\"outcome\":\"ELIGIBLE\",\"evidence\":[\"file:drill\"]}"),
                201);
        must("attested", post("approver", path + "/attestation", "{\"confirmed\":true}"), 201);
        must("read", get("partner", "/v1/claimants/" + claimant.field("id") + "/schedule"), 200);
    }

    private void payWhatIsDue() throws InterruptedException {
        Answer run = must("runs", post("finance", "/v1/payout-runs", "{\"dueUpTo\":\"2022-12-31\"}"), 202);
        for (int i = 0; i < 600; i++) {
            Answer state = must("read", get("finance", "/v1/payout-runs/" + run.field("id")), 200);
            if ("DONE".equals(state.field("state"))) {
                break;
            }
            Thread.sleep(100);
        }
        Answer batch = post(
                "finance",
                "/v1/payout-batches",
                "{\"currency\":\"USD\",\"scheme\":\"CROSS_BORDER\",\"maxPayouts\":200}");
        if (batch.status == 409) {
            Thread.sleep(500);
            return;
        }
        must("batches", batch, 201);
        String path = "/v1/payout-batches/" + batch.field("id");
        String digest = must("looked at", get("finance2", path), 200).field("digest");
        must("approved", post("finance2", path + "/approval", "{\"digest\":\"" + digest + "\"}"), 200, 201);
        Answer file = must("read", get("finance", path + "/file"), 200);
        must("delivered", post("finance", path + "/delivery", ""), 200, 201);
        StringBuilder entries = new StringBuilder();
        Matcher payment = Pattern.compile(
                        "<EndToEndId>([^<]*)</EndToEndId>.*?<InstdAmt Ccy=\"([A-Z]{3})\">([0-9.]*)<", Pattern.DOTALL)
                .matcher(file.body);
        while (payment.find()) {
            String amount =
                    "<Amt Ccy=\"" + payment.group(2) + "\">" + payment.group(3) + "</Amt><CdtDbtInd>DBIT</CdtDbtInd>";
            entries.append("<Ntry>")
                    .append(amount)
                    .append("<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt>")
                    .append(
                            "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>")
                    .append("<NtryDtls><TxDtls><Refs><EndToEndId>")
                    .append(payment.group(1))
                    .append("</EndToEndId></Refs>")
                    .append(amount)
                    .append("</TxDtls></NtryDtls></Ntry>");
            add("payments in files");
        }
        Matcher account = Pattern.compile("<DbtrAcct>.*?<IBAN>([^<]*)</IBAN>", Pattern.DOTALL)
                .matcher(file.body);
        String iban = account.find() ? account.group(1) : "";
        String id = "D" + UUID.randomUUID().toString().substring(0, 18);
        must(
                "bank messages",
                exchange("bank", "POST", "/v1/bank-messages", "application/xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-01-05T10:00:00Z</CreDtTm></GrpHdr>
                <Ntfctn><Id>%s</Id><Acct><Id><IBAN>%s</IBAN></Id></Acct>%s</Ntfctn>
                </BkToCstmrDbtCdtNtfctn></Document>""".formatted(id, id, iban, entries)),
                201);
    }

    private void readReports() throws InterruptedException {
        must("read", get("finance", "/v1/reports/payouts?groupBy=programme,currency,state"), 200);
        must("read", get("finance", "/v1/ledger/trial-balance"), 200);
        must("read", get("auditor", "/v1/audit?limit=20"), 200, 400);
        must("read", get("partner", "/v1/claims?limit=20"), 200);
        Thread.sleep(200);
    }

    /** Nobody is taken for somebody else: a name and a birthday that are hardly ever had by two. */
    private static String givenName() {
        StringBuilder name = new StringBuilder("Пётр");
        ThreadLocalRandom.current().ints(6, 'а', 'е' + 1).forEach(letter -> name.append((char) letter));
        return name.toString();
    }

    private static LocalDate bornOn() {
        return LocalDate.EPOCH.plusDays(ThreadLocalRandom.current().nextInt(10_000));
    }

    /** A German account of a random number with the right check digits (ISO 13616, modulo 97). */
    private static String account() {
        long number = ThreadLocalRandom.current().nextLong(1_000_000_000L);
        String bban = "37040044" + String.format(Locale.ROOT, "%010d", number);
        int check =
                98 - new BigInteger(bban + "131400").mod(BigInteger.valueOf(97)).intValue();
        return "DE" + String.format(Locale.ROOT, "%02d", check) + bban;
    }

    private record Answer(int status, String body) {
        String field(String name) {
            Matcher matcher = FIELD.matcher(body);
            while (matcher.find()) {
                if (matcher.group(1).equals(name)) {
                    return matcher.group(2);
                }
            }
            return "";
        }
    }

    private Answer must(String what, Answer answer, int... right) {
        for (int status : right) {
            if (answer.status == status) {
                add(what);
                return answer;
            }
        }
        throw new GaveUp(what + " " + answer.status + " " + answer.field("type") + " " + answer.field("reason"));
    }

    private Answer post(String user, String path, String body) throws InterruptedException {
        return exchange(user, "POST", path, "application/json", body);
    }

    private Answer get(String user, String path) throws InterruptedException {
        return exchange(user, "GET", path, "", "");
    }

    /** Asks until there is an answer that is not "try again"; every repetition carries the same key. */
    private Answer exchange(String user, String method, String path, String type, String body)
            throws InterruptedException {
        String key = UUID.randomUUID().toString();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + tokenOf.apply(user));
            if (method.equals("POST")) {
                request.header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString(body, UTF_8));
                if (!body.isEmpty()) {
                    request.header("Content-Type", type);
                }
            }
            try {
                HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
                Answer answer = new Answer(response.statusCode(), response.body());
                add("requests");
                if (answer.status >= 500) {
                    add("5xx: " + answer.status + " " + method + " " + path.replaceAll("[0-9a-f-]{36}", "{id}") + " "
                            + answer.field("type"));
                } else if (!(answer.status == 409 && answer.field("type").endsWith("idempotency-key-in-flight"))) {
                    return answer;
                }
            } catch (IOException away) {
                add("asked again");
            }
            if (System.nanoTime() > giveUp) {
                throw new GaveUp("no answer for " + PATIENCE.toSeconds() + " s: " + method + " "
                        + path.replaceAll("[0-9a-f-]{36}", "{id}"));
            }
            Thread.sleep(100);
        }
    }

    private void add(String what) {
        counts.computeIfAbsent(what, w -> new AtomicLong()).incrementAndGet();
    }
}
