package org.millioncarrots.payout.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.RawHttp;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;
import org.millioncarrots.testing.Tokens;
import org.millioncarrots.testing.Visitor;

/** The second person knows what they approve. Each story pays in a currency of its own. */
@QuarkusTest
class LookAtBatchApiTest {
    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @TestHTTPResource
    URI server;

    @Test
    void nobodyApprovesWhatTheyHaveNotSeen() throws Exception {
        String currency = "EGP";
        String programme = programme(currency, "100.00");
        owed(programme, currency);
        owed(programme, currency);
        String swapped = owed(programme, currency);
        String batch = collected(currency, 3);
        // As clients sent it before there was a digest: without any body.
        RawHttp blind = RawHttp.send(
                server,
                "POST " + batch + "/approval HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n"
                        + "Authorization: Bearer " + Tokens.of("finance2") + "\r\nIdempotency-Key: "
                        + UUID.randomUUID() + "\r\n\r\n",
                "");
        assertThat(blind.status()).isEqualTo(428);
        assertThat(blind.text()).contains("/problems/precondition-required").contains("\"field\":\"digest\"");
        Api.writing("finance2").post(batch + "/approval").then().statusCode(428);
        Api.post("finance2", batch + "/approval", Map.of(), 428);
        Api.post("finance2", batch + "/approval", Map.of("digest", "0".repeat(64)), 412);
        Api.post("finance2", batch + "/approval", Map.of("digest", "x"), 412);
        Api.post("finance", batch + "/approval", Approvals.seen("finance", batch), 403);

        Map<String, Object> seen = Approvals.seen("finance2", batch);
        assertThat(seen.get("digest"))
                .as("anybody can make it from the list")
                .isEqualTo(Sha256.of(String.join("", lines(batch)).getBytes(UTF_8)));
        String payout = payouts(batch).stream()
                .filter(one -> swapped.equals(one.get("claimantId")))
                .map(one -> (String) one.get("payoutId"))
                .findFirst()
                .orElseThrow();
        Api.post("caseworker", "/v1/payouts/" + payout + "/hold", Map.of("reason", "PAYEE_DOUBT"), 403);
        Api.post("finance", "/v1/payouts/" + payout + "/hold", Map.of("reason", "PAYEE_DOUBT"), 201);
        Api.writing("finance2")
                .body(seen)
                .post(batch + "/approval")
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/precondition-failed"))
                .body("detail", containsString("read its payouts and differences again"));
        Map<String, Object> again = Approvals.seen("finance2", batch);
        assertThat(again).isNotEqualTo(seen);
        JsonPath approved = Api.post("finance2", batch + "/approval", again, 201);
        assertThat(approved.getString("digest")).isEqualTo(again.get("digest"));
        assertThat(approved.getInt("payouts")).isEqualTo(2);
        assertThat(Api.get("auditor", batch).getString("digest")).isEqualTo(again.get("digest"));
        String id = batch.substring(batch.lastIndexOf('/') + 1);
        assertThat(Api.get("auditor", "/v1/audit?subject=" + id)
                        .getList("items.findAll { it.action == 'BATCH_APPROVED' }.details.digest"))
                .containsExactly(again.get("digest"));
    }

    @Test
    void whatABatchPaysIsForThoseWhoApproveAndAuditAndNamesNobody() throws InterruptedException {
        String currency = "IDR";
        owed(programme(currency, "100.00"), currency);
        String batch = collected(currency, 1);
        for (String user : List.of("finance", "finance2", "approver", "auditor")) {
            for (String part : List.of("/payouts", "/differences")) {
                assertThat(Api.as(user)
                                .get(batch + part)
                                .then()
                                .statusCode(200)
                                .extract()
                                .asString())
                        .doesNotContainPattern("[A-Z]{2}[0-9]{16}")
                        .doesNotContain("2013000")
                        .doesNotContainIgnoringCase("iban");
            }
        }
        for (String user : List.of("partner", "caseworker", "policy", "operator", "bank")) {
            Api.as(user).get(batch + "/payouts").then().statusCode(403);
            Api.as(user).get(batch + "/differences").then().statusCode(403);
        }
        String none = "/v1/payout-batches/" + UUID.randomUUID();
        Api.as("auditor").get(none + "/payouts").then().statusCode(404);
        Api.as("auditor").get(none + "/differences").then().statusCode(404);
        Api.as("auditor").get(batch + "/payouts?limit=0").then().statusCode(400);
        Api.as("auditor").get(batch + "/payouts?cursor=1").then().statusCode(400);
        String payout = (String) payouts(batch).getFirst().get("payoutId");
        assertThat(Api.post("approver", batch + "/refusal", Map.of("reason", "NOT_DUE"), 201)
                        .getString("reason"))
                .isEqualTo("NOT_DUE");
        assertThat(Api.get("finance", "/v1/payouts/" + payout).getString("state"))
                .isEqualTo("DUE");
    }

