package org.millioncarrots;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.millioncarrots.development.EmbeddedPostgresDriver;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.ConsolePage;
import org.millioncarrots.testing.LogCapture;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.Visitor;

/**
 * Puts tokens that exist nowhere else through every door, as a person's name, document, account and address, and in places
 * where nobody expects them; then looks for them in everything that comes out or stays behind.
 */
@QuarkusTest
class ConfidentialityApiTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Letters only, so that it passes as a name; twelve of them, so that it is nowhere by chance. */
    private final String name = "Q" + letters(11);

    private final String document = "X" + letters(5) + digits(8);
    private final String town = "Z" + letters(11);
    private final String account = digits(18);
    private final String iban = germanIban(account);
    private final String surname = "W" + letters(11);
    private final String street = "Y" + letters(11);
    private final String latinName = "T" + letters(11);
    private final String building = "S" + letters(11);
    private final String postCode = "R" + letters(11);
    private final String mail = "V" + letters(11);
    private final String word = letters(14);
    private final String otherWord = letters(14);
    private final String recording = "U" + letters(11);
    private final List<String> canaries = List.of(
            latinName, building, postCode, surname, document, town, street, account, iban, mail, word, otherWord,
            recording, name);

    private final List<String> answers = new ArrayList<>();

    @ConfigProperty(name = "carrots.data-dir")
    Path dataDir;

    @Test
    void nothingOfAPersonComesOutOrStaysBehindInTheClear() throws Exception {
        List<ConsolePage> pages = ConsolePage.ofRoles();
        try (LogCapture log = LogCapture.everythingThatIsWritten()) {
            String claimant = registerAndChange();
            protect(claimant);
            wrongRequests(claimant);
            payAndHearFromTheBank(claimant);
            disclose(claimant);
            killedInMidAct(claimant);
            lookAt(pages, claimant);
            export();
            keep(given().get("/q/health"));
            assertThat(keep(given().get("/q/metrics")).asString()).contains("http_server_requests_seconds_count");
            keep(given().get("/q/openapi"));
            for (String user : List.of("finance", "auditor", "partner", "caseworker")) {
                for (String path : List.of("claimants/" + claimant, "claims", "payouts", "audit", "ledger/transfers")) {
                    keep(Api.as(user).get("/v1/" + path));
                }
            }
            for (String canary : canaries) {
                assertThat(log.text()).doesNotContainIgnoringCase(canary);
                assertThat(answers.stream()
                                .filter(answer -> containsIgnoringCase(answer, canary))
                                .map(answer -> around(answer, canary)))
                        .isEmpty();
            }
        }
        assertThat(rowsThatTell()).isEmpty();
        assertThat(filesThatTell()).isEmpty();
    }

    /** One line that names a claimant is enough, whoever writes it; what libraries say below INFO is not written. */
    @Test
    void aLineThatNamesAClaimantIsFound() {
        for (String logger : List.of("org.millioncarrots.claimant.RegisterClaimant", "com.example.Library")) {
            try (LogCapture log = LogCapture.everythingThatIsWritten()) {
                Logger.getLogger(logger).infof("registered %s", name);
                assertThat(log.text()).contains(name);
            }
        }
        try (LogCapture log = LogCapture.everythingThatIsWritten()) {
            Logger.getLogger("org.millioncarrots.claimant.RegisterClaimant").debugf("registered %s", name);
            assertThat(log.text()).contains(name);
        }
        try (LogCapture log = LogCapture.everythingThatIsWritten()) {
            Logger.getLogger("com.example.Library").debugf("parsed %s", name);
            Logger.getLogger("com.example.Library").error("cannot parse " + name, new IllegalStateException(name));
            assertThat(log.text()).doesNotContain(name);
        }
    }

    /** A search that finds nothing must be one that can find something. */
    @Test
    void theSearchFindsWhatIsThere() throws Exception {
        try (Connection connection = connect("carrots_owner");
                var statement = connection.createStatement()) {
            statement.execute("create table test_leak (t text, j jsonb, b bytea)");
            try {
                for (String leak : List.of(
                        "'" + town + "', null, null",
                        "null, '{\"x\":[\"" + town + "\"]}', null",
                        "null, null, convert_to('" + town.toLowerCase(Locale.ROOT) + "', 'UTF8')")) {
                    statement.execute("delete from test_leak");
                    statement.execute("insert into test_leak values (" + leak + ")");
                    assertThat(rowsThatTell()).anyMatch(found -> found.startsWith("public.test_leak"));
                }
            } finally {
                statement.execute("drop table test_leak");
            }
        }
    }

    private String registerAndChange() {
        Response registered = keep(Api.writing("partner").body(registration()).post("/v1/claimants"));
        assertThat(registered.statusCode()).isEqualTo(201);
        String claimant = registered.path("id");
        String key = UUID.randomUUID() + name;
        keep(Api.as("partner2")
                .header("Idempotency-Key", key)
                .body(registration())
                .post("/v1/claimants"));
        keep(Api.as("partner2")
                .header("Idempotency-Key", key)
                .body(registration())
                .post("/v1/claimants"));
        Response changed = keep(Api.as("partner")
                .header("If-Match", registered.header("ETag"))
                .body(destination())
                .put("/v1/claimants/" + claimant + "/payout-destination"));
        assertThat(changed.statusCode()).isEqualTo(202);
        String proposals = "/v1/claimants/" + claimant + "/payout-destination-proposals";
        keep(Api.as("caseworker").get(proposals));
        keep(Api.writing("caseworker").post(proposals + "/" + changed.path("version") + "/confirmation"));
        Accounts.letTheWaitingTimePass();
        return claimant;
    }

    /** How the person is reached, the words that were agreed on, and where a statement lies. */
    private void protect(String claimant) {
        String path = "/v1/claimants/" + claimant;
        Map<String, Object> window =
                Map.of("days", List.of("MONDAY"), "from", "10:00", "until", "12:00", "zone", "Europe/Vilnius");
        Map<String, Object> recorded = Map.of("reference", recording, "sha256", "ab".repeat(32), "language", "ru");
        Map<String, Object> testimony = Map.of(
                "recording",
                recorded,
                "takenOn",
                "2022-03-20",
                "zone",
                "Europe/Vilnius",
                "consentVersion",
                "2022-1",
                "consentedOn",
                "2022-03-20",
                "scopes",
                List.of("RESEARCH"));
        Map<String, Map<String, Object>> bodies = Map.of(
                "/contacts",
                Map.of("channel", "EMAIL", "address", mail + "@" + town + ".example", "window", window),
                "/words",
                Map.of("word", word, "otherWord", otherWord),
                "/testimonies",
                testimony);
        bodies.forEach((what, body) -> {
            assertThat(keep(Api.writing("partner").body(body).post(path + what)).statusCode())
                    .isEqualTo(201);
            body.keySet().forEach(field -> {
                Map<String, Object> wrong = new HashMap<>(body);
                wrong.put(field, name);
                keep(Api.writing("partner").body(wrong).post(path + what));
            });
        });
        assertThat(keep(Api.writing("partner").body(Map.of("word", word)).post(path + "/check-ins"))
                        .statusCode())
                .isEqualTo(201);
        keep(Api.as("partner").post(path + "/contact-permissions"));
        keep(Api.as("testimony").get(path + "/testimonies"));
        keep(Api.as("duty").get("/v1/duress-signals?limit=500"));
    }

    private void wrongRequests(String claimant) {
        Map<String, Object> unknown = new HashMap<>(registration());
        unknown.put(name, document);
        List<Object> bodies = List.of(
                unknown,
                Map.of("identity", Map.of("name", name + name.repeat(20), "bornOn", document)),
                Map.of("identity", Map.of("name", name, "bornOn", "1990-01-01", "document", Map.of("kind", document))),
                Map.of("identity", name),
                Map.of("payoutDestination", Map.of("iban", "DE00" + account, "bic", name)),
                Map.of("facts", Map.of("category", name, "act", document, "actOn", town)),
                Map.of("outcome", name, "evidence", List.of(name + " " + town)),
                Map.of("dueUpTo", name),
                Map.of("currency", name, "scheme", town),
                "{\"identity\":{\"name\":\"" + name + "\",\"name\":\"" + document + "\"",
                "[" + name + "]",
                name);
        List<String> paths = List.of(
                "/v1/claimants",
                "/v1/claims",
                "/v1/eligibility-checks",
                "/v1/quotes",
                "/v1/payout-runs",
                "/v1/payout-batches",
                "/v1/rates/manual",
                "/v1/claims/" + UUID.randomUUID() + "/decision",
                "/v1/claims/" + UUID.randomUUID() + "/holds",
                "/v1/claimants/" + claimant + "/" + name,
                "/v1/claimants/" + name);
        for (String path : paths) {
            for (String user : List.of("partner", "caseworker", "finance")) {
                for (Object body : bodies) {
                    keep(Api.writing(user).body(body).post(path));
                }
            }
        }
        for (String path :
                List.of("programmes", "rates", "claims", "payouts", "audit", "reports/payouts", "ledger/transfers")) {
            for (String user : List.of("partner", "finance", "auditor")) {
                for (String parameter :
                        List.of("state", "cursor", "limit", "subject", "asOf", "from", "on", "source", name)) {
                    keep(Api.as(user)
                            .header("If-Match", name)
                            .header("User-Agent", name)
                            .header("Referer", "https://" + town + "/" + name)
                            .header("X-Forwarded-For", name)
                            .header("Request-Id", iban)
                            .header("X-Request-Id", document)
                            .header("traceparent", name)
                            .queryParam(parameter, name)
                            .get("/v1/" + path));
                }
            }
        }
        for (String path : List.of("/" + name, "/v1/" + name, "/v1/claims/" + name + "/decision", "/openapi/" + name)) {
            keep(given().delete(path));
            keep(given().body(name).contentType("text/" + name).post(path));
            keep(given().accept("text/" + name).get(path));
            keep(given().queryParam("x", name.repeat(1_000)).get(path));
            keep(given().header("X-Long", name.repeat(2_000)).get(path));
        }
        keep(given().header("Authorization", "Bearer " + name + "." + document + "." + town)
                .get("/v1/claims"));
        keep(given().formParam("user", name).post("/dev/token"));
        for (String user : List.of("finance", "bank", "policy")) {
            for (String path : List.of("/v1/bank-messages", "/v1/rates/imports", "/v1/programmes/open-door/versions")) {
                for (String type : List.of("application/xml", "application/yaml", "application/json", "text/plain")) {
                    keep(Api.writing(user)
                            .contentType(type)
                            .body(("<?xml version=\"1.0\"?><Document><Nm>" + name + "</Nm><IBAN>" + iban)
                                    .getBytes(StandardCharsets.UTF_8))
                            .post(path));
                }
            }
        }
    }

    private void payAndHearFromTheBank(String claimant) throws InterruptedException {
        Stories.awarded("partner", claimant, "diplomat-resignation", "2022-03-10", "EUR", Stories.diplomat());
        Stories.run("2022-03-31");
        String batch = "/v1/payout-batches/"
                + Api.post("finance", "/v1/payout-batches", Map.of("currency", "EUR", "scheme", "SEPA"), 201)
                        .getString("id");
        keep(Approvals.approve("finance2", batch));
        String file = Api.as("finance")
                .get(batch + "/file")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(file).as("the bank must know who is paid").contains(iban);
        keep(Api.writing("finance").post(batch + "/delivery"));
        String id = UUID.randomUUID().toString().substring(0, 30);
        String told = "<RltdPties><Cdtr><Pty><Nm>" + name + "</Nm><PstlAdr><TwnNm>" + town
                + "</TwnNm></PstlAdr></Pty></Cdtr><CdtrAcct><Id><IBAN>" + iban + "</IBAN></Id></CdtrAcct></RltdPties>"
                + "<AddtlTxInf>" + name + " " + document + "</AddtlTxInf>";
        String notification = BankAnswers.notification(id, "AC04", BankAnswers.payments(file))
                .replace("</TxDtls>", told + "</TxDtls>");
        Response heard = keep(Api.writing("bank")
                .contentType("application/xml")
                .body(notification)
                .post("/v1/bank-messages"));
        assertThat(heard.statusCode()).isEqualTo(201);
        keep(Api.as("finance").get(batch));
        keep(Api.as("finance").get("/v1/payouts?limit=500"));
        keep(Api.as("finance").accept("text/csv").get("/v1/reports/payouts?from=2022-01-01&to=2022-12-31"));
    }

    /** Who proposed a disclosure reads it once: the only answer in which they may stand. */
    private void disclose(String claimant) {
        String path = "/v1/claimants/" + claimant + "/disclosures";
        for (String reference : List.of(name, document, account, iban)) {
            keep(Api.writing("caseworker")
                    .body(Map.of("purpose", "AUDIT", "reference", reference))
                    .post(path));
            keep(Api.writing("caseworker")
                    .body(Map.of("purpose", reference, "reference", "CASE-2026-17", reference, reference))
                    .post(path));
        }
        Response proposed = keep(Api.writing("caseworker")
                .body(Map.of("purpose", "AUDIT", "reference", "CASE-2026-17"))
                .post(path));
        assertThat(proposed.statusCode()).isEqualTo(201);
        String disclosure = path + "/" + proposed.path("id");
        keep(Api.as("caseworker").get(disclosure + "/identity"));
        assertThat(keep(Api.writing("auditor").post(disclosure + "/approval")).statusCode())
                .isEqualTo(201);
        keep(Api.as("auditor").get(disclosure + "/identity"));
        Response identity = Api.as("caseworker").get(disclosure + "/identity");
        assertThat(identity.statusCode()).isEqualTo(200);
        assertThat(identity.asString()).contains(name, document).doesNotContain(iban, account, town);
        keep(Api.as("caseworker").get(disclosure + "/identity"));
        keep(Api.as("auditor").get(path));
        keep(Api.as("auditor").get("/v1/audit?subject=" + claimant));
        keep(Api.as("finance").get("/v1/reports/exceptions?limit=500"));
    }

    /** An act whose connection to the database ends while it waits: what is said of that, and what it leaves. */
    private void killedInMidAct(String claimant) throws Exception {
        String path = "/v1/claimants/" + claimant;
        Map<String, Object> window =
                Map.of("days", List.of("MONDAY"), "from", "10:00", "until", "12:00", "zone", "Europe/Vilnius");
        Map<String, Map<String, Object>> acts = Map.of(
                path + "/contacts",
                        Map.of("channel", "EMAIL", "address", mail + "@" + town + ".example", "window", window),
                path + "/words", Map.of("word", word, "otherWord", otherWord));
        for (Map.Entry<String, Map<String, Object>> act : acts.entrySet()) {
            try (Connection holder = connect("carrots_owner");
                    Connection killer = connect("postgres");
                    ExecutorService caller = Executors.newSingleThreadExecutor()) {
                holder.setAutoCommit(false);
                int holds = number(
                        holder, "select pg_backend_pid() from claimant where id = '" + claimant + "' for update");
                Future<Response> answer = caller.submit(
                        () -> Api.writing("partner").body(act.getValue()).post(act.getKey()));
                int killed = 0;
                for (int i = 0; i < 2_000 && killed == 0 && !answer.isDone(); i++) {
                    killed = number(
                            killer,
                            "select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity where "
                                    + holds + " = any (pg_blocking_pids(pid))");
                }
                holder.rollback();
                keep(answer.get(60, TimeUnit.SECONDS));
                assertThat(killed).as(act.getKey()).isPositive();
            }
        }
    }

    private static int number(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Of the console: with what leads to the person, and with their values in every field. */
    private void lookAt(List<ConsolePage> pages, String claimant) {
        String claim = Api.get("caseworker", "/v1/claims?claimant=" + claimant).getString("items[0].id");
        String payout = Api.get("finance", "/v1/payouts?claimant=" + claimant).getString("items[0].id");
        for (String user : List.of("finance", "approver", "auditor", "caseworker")) {
            Visitor visitor = Visitor.as(user);
            for (ConsolePage page : pages) {
                if (page.roles().contains(user) && !page.path().endsWith(".xlsx")) {
                    for (String id : List.of(claim, payout)) {
                        keep(visitor.get(page.at(UUID.fromString(id))));
                    }
                    keep(page.visited(visitor, UUID.fromString(claim), name));
                    keep(page.visited(visitor, UUID.fromString(payout), document));
                }
            }
        }
    }

    /** What is taken out as files; what is packed is unpacked. */
    private void export() throws IOException {
        for (String report : List.of("payouts", "exceptions", "liabilities", "budget", "ageing")) {
            String path = "/v1/reports/" + report + "?from=2022-01-01&to=2022-12-31";
            keep(Api.as("finance").accept("text/csv").get(path));
            Response packed = Api.as("finance")
                    .accept("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                    .get(path);
            try (ZipInputStream sheets = new ZipInputStream(new ByteArrayInputStream(packed.asByteArray()))) {
                while (sheets.getNextEntry() != null) {
                    answers.add(new String(sheets.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
    }

    private void keep(HttpResponse<String> page) {
        answers.add(page.headers().map() + "\n" + page.body());
    }

    private Response keep(Response response) {
        answers.add(response.headers() + "\n" + response.asString());
        return response;
    }

    private Map<String, Object> registration() {
        return Map.of(
                "identity",
                Map.of(
                        "name",
                        name + " " + surname,
                        "latinName",
                        latinName,
                        "bornOn",
                        "1990-04-12",
                        "document",
                        Map.of("kind", "PASSPORT", "issuedBy", "XX", "number", document)),
                "payoutDestination",
                destination());
    }

    private Map<String, Object> destination() {
        return Map.of(
                "iban",
                iban,
                "bic",
                "COBADEFF",
                "address",
                Map.of(
                        "streetName",
                        street,
                        "buildingNumber",
                        building,
                        "postCode",
                        postCode,
                        "townName",
                        town,
                        "country",
                        "LT"));
    }

    /** Every column of every table, as its owner sees it: text as it is, bytes as hexadecimal. */
    private List<String> rowsThatTell() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect("carrots_owner");
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (var rows = statement.executeQuery(
                    "select schemaname || '.' || tablename from pg_tables where schemaname in ('public', 'vault')")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertThat(tables)
                    .contains("public.claimant", "vault.vault_record", "public.idempotency_key", "public.claim");
            String patterns = String.join(
                    "|",
                    Stream.concat(
                                    canaries.stream(),
                                    canaries.stream()
                                            .flatMap(canary -> Stream.of(
                                                    canary,
                                                    canary.toLowerCase(Locale.ROOT),
                                                    canary.toUpperCase(Locale.ROOT)))
                                            .map(canary ->
                                                    HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8))))
                            .toList());
            for (String table : tables) {
                try (var rows = statement.executeQuery(
                        "select count(*) from " + table + " as whole where whole::text ~* '" + patterns + "'")) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        found.add(table + ": " + rows.getLong(1));
                    }
                }
            }
        }
        return found;
    }

    /** The database's own files: tables, write-ahead log, statistics, log. */
    private List<String> filesThatTell() throws IOException, SQLException {
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
        try (Stream<Path> files = Files.walk(dataDir)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(dataDir.resolve("postgresql/binaries")))
                    .filter(this::tells)
                    .map(Path::toString)
                    .toList();
        }
    }

    private boolean tells(Path file) {
        try {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            return canaries.stream().anyMatch(content::contains);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private Connection connect(String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        return new EmbeddedPostgresDriver()
                .connect("jdbc:embedded-postgresql:" + dataDir.resolve("postgresql"), properties);
    }

    private static String around(String answer, String canary) {
        int place = answer.toLowerCase(Locale.ROOT).indexOf(canary.toLowerCase(Locale.ROOT));
        return answer.substring(Math.max(0, place - 200), Math.min(answer.length(), place + 100));
    }

    private static boolean containsIgnoringCase(String text, String canary) {
        return text.toLowerCase(Locale.ROOT).contains(canary.toLowerCase(Locale.ROOT));
    }

    private static String letters(int count) {
        return RANDOM.ints(count, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String digits(int count) {
        return RANDOM.ints(count, '1', '9' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String germanIban(String account) {
        int check = 98
                - new BigInteger(account + "131400").mod(BigInteger.valueOf(97)).intValue();
        return "DE" + (check < 10 ? "0" : "") + check + account;
    }
}
