package org.millioncarrots.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.Stories;

/**
 * What docs/operations.md says about a restore to a moment before a delivery, on a database of its own that is really put back: what
 * was sent is recognised, and nothing is paid twice.
 */
@QuarkusTest
@TestProfile(RestoreDrillApiTest.DatabaseOfItsOwn.class)
class RestoreDrillApiTest {
    private static final Path DATA = Path.of("target", "restore-drill").toAbsolutePath();
    private static final String CURRENCY = "PLN";

    private final RestoredDatabase database = new RestoredDatabase(DATA.resolve("postgresql"));
    private String moment = "";

    @Inject
    Clock clock;

    public static final class DatabaseOfItsOwn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String url = "jdbc:embedded-postgresql:" + DATA.resolve("postgresql");
            return Map.of(
                    "carrots.data-dir", DATA.toString(),
                    "quarkus.datasource.jdbc.url", url,
                    "quarkus.datasource.unpooled.jdbc.url", url,
                    "quarkus.datasource.vault.jdbc.url", url,
                    "quarkus.datasource.migration.jdbc.url", url);
        }
    }

    /** One that was sent: its file as the bank has it. */
    private record Sent(String id, String file) {
        String path() {
            return "/v1/payout-batches/" + id;
        }
    }

    @BeforeEach
    void aNameForTheMoment(TestInfo test) {
        moment = "moment_" + Math.abs(test.getDisplayName().hashCode());
    }

    @Test
    void twentyFivePayoutsThatWereSentAreRecognisedAndSettledAndNothingIsPayableAgain() throws Exception {
        owe(25);
        BigDecimal owed = dueAfterwards();
        keep();
        Stories.run("2022-03-31");
        Sent sent = sent(25);
        restore();

        refusedAsStopped(writing("finance").body(batch()).post("/v1/payout-batches"));
        assertThat(Api.get("operator", "/v1/payment-stops").getList("stops.findAll { it.openingId == null }.cause"))
                .containsExactly("RESTORED");
        writing("finance").post("/v1/payment-stops/openings").then().statusCode(409);

        Stories.run("2022-03-31");
        assertThat(states("DUE")).hasSize(25);
        JsonPath answer = bankSays(BankAnswers.notification(id(), "", BankAnswers.payments(sent.file)));
        assertThat(answer.getInt("matched")).isEqualTo(25);
        assertThat(answer.getInt("unmatched")).isZero();
        assertThat(states("SETTLED")).hasSizeGreaterThanOrEqualTo(25);
        assertThat(states("DUE")).isEmpty();
        assertThat(balance("SETTLED")).isEqualByComparingTo(owed);
        assertThat(balance("PAYABLE")).isZero();
        assertThat(balance("IN_TRANSIT")).isZero();

        opened();
        writing("finance")
                .body(batch())
                .post("/v1/payout-batches")
                .then()
                .statusCode(409)
                .body("type", containsString("state-conflict"));
    }

    @Test
    void aLineForTheWholeFileIsEnoughOnceOurOwnFileIsImported() throws Exception {
        owe(3);
        keep();
        Stories.run("2022-03-31");
        Sent sent = sent(3);
        restore();
        Stories.run("2022-03-31");

        String statement = wholeFile(sent);
        assertThat(bankSays(statement).getList("lines.outcome")).containsExactly("UNMATCHED");
        assertThat(verified(0).getString("lines.find { it.check == 'BANK_LINES' }.line"))
                .contains("0 payouts", "1 are unknown");
        JsonPath imported = imported(sent.file);
        assertThat(imported.getString("kind")).isEqualTo("SENT_FILE");
        assertThat(imported.getList("lines.outcome")).containsExactly("APPLIED", "APPLIED", "APPLIED");
        assertThat(imported(sent.file).getInt("matched")).as("again").isEqualTo(3);
        assertThat(states("DUE")).isEmpty();
        assertThat(verified(0).getString("lines.find { it.check == 'BANK_LINES' }.line"))
                .as("a line that is known by now")
                .contains(" 1 other");
        JsonPath applied = bankSays(statement);
        assertThat(applied.getInt("unmatched")).isZero();
        assertThat(applied.getInt("matched")).isEqualTo(4);
        assertThat(states("SENT")).isEmpty();
        String batch = Api.get("finance", "/v1/payout-batches?state=DELIVERED&limit=500")
                .getString("items.find { it.messageId == '" + BankAnswers.messageId(sent.file) + "' }.id");
        opened();
        assertThat(Approvals.read("/v1/payout-batches/" + batch).asString()).isEqualTo(sent.file);
    }

    @Test
    void aStatementThatCameBeforeTheRunKeepsThePaymentsFromBeingSent() throws Exception {
        owe(2);
        keep();
        Stories.run("2022-03-31");
        Sent sent = sent(2);
        String statement = BankAnswers.notification(id(), "", BankAnswers.payments(sent.file));
        restore();

        assertThat(bankSays(statement).getInt("unmatched")).isEqualTo(2);
        assertThat(verified(0).getBoolean("green")).isFalse();
        opened(2);
        Stories.run("2022-03-31");
        JsonPath batch = collected(2);
        assertThat(batch.getString("messageId"))
                .as("the same payouts make the same message id, which the bank refuses")
                .isEqualTo(BankAnswers.messageId(sent.file));
        String path = "/v1/payout-batches/" + batch.getString("id");
        Approvals.approve("finance2", path).then().statusCode(409).body("detail", containsString("2 payments"));
        assertThat(bankSays(statement).getInt("unmatched")).isZero();
        assertThat(states("DUE")).isEmpty();
        assertThat(Api.get("finance", path).getString("state")).isEqualTo("CANCELLED");
        Approvals.approve("finance2", path).then().statusCode(409);
    }

    @Test
    void anApprovedBatchOfWhichTheBankHasAPartIsNotSentAndCanBeTakenApart() throws Exception {
        owe(3);
        Stories.run("2022-03-31");
        JsonPath approved = collected(3);
        String path = "/v1/payout-batches/" + approved.getString("id");
        Approvals.approve("finance2", path).then().statusCode(201);
        writing("finance").delete(path).then().statusCode(409);
        List<BankAnswers.Payment> payments = prepared(approved.getString("id"));
        assertThat(bankSays(BankAnswers.notification(id(), "", payments.subList(0, 1)))
                        .getInt("matched"))
                .isEqualTo(1);
        Api.as("finance").get(path + "/file").then().statusCode(409);
        writing("finance").delete(path).then().statusCode(200).body("state", equalTo("CANCELLED"));
        assertThat(states("DUE")).hasSize(2);

        Sent again = approved(2);
        assertThat(BankAnswers.messageId(again.file)).isNotEqualTo(approved.getString("messageId"));
        assertThat(BankAnswers.payments(again.file))
                .as("a payment keeps its references")
                .containsExactlyInAnyOrderElementsOf(payments.subList(1, 3));
        bankSays(BankAnswers.notification(id(), "", payments.subList(1, 2)));
        writing("finance").delete(again.path()).then().statusCode(409).body("detail", containsString("given out"));
        assertThat(imported(again.file).getList("lines.outcome")).containsExactlyInAnyOrder("REPEATED", "APPLIED");
        assertThat(bankSays(BankAnswers.notification(id(), "", payments)).getInt("unmatched"))
                .isZero();
        assertThat(states("SENT")).isEmpty();
    }

    /** What the payouts of a batch are sent under, without the file. */
    private static List<BankAnswers.Payment> prepared(String batch) {
        return Api.get("finance", "/v1/payouts?batch=" + batch).getList("items.id", String.class).stream()
                .map(payout -> Api.get("finance", "/v1/payouts/" + payout))
                .map(payout -> new BankAnswers.Payment(
                        payout.getString("attempts[0].endToEndId"),
                        payout.getString("attempts[0].uetr"),
                        payout.getString("amount.amount"),
                        payout.getString("amount.currency")))
                .toList();
    }

    @Test
    void anApprovedBatchWhoseFileTheBankNamesIsDelivered() throws Exception {
        owe(2);
        Stories.run("2022-03-31");
        Sent approved = approved(2);
        List<BankAnswers.Payment> payments = BankAnswers.payments(approved.file);
        bankSays(BankAnswers.statusReport(approved.file, id(), "RJCT", "AC01", payments.subList(0, 1)));
        assertThat(Api.get("finance", approved.path()).getString("state")).isEqualTo("DELIVERED");
        assertThat(Api.get("finance", "/v1/payouts?batch=" + approved.id).getList("items.state"))
                .containsExactlyInAnyOrder("REJECTED", "SENT");
        bankSays(BankAnswers.notification(id(), "", payments.subList(1, 2)));
    }

    @Test
    void aPersonStopsAndTwoOthersOpen() throws Exception {
        writing("caseworker").post("/v1/payment-stops").then().statusCode(403);
        writing("operator").post("/v1/payment-stops").then().statusCode(201).body("stopped", equalTo(true));
        refusedAsStopped(writing("finance").body(batch()).post("/v1/payout-batches"));
        String opening = openingProposed(0);
        writing("finance").post(opening).then().statusCode(403).body("type", containsString("same-person"));
        writing("operator").post("/v1/payment-stops/openings").then().statusCode(403);
        writing("operator").post("/v1/payment-stops").then().statusCode(201);
        writing("approver").post(opening).then().statusCode(201);
        assertThat(Api.get("auditor", "/v1/payment-stops").getBoolean("stopped"))
                .isFalse();
        writing("approver").post(opening).then().statusCode(409);
    }

    @Test
    void whoWasErasedIsErasedAgain() throws Exception {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        String another = Stories.registered("partner", false, 0).getString("id");
        keep();
        String path = "/v1/claimants/" + claimant + "/erasures";
        String erasure = Api.post("caseworker", path, Map.of("reason", "CLAIMANT_REQUEST"), 201)
                .getString("id");
        Api.post("approver", path + "/" + erasure + "/approval", Map.of(), 201);
        String list = Api.as("operator").get("/v1/erased-claimants").asString();
        assertThat(list).contains(claimant);
        restore();
        assertThat(isErased(claimant)).as("a restore brings keys back").isFalse();

        erasedAgain(list.replace(claimant, another))
                .statusCode(400)
                .body("violations.field", contains("items[0].proof"));
        assertThat(isErased(another)).isFalse();
        erasedAgain(list)
                .statusCode(200)
                .body("erased", equalTo(1))
                .body("gone", equalTo(0))
                .body("open", empty());
        assertThat(isErased(claimant)).isTrue();
        erasedAgain(list).statusCode(200).body("erased", equalTo(0)).body("gone", equalTo(1));
        assertThat(Api.as("operator").get("/v1/erased-claimants").asString()).isEqualTo(list);
        assertThat(Api.get("auditor", "/v1/audit?subject=" + claimant).getList("items.action"))
                .containsExactly("CLAIMANT_REGISTERED", "COPIES_ERASED", "IDENTITY_ERASED_AGAIN");
        for (String user : List.of("partner", "caseworker", "finance")) {
            Api.as(user).get("/v1/erased-claimants").then().statusCode(403);
        }
        opened();
    }

    private static ValidatableResponse erasedAgain(String list) {
        return Api.as("operator")
                .body(list)
                .post("/v1/erased-claimants/imports")
                .then();
    }

    private static boolean isErased(String claimant) {
        return Api.get("partner", "/v1/claimants/" + claimant).get("payoutDestination") == null;
    }

    @Test
    void aFileThatIsNotOursIsRefused() {
        for (String file : List.of(
                "<a/>",
                BankAnswers.notification(id(), "", List.of()),
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><MsgId>A</MsgId></Document>")) {
            writing("finance")
                    .contentType("application/xml")
                    .body(file)
                    .post("/v1/bank-files/imports")
                    .then()
                    .statusCode(422)
                    .body("type", containsString("bank-message-refused"));
        }
    }

    private static void owe(int claimants) {
        for (int i = 0; i < claimants; i++) {
            String claimant = Stories.registered("partner", false, 0).getString("id");
            Stories.awarded("partner", claimant, "coalition-match", "2022-03-05", CURRENCY, Stories.soldier());
        }
    }

    private static BigDecimal dueAfterwards() {
        return balance("COMMITMENT").add(balance("SETTLED"));
    }

    private void keep() throws SQLException, IOException, InterruptedException {
        // Within half a minute of the first start the service notes by itself where it is.
        assertThat(Api.get("operator", "/v1/payment-stops").getBoolean("stopped"))
                .isFalse();
        database.keep(moment);
        untilItAnswers();
    }

    private void restore() throws SQLException, IOException, InterruptedException {
        database.restore(moment);
        untilItAnswers();
    }

    /** A connection that was cut off is noticed before it is used, once it was idle for half a second. */
    private static void untilItAnswers() throws InterruptedException {
        Thread.sleep(1000);
        for (int good = 0, i = 0; good < 20 && i < 200; i++) {
            good = Api.as("finance").get("/v1/payout-batches").statusCode() == 200 ? good + 1 : 0;
        }
    }

    private static Sent approved(int payouts) {
        JsonPath batch = collected(payouts);
        String path = "/v1/payout-batches/" + batch.getString("id");
        Approvals.approve("finance2", path).then().statusCode(201);
        return new Sent(
                batch.getString("id"), Api.as("finance").get(path + "/file").asString());
    }

    private static Sent sent(int payouts) {
        Sent approved = approved(payouts);
        writing("finance").post(approved.path() + "/delivery").then().statusCode(201);
        return approved;
    }

    private static JsonPath collected(int payouts) {
        JsonPath batch = Api.post("finance", "/v1/payout-batches", batch(), 201);
        assertThat(batch.getInt("payouts")).isEqualTo(payouts);
        return batch;
    }

    private static Map<String, String> batch() {
        return Map.of("currency", CURRENCY, "scheme", "CROSS_BORDER");
    }

    private static void refusedAsStopped(io.restassured.response.Response answer) {
        ValidatableResponse refused = answer.then();
        refused.statusCode(409).body("type", equalTo("/problems/payments-stopped"));
    }

    /** Once the comparison of all decisions, which the first of them starts, is done. */
    private JsonPath verified(int acceptedUnknown) throws InterruptedException {
        for (int i = 0; ; i++) {
            JsonPath verification = Api.post(
                    "operator",
                    "/v1/restore-verifications",
                    Map.of("statementsThrough", LocalDate.now(clock).toString(), "acceptedUnknown", acceptedUnknown),
                    200);
            if (i == 300
                    || !verification
                            .getString("lines.find { it.check == 'DECISIONS' }.line")
                            .contains("to go")) {
                return verification;
            }
            Thread.sleep(100);
        }
    }

    private String openingProposed(int acceptedUnknown) throws InterruptedException {
        JsonPath verification = verified(acceptedUnknown);
        assertThat(verification.getBoolean("green")).as(verification.prettify()).isTrue();
        assertThat(Api.get("auditor", "/v1/restore-verifications/" + verification.getString("id"))
                        .getList("lines.line"))
                .isEqualTo(verification.getList("lines.line"))
                .hasSize(5);
        return "/v1/payment-stops/openings/"
                + writing("finance")
                        .post("/v1/payment-stops/openings")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id") + "/approval";
    }

    private void opened() throws InterruptedException {
        opened(0);
    }

    private void opened(int acceptedUnknown) throws InterruptedException {
        writing("finance2").post(openingProposed(acceptedUnknown)).then().statusCode(201);
    }

    private static JsonPath bankSays(String message) {
        return xml("bank", "/v1/bank-messages", message);
    }

    private static JsonPath imported(String file) {
        return Approvals.confirm(
                        "finance2",
                        writing("finance")
                                .contentType("application/xml")
                                .body(file)
                                .post("/v1/bank-files/imports"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static JsonPath xml(String user, String path, String body) {
        return writing(user)
                .contentType("application/xml")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static io.restassured.specification.RequestSpecification writing(String user) {
        return Api.writing(user);
    }

    private static String wholeFile(Sent sent) {
        BigDecimal total = BankAnswers.payments(sent.file).stream()
                .map(payment -> new BigDecimal(payment.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>%1$s</MsgId><CreDtTm>2026-01-05T10:00:00Z</CreDtTm></GrpHdr>
                <Stmt><Id>%1$s</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>
                <Ntry><Amt Ccy="%2$s">%3$s</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                <BookgDt><Dt>2026-01-05</Dt></BookgDt><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd>
                <SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
                <NtryDtls><Btch><MsgId>%4$s</MsgId></Btch></NtryDtls></Ntry></Stmt>
                </BkToCstmrStmt></Document>
                """.formatted(id(), CURRENCY, total, BankAnswers.messageId(sent.file));
    }

    private static List<String> states(String state) {
        return Api.get("finance", "/v1/payouts?limit=500&currency=" + CURRENCY + "&state=" + state)
                .getList("items.id");
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }

    private static BigDecimal balance(String kind) {
        JsonPath books = Api.get("finance", "/v1/ledger/trial-balance");
        assertThat(books.getBoolean("balanced")).isTrue();
        String accounts = "accounts.findAll { it.kind == '" + kind + "' && it.credits.currency == '" + CURRENCY + "' }";
        return sum(books.getList(accounts + ".credits.amount", String.class))
                .subtract(sum(books.getList(accounts + ".debits.amount", String.class)));
    }

    private static BigDecimal sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