    /** The first file is honest; then one account is changed, one payment came back, and somebody new is paid twice. */
    @Test
    void whatDiffersFromTheLastTimeIsCountedSummedAndNamed() throws Exception {
        String currency = "QAR";
        String small = programme(currency, "100.00");
        String swapped = owed(small, currency);
        String returned = owed(small, currency);
        String first = collected(currency, 2);
        JsonPath before = Api.get("approver", first + "/differences");
        assertThat((Object) before.get("previous")).isNull();
        assertThat(differences(before)).containsExactly("FIRST_PAYMENT 2 2 200.00");

        Approvals.approve("finance2", first).then().statusCode(201);
        String file = Api.as("finance").get(first + "/file").asString();
        Api.post("finance", first + "/delivery", Map.of(), 201);
        String rejected = payoutOf(returned, currency);
        for (BankAnswers.Payment payment : BankAnswers.payments(file)) {
            boolean back = payment.endToEndId().equals(endToEndId(rejected));
            SentFiles.bankSays(BankAnswers.statusReport(
                    file,
                    UUID.randomUUID().toString().substring(0, 30),
                    back ? "RJCT" : "ACSC",
                    back ? "AM04" : "",
                    List.of(payment)));
        }
        Approvals.reissue("/v1/payouts/" + rejected).then().statusCode(201);
        sentToAnotherAccount(payoutOf(swapped, currency));
        String large = programme(currency, "250.00");
        award(swapped, large, currency);
        String fresh = owed(small, currency);
        award(fresh, large, currency);
        Stories.run("2022-01-31");

        String second = collected(currency, 4);
        JsonPath now = Api.get("approver", second + "/differences");
        assertThat(differences(now))
                .containsExactly(
                        "FIRST_PAYMENT 2 1 350.00",
                        "ACCOUNT_CHANGED 1 1 250.00",
                        "SEVERAL_FOR_CLAIMANT 2 1 350.00",
                        "REISSUE 1 1 100.00");
        assertThat(now.getString("digest"))
                .isEqualTo(Approvals.seen("approver", second).get("digest"));
        assertThat(now.getInt("payouts")).isEqualTo(4);
        assertThat(now.getString("total.amount")).isEqualTo("700.00");
        assertThat("/v1/payout-batches/" + now.getString("previous.batchId")).isEqualTo(first);
        assertThat(now.getString("previous.total.amount")).isEqualTo("200.00");
        assertThat(now.<Map<String, Object>>getList("programmes"))
                .extracting(line -> line.get("programme") + " " + line.get("payouts") + " " + line.get("payoutsBefore"))
                .containsExactlyInAnyOrder(small + " 2 2", large + " 2 0");
        assertThat(now.getInt("notAgain.payouts")).isZero();
        assertThat(now.getString("largeAbove.amount")).isEqualTo("5000.00");
        assertThat(now.getList("largest.amount.amount")).containsExactly("250.00", "250.00", "100.00", "100.00");
        assertThat(now.getString("differences.find { it.flag == 'ACCOUNT_CHANGED' }.largest[0].claimantId"))
                .isEqualTo(swapped);
        Map<String, Object> reissue = payouts(second).stream()
                .filter(one -> returned.equals(one.get("claimantId")))
                .findFirst()
                .orElseThrow();
        assertThat(reissue).containsEntry("number", 2).containsEntry("flags", List.of("REISSUE"));
        Api.as("finance").delete(second).then().statusCode(200);
    }

    /** Months of one award: the first is paid from its tenth day on, so that the second comes to more. */
    @Test
    void anotherAmountThanTheLastTimeALargeOneAndWhoIsMissingAreNamed() throws Exception {
        String currency = "MWK";
        String stipend = TestProgrammes.approved(
                Documents.with(TestProgrammes.stipend("6000.00"), "/benefits/1/currency", "\"" + currency + "\""));
        String missing = owed(programme(currency, "100.00"), currency);
        String paid = Stories.registered("partner", false, 0).getString("id");
        Stories.awarded("partner", paid, stipend, TestProgrammes.AS_OF, currency, Stories.diplomat());
        Stories.run("2022-01-31");
        JsonPath first = sentWhole(currency);
        assertThat((Object) first.get("notAgain")).isNull();
        assertThat(differences(first)).noneMatch(one -> one.startsWith("AMOUNT_DIFFERS"));

        Stories.run("2022-02-28");
        String batch = "/v1/payout-batches/"
                + Api.post("finance", "/v1/payout-batches", Map.of("currency", currency, "scheme", "CROSS_BORDER"), 201)
                        .getString("id");
        JsonPath second = Api.get("approver", batch + "/differences");
        List<String> flags = payouts(batch).stream()
                .map(one ->
                        one.get("flags") + " " + ((Map<?, ?>) Objects.requireNonNull(one.get("amount"))).get("amount"))
                .toList();
        assertThat(differences(second)).as(flags + "").anyMatch(one -> one.startsWith("AMOUNT_DIFFERS 1 1 "));
        assertThat(differences(second)).as(flags + "").contains("LARGE 1 1 6000.00");
        assertThat(second.getString("notAgain.payouts")).isEqualTo("1");
        assertThat(second.getString("notAgain.total.amount")).isEqualTo("100.00");
        assertThat(second.getString("notAgain.largest[0].claimantId")).isEqualTo(missing);
        String page = Visitor.as("approver")
                .get(batch.replace("/v1/payout-batches", "/console/batches") + "/approve")
                .body();
        assertThat(page)
                .contains(
                        "amount differs from the last time",
                        "large, more than MWK\u00a05,000.00",
                        "not in this batch, was in the last")
                .contains("href=\"#d-AMOUNT_DIFFERS\"", "href=\"#d-LARGE\"", "href=\"#d-not-again\"")
                .contains("id=\"d-not-again\"");
        Api.as("finance").delete(batch).then().statusCode(200);
    }

