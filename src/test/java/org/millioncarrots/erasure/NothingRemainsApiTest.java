package org.millioncarrots.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.Payee;
import org.millioncarrots.testing.QueueStories;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;
import org.millioncarrots.testing.Visitor;

/**
 * Somebody with values that nobody else has goes through all that keeps anything of a person, and is erased. Then the whole database is
 * looked through, sealed values with every key that still exists.
 */
@QuarkusTest
class NothingRemainsApiTest {
    private static final String CURRENCY = "YER";

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @ConfigProperty(name = "carrots.keys.file")
    Path keyFile;

    @Inject
    MasterKeys keys;

    private final String name = "Q" + letters(9);
    private final String surname = "Z" + letters(9);
    private final String document = "X" + letters(4) + digits(8);
    private final String town = "W" + letters(10);
    private final String street = "V" + letters(10);
    private final String born = "19" + (10 + random(20)) + "-0" + (1 + random(9)) + "-1" + random(10);
    private final String childBorn = "20" + (10 + random(10)) + "-1" + random(3) + "-2" + random(9);
    private final String first = Accounts.german();
    private final String second = (String) Accounts.another().get("iban");
    private final String key = UUID.randomUUID().toString();
    private final String reference = "R" + letters(11);
    private final String claimReference = "S" + letters(11);
    private final String latinName = "P" + letters(11);
    private final String building = "O" + letters(11);
    private final String postCode = "N" + letters(11);
    private final String mail = "T" + letters(9) + "@" + letters(6) + ".example";
    private final String word = letters(12);
    private final String otherWord = letters(12);
    private final String recording = "U" + letters(11);
    private final String recorded = HexFormat.of().formatHex(letters(32).getBytes(StandardCharsets.US_ASCII));

    private long since;
    private String programme;
    private String claimant;
    private String companion;

    @BeforeEach
    void aProgramme() throws SQLException {
        try (Connection connection = owner.getConnection();
                var now = connection.createStatement().executeQuery("select pg_current_xact_id()::text::bigint")) {
            now.next();
            since = now.getLong(1);
        }
        programme = Payee.programme(CURRENCY);
    }

    @Test
    void nothingOfAnErasedPersonIsLeft() throws Exception {
        register();
        companion = Stories.registered("partner", false, 0).getString("id");
        attested(imported());
        Stories.awarded("partner", companion, programme, TestProgrammes.AS_OF, CURRENCY, facts());
        Stories.run("2022-01-31");
        String paidBack = sent(2);
        String file = Approvals.read(paidBack).asString();
        assertThat(file).contains(second, surname.toUpperCase(Locale.ROOT).substring(0, 1));
        List<BankAnswers.Payment> payments = BankAnswers.payments(file);
        String message = said(withPerson(BankAnswers.statusReport(file, id(), "ACCP", "", payments)));
        said(withPerson(BankAnswers.notification(id(), "", payments)));
        said(withPerson(BankAnswers.notification(id(), "MS03", theirs(payments))));
        confirmedByHand(withPerson(BankAnswers.notification(id(), "MS03", theirs(payments))));
        Approvals.reissue("/v1/payouts/" + payout("RETURNED")).then().statusCode(201);
        String paid = sent(1);
        String settled = withPerson(BankAnswers.notification(
                id(), "", BankAnswers.payments(Approvals.read(paid).asString())));
        said(settled);
        String waiting = entered(withPerson(settled.replace("2026-01-05", "2026-01-06")));
        Api.as("finance").accept("text/csv").get("/v1/reports/payouts?from=2022-01-01&to=2022-12-31");
        String kept = Api.as("finance")
                .accept("text/csv")
                .get("/v1/reports/payouts?groupBy=month,state,currency&from=2022-01-01&to=2022-12-31&currency="
                        + CURRENCY + "&keep=true")
                .then()
                .statusCode(200)
                .extract()
                .header("Report-Id");
        assertThat(kept).isNotNull();
        read("caseworker", "approver", "finance", "auditor");
        JsonPath before = Api.get("finance", paidBack);

        Set<String> found = remains();
        assertThat(String.join("\n", found))
                .as("what finds nothing must be able to find something")
                .contains("vault_record sealed", "bank_file_part sealed", "bank_message sealed")
                .contains(
                        "bank_message_proposal sealed", "blind_index.hash", "name_index.hash", "account_index.account")
                .contains("claim.partner_reference", "claimant.partner_reference", "partner_reference.reference")
                .contains(
                        "claimant.destination_masked kept",
                        "destination_change.masked kept",
                        "vault_key.wrapped_key kept");

        erase(claimant);

        assertThat(remains()).isEmpty();
        read("caseworker", "approver", "finance", "auditor");
        text(message, keys.seal("bank-message/" + message, settled.getBytes(StandardCharsets.UTF_8)));
        assertThat(remains()).as("one copy that was left").containsExactly("public.bank_message sealed");
        text(message, new byte[0]);
        theFileTellsSo(paidBack, before, file);
        Api.as("finance").get("/v1/bank-messages/" + message).then().body("textDestroyedAt", notNullValue());
        Api.writing("finance2")
                .post("/v1/bank-message-proposals/" + waiting + "/confirmation")
                .then()
                .statusCode(410);
        // The same request again gets the first answer, but of nobody who is erased.
        Api.as("partner")
                .header("Idempotency-Key", key)
                .body(registration())
                .post("/v1/claimants")
                .then()
                .statusCode(410);
        said(withPerson(BankAnswers.notification(id(), "", theirs(payments))));
        assertThat(remains()).as("what the bank says afterwards").isEmpty();
        Approvals.read(paid).then().statusCode(410);
        JsonPath again = Api.post("partner", "/v1/claimants", registration(), 201);
        assertThat(again.getString("id")).isNotEqualTo(claimant);
    }

