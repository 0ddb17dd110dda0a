package org.millioncarrots.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.Stories;

/**
 * Every report must show what the books show. The story is paid in Swiss francs, in which no other test pays, so that
 * whatever is in the reports in that currency is of this test.
 */
@QuarkusTest
class BooksReconcileApiTest {
    private static final String CURRENCY = "CHF";

    /** Three soldiers, whose sum was fixed in francs at the award, and a diplomat, whose euro are exchanged when paid. */
    @Test
    void reportsAgreeWithTheBooksAtEveryStep() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            String claimant = Stories.registered("partner", false, 0).getString("id");
            Stories.awarded("partner", claimant, "coalition-match", "2022-03-05", CURRENCY, Stories.soldier());
        }
        String diplomat = Stories.registered("partner", true, 1).getString("id");
        Stories.awarded("partner", diplomat, "diplomat-resignation", "2022-03-10", CURRENCY, Stories.diplomat());
        assertThat(agreed("committed")).isPositive();

        Stories.run("2022-04-01");
        BigDecimal owed = agreed("payable");
        assertThat(owed).isPositive();
        assertThat(agreed("committed")).isZero();

        String file = sent();
        assertThat(agreed("inTransit")).isEqualByComparingTo(owed);

        List<BankAnswers.Payment> payments = BankAnswers.payments(file);
        bankSays(BankAnswers.statusReport(file, id(), "RJCT", "AC01", payments.subList(0, 1)));
        agreed("payable");
        bankSays(BankAnswers.notification(id(), "", payments.subList(1, 4)));
        agreed("settled");
        bankSays(BankAnswers.notification(id(), "AC04", payments.subList(2, 3)));
        BigDecimal settled = agreed("settled");
        assertThat(agreed("payable").add(settled)).isEqualByComparingTo(owed);
        assertThat(settled).isPositive();

        JsonPath exceptions = Api.get("finance", "/v1/reports/exceptions?from=2022-03-01&to=2022-04-01&limit=500");
        assertThat(exceptions.getList("groups.findAll { it.currency == 'CHF' }", Map.class))
                .extracting(group -> group.get("kind") + " " + group.get("reason") + " " + group.get("count"))
                .containsExactlyInAnyOrder("REJECTED AC01 1", "RETURNED AC04 1");
    }

    @Test
    void aStipendsLiabilitiesAreItsCommitment() {
        String claimant = Stories.registered("partner", true, 2).getString("id");
        Stories.awarded("partner", claimant, "diplomat-resignation", "2022-03-10", "EUR", Stories.diplomat());
        JsonPath budget = Api.get("finance", "/v1/reports/budget");
        JsonPath liabilities = Api.get("finance", "/v1/reports/liabilities?from=2022-06-15");
        String stipends = "rows.findAll { it.programme == 'diplomat-resignation' && it.currency == 'EUR' }";
        assertThat(sum(liabilities, stipends + ".amount.amount"))
                .isPositive()
                .isEqualByComparingTo(sum(budget, stipends + ".committed.amount"));
        List<String> periods = liabilities.getList(stipends + ".period");
        assertThat(periods).startsWith("EARLIER", "2022-06", "2022-07").contains("2024-03");
        assertThat(liabilities.getString("from")).isEqualTo("2022-06-01");
    }

    /** Asks all reports and the ledger; what stands at the place, in the test's currency. */
    private static BigDecimal agreed(String place) {
        JsonPath books = Api.get("finance", "/v1/ledger/trial-balance");
        assertThat(books.getBoolean("balanced")).isTrue();
        JsonPath budget = Api.get("finance", "/v1/reports/budget");
        Map<String, Object> line = budget.getMap("totals.find { it.currency == 'CHF' }");
        assertThat(amount(line, "committed")).isEqualByComparingTo(balance(books, "COMMITMENT"));
        assertThat(amount(line, "payable")).isEqualByComparingTo(balance(books, "PAYABLE"));
        assertThat(amount(line, "inTransit")).isEqualByComparingTo(balance(books, "IN_TRANSIT"));
        assertThat(amount(line, "settled")).isEqualByComparingTo(balance(books, "SETTLED"));
        assertThat(
                        List.of("available", "committed", "payable", "inTransit", "settled", "recovery", "exchanged")
                                .stream()
                                .map(part -> amount(line, part))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("appropriated is the sum of what became of it")
                .isEqualByComparingTo(amount(line, "appropriated"));

        for (String groupBy : List.of("currency", "programme,currency,month,state,sponsor")) {
            JsonPath payouts = Api.get("finance", "/v1/reports/payouts?groupBy=" + groupBy);
            Map<String, Object> total = payouts.getMap("totals.find { it.currency == 'CHF' }");
            BigDecimal payable =
                    amount(total, "due").add(amount(total, "failed")).add(amount(total, "held"));
            assertThat(payable).isEqualByComparingTo(balance(books, "PAYABLE"));
            assertThat(amount(total, "inTransit")).isEqualByComparingTo(balance(books, "IN_TRANSIT"));
            assertThat(amount(total, "settled")).isEqualByComparingTo(balance(books, "SETTLED"));
        }
        JsonPath bySponsor = Api.get("finance", "/v1/reports/payouts?groupBy=sponsor");
        List<Map<String, Object>> lines = budget.getList("rows.findAll { it.currency == 'CHF' }");
        for (Map<String, Object> ofSponsor : lines) {
            Map<String, Object> paid = bySponsor.getMap(
                    "rows.find { it.currency == 'CHF' && it.sponsor == '" + ofSponsor.get("sponsor") + "' }");
            assertThat(amount(paid, "settled")).isEqualByComparingTo(amount(ofSponsor, "settled"));
        }
        JsonPath ageing = Api.get("finance", "/v1/reports/ageing");
        assertThat(amount(ageing.getMap("totals.find { it.currency == 'CHF' }"), "amount"))
                .isEqualByComparingTo(balance(books, "PAYABLE").add(balance(books, "IN_TRANSIT")));
        JsonPath liabilities = Api.get("finance", "/v1/reports/liabilities");
        assertThat(amount(liabilities.getMap("totals.find { it.currency == 'CHF' }"), "amount"))
                .isEqualByComparingTo(balance(books, "COMMITMENT"));
        return amount(line, place);
    }

    private static BigDecimal balance(JsonPath books, String kind) {
        String accounts = "accounts.findAll { it.kind == '" + kind + "' && it.credits.currency == 'CHF' }";
        return sum(books, accounts + ".credits.amount").subtract(sum(books, accounts + ".debits.amount"));
    }

    private static BigDecimal amount(Map<String, Object> row, String field) {
        return row == null ? BigDecimal.ZERO : new BigDecimal((String) ((Map<?, ?>) row.get(field)).get("amount"));
    }

    private static BigDecimal sum(JsonPath json, String path) {
        return json.getList(path, String.class).stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String sent() {
        String batch = "/v1/payout-batches/"
                + Api.post("finance", "/v1/payout-batches", Map.of("currency", CURRENCY, "scheme", "CROSS_BORDER"), 201)
                        .getString("id");
        Approvals.approve("finance2", batch).then().statusCode(201);
        String file = Api.as("finance").get(batch + "/file").asString();
        Api.writing("finance").post(batch + "/delivery").then().statusCode(201);
        return file;
    }

    private static void bankSays(String message) {
        Api.writing("bank")
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .then()
                .statusCode(201);
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }
}