    /** What a batch of all that is due differs in, and that the bank has it. */
    private static JsonPath sentWhole(String currency) {
        String batch = "/v1/payout-batches/"
                + Api.post("finance", "/v1/payout-batches", Map.of("currency", currency, "scheme", "CROSS_BORDER"), 201)
                        .getString("id");
        JsonPath differences = Api.get("approver", batch + "/differences");
        Approvals.approve("finance2", batch).then().statusCode(201);
        String shown = Visitor.as("finance")
                .get(batch.replace("/v1/payout-batches", "/console/batches"))
                .body();
        assertThat(shown)
                .contains("ours", "in the file", "agrees")
                .doesNotContain("differs: do not go on", "bank answered");
        Api.as("finance").get(batch + "/file").then().statusCode(200);
        Api.post("finance", batch + "/delivery", Map.of(), 201);
        assertThat(Visitor.as("finance")
                        .get(batch.replace("/v1/payout-batches", "/console/batches"))
                        .body())
                .contains("bank answered", " open</span>");
        return differences;
    }

    private static List<String> differences(JsonPath answer) {
        return answer.<Map<String, Object>>getList("differences").stream()
                .map(one -> one.get("flag") + " " + one.get("payouts") + " " + one.get("claimants") + " "
                        + ((Map<?, ?>) Objects.requireNonNull(one.get("total"))).get("amount"))
                .toList();
    }

    private static List<String> lines(String batch) {
        return payouts(batch).stream()
                .map(one -> {
                    Map<?, ?> amount = (Map<?, ?>) Objects.requireNonNull(one.get("amount"));
                    String minor = new BigDecimal((String) amount.get("amount"))
                            .movePointRight(2)
                            .toBigIntegerExact()
                            .toString();
                    return one.get("payoutId") + " " + minor + " " + amount.get("currency") + " "
                            + one.get("destinationVersion") + "\n";
                })
                .toList();
    }

    /** All pages, two to a page. */
    private static List<Map<String, Object>> payouts(String batch) {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = Api.get("approver", batch + "/payouts?limit=2" + cursor);
            all.addAll(page.getList("items"));
            cursor = page.get("next") == null ? null : "&cursor=" + page.getString("next");
        }
        return all;
    }

    private static String programme(String currency, String amount) {
        return TestProgrammes.approved(
                Documents.with(TestProgrammes.bounty(amount, "QUEUE"), "/benefits/0/currency", "\"" + currency + "\""));
    }

    private static String owed(String programme, String currency) throws InterruptedException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        award(claimant, programme, currency);
        Stories.run("2022-01-31");
        return claimant;
    }

    private static void award(String claimant, String programme, String currency) {
        Stories.awarded("partner", claimant, programme, TestProgrammes.AS_OF, currency, Stories.soldier());
    }

    private static String collected(String currency, int payouts) {
        JsonPath batch =
                Api.post("finance", "/v1/payout-batches", Map.of("currency", currency, "scheme", "CROSS_BORDER"), 201);
        assertThat(batch.getInt("payouts")).isEqualTo(payouts);
        return "/v1/payout-batches/" + batch.getString("id");
    }

    private static String payoutOf(String claimant, String currency) {
        return Api.get("finance", "/v1/payouts?limit=500&currency=" + currency)
                .getString("items.find { it.claimantId == '" + claimant + "' }.id");
    }

    private static String endToEndId(String payout) {
        return Api.get("finance", "/v1/payouts/" + payout).getString("attempts[0].endToEndId");
    }

    private void sentToAnotherAccount(String payout) throws Exception {
        try (var connection = owner.getConnection();
                var statement = connection.prepareStatement(
                        "update payout set destination_version = destination_version - 1 where id = ?")) {
            statement.setObject(1, UUID.fromString(payout));
            assertThat(statement.executeUpdate()).isOne();
        }
    }
}