    /** Of an account that stopped because many were paid there: the log that is kept for ever must not lead to it. */
    @Test
    void nothingOfAnAccountOfManyIsLeft() throws Exception {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Map<String, Object> one = new HashMap<>(registration());
            one.put(
                    "identity",
                    Map.of("name", name + " " + letters(8), "bornOn", born, "document", document(digits(9))));
            one.remove("partnerReference");
            many.add(Api.post("partner", "/v1/claimants", one, 201).getString("id"));
        }
        claimant = many.getLast();
        assertThat(String.join("\n", remains())).contains("shared_account.account", "account_index.account");

        many.forEach(this::erase);

        assertThat(remains()).isEmpty();
    }

    /** By the import, a line of which is refused. */
    private String imported() throws JsonProcessingException {
        Map<String, Object> line = Map.of(
                "claimantId", claimant,
                "programme", programme,
                "payoutCurrency", CURRENCY,
                "facts", Stories.on(TestProgrammes.AS_OF, facts()),
                "partnerReference", claimReference);
        ObjectMapper mapper = new ObjectMapper();
        String lines = mapper.writeValueAsString(line) + "\n{\"" + name + "\":\"" + document + "\"}\n";
        String answer = Api.as("partner")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/x-ndjson")
                .accept("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/claim-imports")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return mapper.readTree(answer.lines().findFirst().orElseThrow())
                .path("claimId")
                .asText();
    }

    private static Map<String, Object> facts() {
        return QueueStories.facts(Stories.soldier(), "SOLDIER");
    }

    private static void attested(String claim) {
        String path = "/v1/claims/" + claim;
        Api.post("caseworker", path + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        Api.post("approver", path + "/attestation", Map.of("confirmed", true), 201);
    }

    /** Pages and lists that lead to the person; none of them, nor what they leave behind, has any of their values. */
    private void read(String... people) {
        for (String user : people) {
            Visitor visitor = Visitor.as(user);
            for (String page : List.of(
                    "/console",
                    "/console/cases?claimant=" + claimant,
                    "/console/payouts/" + anyPayout(),
                    "/console/audit?subject=" + claimant)) {
                assertThat(visitor.get(page).body()).doesNotContainIgnoringCase(name, document, first, second, town);
            }
        }
        Api.as("partner").get("/v1/events?limit=500");
        Api.as("partner").get("/v1/claims?reference=" + claimReference);
    }

    private void theFileTellsSo(String batch, JsonPath before, String file) {
        Approvals.read(batch)
                .then()
                .statusCode(410)
                .body("type", equalTo("/problems/content-erased"))
                .body("detail", containsString("1 of the 2 payees"));
        Response skeleton = Api.as("auditor").get(batch + "/file-skeleton");
        skeleton.then().statusCode(200);
        assertThat(skeleton.asString())
                .contains(BankAnswers.payments(file).getFirst().endToEndId());
        JsonPath after = Api.get("finance", batch);
        for (String field : List.of("payouts", "total.amount", "messageId", "state", "digest")) {
            assertThat((Object) after.get(field)).as(field).isEqualTo(before.get(field));
        }
    }

    private void register() {
        claimant = Api.as("partner")
                .header("Idempotency-Key", key)
                .body(registration())
                .post("/v1/claimants")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Accounts.put("partner", claimant, destination(second, "HABALT22")).statusCode(202);
        Accounts.step("caseworker2", claimant, 2, "confirmation").statusCode(201);
        Accounts.letTheWaitingTimePass();
        String dependants = "/v1/claimants/" + claimant + "/dependants";
        String child = Api.post("partner", dependants, Map.of("relation", "CHILD", "bornOn", childBorn), 201)
                .getString("id");
        Api.post("caseworker2", dependants + "/" + child + "/confirmation", Map.of("confirmed", true), 201);
        protect();
        String disclosures = "/v1/claimants/" + claimant + "/disclosures";
        String disclosure = disclosures + "/"
                + Api.post("caseworker", disclosures, Map.of("purpose", "AUDIT", "reference", "CASE-2026-17"), 201)
                        .getString("id");
        Api.post("auditor", disclosure + "/approval", Map.of(), 201);
        Api.as("caseworker").get(disclosure + "/identity").then().statusCode(200);
    }

    /** How the person is reached, what they say when they are, and where a statement lies. */
    private void protect() {
        String path = "/v1/claimants/" + claimant;
        Map<String, Object> window =
                Map.of("days", List.of("MONDAY"), "from", "10:00", "until", "12:00", "zone", "Europe/Vilnius");
        Api.post("partner", path + "/contacts", Map.of("channel", "EMAIL", "address", mail, "window", window), 201);
        Api.post("partner", path + "/words", Map.of("word", word, "otherWord", otherWord), 201);
        Api.post("partner", path + "/check-ins", Map.of("word", word), 201);
        Map<String, Object> testimony = Map.of(
                "recording", Map.of("reference", recording, "sha256", recorded, "language", "ru"),
                "takenOn", "2022-03-20",
                "zone", "Europe/Vilnius",
                "consentVersion", "2022-1",
                "consentedOn", "2022-03-20",
                "scopes", List.of("RESEARCH"));
        Api.post("partner", path + "/testimonies", testimony, 201);
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
                        born,
                        "document",
                        document(document)),
                "payoutDestination",
                destination(first, "COBADEFF"),
                "partnerReference",
                reference);
    }

    private static Map<String, Object> document(String number) {
        return Map.of("kind", "PASSPORT", "issuedBy", "XX", "number", number);
    }

    private Map<String, Object> destination(String iban, String bic) {
        return Map.of(
                "iban",
                iban,
                "bic",
                bic,
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

    /** A batch of all that is due, with the bank; its path. */
    private static String sent(int payouts) {
        String batch = Payee.collected(CURRENCY, payouts);
        Approvals.approve("approver2", batch).then().statusCode(201);
        Payee.delivered(batch);
        return batch;
    }

    private List<BankAnswers.Payment> theirs(List<BankAnswers.Payment> payments) {
        String mine = Api.get("finance", "/v1/payouts/" + anyPayout()).getString("attempts[0].endToEndId");
        return payments.stream()
                .filter(payment -> payment.endToEndId().equals(mine))
                .toList();
    }

    private String anyPayout() {
        return Payee.payouts(CURRENCY).stream()
                .filter(item -> claimant.equals(item.get("claimantId")))
                .map(item -> (String) item.get("id"))
                .findFirst()
                .orElseThrow();
    }

    private String payout(String state) {
        return Payee.payouts(CURRENCY).stream()
                .filter(item -> claimant.equals(item.get("claimantId")) && state.equals(item.get("state")))
                .map(item -> (String) item.get("id"))
                .findFirst()
                .orElseThrow();
    }

    /** As banks do: with whom it was for. */
    private String withPerson(String message) {
        String person = "<!-- --><Nm>" + name + " " + surname + "</Nm><PstlAdr><StrtNm>" + street + "</StrtNm><TwnNm>"
                + town + "</TwnNm></PstlAdr>";
        return message.replace(
                        "</TxDtls>",
                        "<RltdPties><Cdtr><Pty>" + person + "</Pty></Cdtr><CdtrAcct><Id><IBAN>" + second
                                + "</IBAN></Id></CdtrAcct></RltdPties></TxDtls>")
                .replace(
                        "</TxInfAndSts>",
                        "<OrgnlTxRef><Cdtr><Pty>" + person + "</Pty></Cdtr></OrgnlTxRef></TxInfAndSts>")
                .replace("<!-- -->", "");
    }

    private static String said(String message) {
        return Api.writing("bank")
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String entered(String message) {
        return Api.writing("finance")
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static void confirmedByHand(String message) {
        Api.writing("finance2")
                .post("/v1/bank-message-proposals/" + entered(message) + "/confirmation")
                .then()
                .statusCode(201);
    }

    private void erase(String claimant) {
        String erasures = "/v1/claimants/" + claimant + "/erasures";
        String erasure = Api.post("caseworker", erasures, Map.of("reason", "RETENTION_OVER"), 201)
                .getString("id");
        Api.post("auditor", erasures + "/" + erasure + "/approval", Map.of(), 201);
    }

    private void text(String message, byte[] sealed) throws SQLException {
        try (Connection connection = owner.getConnection();
                var statement = connection.prepareStatement("update bank_message set sealed = ? where id = ?")) {
            statement.setBytes(1, sealed);
            statement.setObject(2, UUID.fromString(message));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private Set<String> remains() throws Exception {
        List<String> values = List.of(
                name,
                surname,
                name + " " + surname,
                document,
                town,
                street,
                first,
                second,
                born,
                childBorn,
                reference,
                claimReference,
                latinName,
                building,
                postCode,
                mail,
                word,
                otherWord,
                recording,
                recorded);
        List<String> keyed = List.of(
                "blind-index=PASSPORT/XX/" + document.toUpperCase(Locale.ROOT),
                "name-index=" + words() + "/" + born,
                "name-index=" + latinName.toUpperCase(Locale.ROOT) + "/" + born,
                "account-index=" + first,
                "account-index=" + second);
        try (Connection connection = owner.getConnection()) {
            Set<String> found = new Remains(connection, keyFile, since).of(values, keyed);
            found.addAll(kept(connection));
            return found;
        }
    }

    /** What an erasure takes and cannot be looked for by its value, such as a part of an account. */
    private Set<String> kept(Connection connection) throws SQLException {
        Set<String> kept = new TreeSet<>();
        for (String place : KeptColumnsApiTest.FORGOTTEN) {
            String table = place.substring(0, place.indexOf('.'));
            String column = place.substring(table.length() + 1);
            String leads = table.equals("claimant") ? "id" : "claimant_id";
            try (var columns = connection.getMetaData().getColumns(null, null, table, leads)) {
                if (!columns.next()) {
                    continue;
                }
                String schema = columns.getString("TABLE_SCHEM");
                try (var statement = connection.prepareStatement("select from " + schema + "." + table + " where "
                        + leads + " = ? and octet_length(" + column + "::text) > 2")) {
                    statement.setObject(1, UUID.fromString(claimant));
                    if (statement.executeQuery().next()) {
                        kept.add(place + " kept");
                    }
                }
            }
        }
        return kept;
    }

    private String words() {
        return Stream.of(name, surname)
                .map(word -> word.toUpperCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }

    private static int random(int below) {
        return ThreadLocalRandom.current().nextInt(below);
    }

    private static String letters(int count) {
        return ThreadLocalRandom.current()
                .ints(count, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String digits(int count) {
        return ThreadLocalRandom.current()
                .ints(count, '1', '9' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
