package org.millioncarrots.rates.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.millioncarrots.rates.RatesApiTest.as;
import static org.millioncarrots.rates.RatesApiTest.send;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.testing.Publications;
import org.millioncarrots.testing.Stories;

/** A bank's server that answers, lies, is down or is asked by many at once. */
@QuarkusTest
@ForAllPartners
class FetchRatesApiTest {
    @Inject
    Clock clock;

    @Inject
    FetchRates feeds;

    @Inject
    FeedSql sql;

    @Inject
    Sql database;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer bank;
    private URI base;

    @BeforeEach
    void start() throws IOException {
        bank = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bank.createContext("/", this::answer);
        bank.start();
        base = URI.create("http://127.0.0.1:" + bank.getAddress().getPort());
        due("newest_day = null, etag = null, last_modified = null, failures = 0");
    }

    @AfterEach
    void stop() {
        bank.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        path = files.containsKey(path) ? path : exchange.getRequestURI().toString();
        String version = exchange.getRequestHeaders().getFirst("If-None-Match");
        requests.add(exchange.getRequestURI() + (version == null ? "" : " " + version));
        byte[] file = files.get(path);
        String tag = file == null ? "" : "\"" + Sha256.of(file).substring(0, 8) + "\"";
        if (tag.equals(version)) {
            exchange.sendResponseHeaders(304, -1);
        } else if (file == null) {
            exchange.sendResponseHeaders(503, -1);
        } else {
            exchange.getResponseHeaders().add("ETag", tag);
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
        }
        exchange.close();
    }

    private void due(String more) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.of("update rate_feed set lease_until = 'epoch', next_attempt_at = 'epoch', " + more)
                        .run());
    }

    private FeedSql.Feed feed(Publisher bank) {
        return QuarkusTransaction.requiringNew().call(() -> sql.all()).stream()
                .filter(feed -> feed.bank() == bank)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fetchesOnceAndAsksAgainOnlyForWhatChanged() {
        files.put("/eurofxref-daily.xml", Publications.ecb("2025-06-04 USD 1.1386"));
        files.put("/eurofxref-hist.xml", Publications.ecb("2025-06-03 USD 1.1400", "2025-06-02 USD 1.1431"));

        assertThat(feeds.fetch(Publisher.ECB, base)).isEqualTo(FetchRates.Turn.FETCHED);
        assertThat(requests).containsExactly("/eurofxref-daily.xml", "/eurofxref-hist.xml");
        assertThat(feed(Publisher.ECB).newestDay()).isEqualTo("2025-06-04");
        as("partner")
                .get("/v1/rates?on=2025-06-02&source=ECB&base=EUR&quote=USD")
                .then()
                .body("rates[0].value", equalTo("1.1431"));

        assertThat(feeds.fetch(Publisher.ECB, base)).isEqualTo(FetchRates.Turn.NOT_DUE);
        due("failures = 0");
        assertThat(feeds.fetch(Publisher.ECB, base)).isEqualTo(FetchRates.Turn.NOTHING_NEW);
        assertThat(requests.getLast()).startsWith("/eurofxref-daily.xml \"");

        // The next working day needs no history, a missed one the short history.
        files.put("/eurofxref-daily.xml", Publications.ecb("2025-06-05 USD 1.1423"));
        due("failures = 0");
        assertThat(feeds.fetch(Publisher.ECB, base)).isEqualTo(FetchRates.Turn.FETCHED);
        assertThat(requests.getLast()).startsWith("/eurofxref-daily.xml");
        files.put("/eurofxref-daily.xml", Publications.ecb("2025-06-10 USD 1.1429"));
        files.put("/eurofxref-hist-90d.xml", Publications.ecb("2025-06-09 USD 1.1423", "2025-06-06 USD 1.1411"));
        due("failures = 0");
        assertThat(feeds.fetch(Publisher.ECB, base)).isEqualTo(FetchRates.Turn.FETCHED);
        assertThat(requests.getLast()).isEqualTo("/eurofxref-hist-90d.xml");
        as("operator")
                .get("/v1/rates/feeds")
                .then()
                .statusCode(200)
                .body("find { it.source == 'ECB' }.newestDay", equalTo("2025-06-10"))
                .body("find { it.source == 'ECB' }.failures", equalTo(0));
    }

    @Test
    void catchesUpOnTheBankOfRussiaByItsSeries() {
        due("newest_day = '2025-06-03', failures = 0");
        files.put("/XML_daily.asp", Publications.cbrDaily("06.06.2025", "USD 1 79,1272", "CNY 1 10,9583"));
        files.put("/XML_dynamic.asp", Publications.cbrSeries("R01235", "03.06.2025 78,8407", "04.06.2025 78,6214"));
        assertThat(feeds.fetch(Publisher.CBR, base)).isEqualTo(FetchRates.Turn.FETCHED);
        assertThat(requests).hasSize(3);
        assertThat(requests.getFirst()).startsWith("/XML_daily.asp?date_req=");
        assertThat(requests.getLast())
                .isEqualTo("/XML_dynamic.asp?date_req1=03/06/2025&date_req2=06/06/2025&VAL_NM_RQ=R01239");
        as("partner")
                .get("/v1/rates?on=2025-06-05&source=CBR&base=USD&quote=RUB")
                .then()
                .body("rates[0].value", equalTo("78.6214"));
    }

    private void hryvnias(LocalDate day, String... rates) {
        files.put(
                "/exchange?date=" + DateTimeFormatter.BASIC_ISO_DATE.format(day),
                Publications.nbu(DateTimeFormatter.ofPattern("dd.MM.uuuu").format(day), rates));
    }

    /** Until tomorrow's rates are set, the newest are those of today; each working day in between is a file. */
    @Test
    void catchesUpOnTheNationalBankOfUkraineDayByDay() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Kyiv"));
        due("newest_day = '" + today.minusDays(4) + "'");
        hryvnias(today.plusDays(1));
        hryvnias(today, "USD 42.1002", "EUR 48.9005");
        for (int days = 1; days <= 3; days++) {
            hryvnias(today.minusDays(days), "USD 42.100" + (2 + days), "EUR 48.9005");
        }
        assertThat(feeds.fetch(Publisher.NBU, base)).isEqualTo(FetchRates.Turn.FETCHED);
        long workingDays = today.minusDays(3)
                .datesUntil(today)
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .count();
        assertThat(requests).hasSize(2 + (int) workingDays);
        assertThat(feed(Publisher.NBU).newestDay()).isEqualTo(today);
        as("partner")
                .get("/v1/rates?source=NBU&base=USD&quote=EUR&on=" + today)
                .then()
                .statusCode(200)
                .body("rates.value", equalTo(List.of("42.1002", "48.9005")));
        as("partner")
                .get("/v1/rates?source=NBU&base=USD&quote=UAH&on=" + today.plusDays(1))
                .then()
                .statusCode(422);

        hryvnias(today.plusDays(1), "USD 42.2000", "EUR 48.9000");
        due("failures = 0");
        assertThat(feeds.fetch(Publisher.NBU, base)).isEqualTo(FetchRates.Turn.FETCHED);
        assertThat(feed(Publisher.NBU).newestDay()).isEqualTo(today.plusDays(1));
    }

    /** What was paid by a bank's rate is not changed by its server alone. */
    @Test
    void aDayThatIsInUseIsCorrectedByTwoPeopleWithAReason() {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", claimant, "ukraine-lay-down-arms", "2022-03-05", "USD", Stories.soldier());
        byte[] corrected = Publications.cbrDaily("05.03.2022", "USD 1 105,8125", "EUR 1 116,5312");
        files.put("/XML_daily.asp", corrected);
        assertThat(feeds.fetch(Publisher.CBR, base)).isEqualTo(FetchRates.Turn.FAILED);
        assertThat(feed(Publisher.CBR).lastError())
                .startsWith("it corrects 2022-03-05, by which something was decided");
        as("finance").get("/v1/rates/refusals").then().body("items.sha256", hasItem(Sha256.of(corrected)));

        send(corrected).statusCode(400).body("violations[0].field", equalTo("reason"));
        as("finance")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/xml")
                .queryParam("reason", "The bank has corrected its file")
                .body(corrected)
                .post("/v1/rates/imports")
                .then()
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .body("reason", equalTo("The bank has corrected its file"))
                .body("corrected", equalTo(1))
                .body("correctedInUse", equalTo(List.of("2022-03-05")));
    }

    @Test
    void aPageOfHtmlIsRefusedAndTheLastGoodStateStays() {
        files.put("/eurofxref-daily.xml", "<!DOCTYPE html><html>maintenance</html>".getBytes());
        Instant before = Instant.now();
        for (int failures = 1; failures <= 3; failures++) {
            assertThat(feeds.fetch(Publisher.ECB, base)).isEqualTo(FetchRates.Turn.FAILED);
            FeedSql.Feed feed = feed(Publisher.ECB);
            assertThat(feed.failures()).isEqualTo(failures);
            assertThat(feed.lastError()).isEqualTo("HTML instead of XML");
            assertThat(Duration.between(before, feed.nextAttemptAt()))
                    .isGreaterThan(Duration.ofMinutes(1L << (failures - 1)));
            due("failures = " + failures);
        }
        as("finance").get("/v1/rates/refusals").then().body("items.reason", hasItem("HTML instead of XML"));
        as("partner")
                .get("/v1/rates?on=2022-03-01&source=ECB&base=EUR&quote=USD")
                .then()
                .body("rates[0].value", equalTo("1.1162"));
    }

    @Test
    void aDateThatJumpsBackwardsIsRefused() {
        due("newest_day = '2025-07-04', failures = 0");
        files.put("/eurofxref-daily.xml", Publications.ecb("2025-07-01 USD 1.1810"));
        assertThat(feeds.fetch(Publisher.ECB, base)).isEqualTo(FetchRates.Turn.FAILED);
        assertThat(feed(Publisher.ECB).lastError())
                .isEqualTo("the date jumps backwards: 2025-07-01 after 2025-07-04 is known");
        assertThat(feed(Publisher.ECB).newestDay()).isEqualTo("2025-07-04");
    }

    @Test
    void aServerThatIsDownOrSaysNoIsTriedAgainLater() {
        assertThat(feeds.fetch(Publisher.ECB, base)).isEqualTo(FetchRates.Turn.FAILED);
        assertThat(feed(Publisher.ECB).lastError()).isEqualTo("the server answers 503");
        bank.stop(0);
        due("failures = 1");
        assertThat(feeds.fetch(Publisher.ECB, base)).isEqualTo(FetchRates.Turn.FAILED);
        as("operator")
                .get("/v1/rates/feeds")
                .then()
                .body("find { it.source == 'ECB' }.lastError", startsWith("the server cannot be reached"));
    }

    @Test
    void ofManyReplicasOneFetches() throws Exception {
        files.put("/eurofxref-daily.xml", Publications.ecb("2025-08-01 USD 1.1404"));
        files.put("/eurofxref-hist.xml", Publications.ecb("2025-07-31 USD 1.1446"));
        List<Callable<FetchRates.Turn>> replicas = Collections.nCopies(8, () -> feeds.fetch(Publisher.ECB, base));
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<FetchRates.Turn> turns = new ArrayList<>();
            for (var turn : threads.invokeAll(replicas)) {
                turns.add(turn.get());
            }
            assertThat(turns)
                    .filteredOn(turn -> turn != FetchRates.Turn.NOT_DUE)
                    .containsExactly(FetchRates.Turn.FETCHED);
        }
        assertThat(requests).containsExactly("/eurofxref-daily.xml", "/eurofxref-hist.xml");
    }
}
