package org.millioncarrots.report.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.PaidPeople.Person;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.Stories;

/** The database is shared, so figures are compared with what other reports say of the same moment, or with what was there before. */
@QuarkusTest
class DayApiTest {
    private static final String TODAY = "/v1/reports/today";

    @Inject
    Clock clock;

    @Inject
    PaidPeople people;

    @Test
    void whatOnePersonBeginsWaitsForAnother() {
        long before = waiting("approver", "APPROPRIATION", "others");
        long own = waiting("finance", "APPROPRIATION", "own");
        Api.post(
                "finance",
                "/v1/appropriations",
                Map.of(
                        "programme", "ukraine-lay-down-arms",
                        "sponsor", "UA",
                        "amount", Map.of("amount", "1.00", "currency", "EUR"),
                        "reference", "day-test"),
                201);
        assertThat(waiting("approver", "APPROPRIATION", "others")).isEqualTo(before + 1);
        assertThat(waiting("finance", "APPROPRIATION", "own")).isEqualTo(own + 1);
        assertThat(Api.get("auditor", TODAY).getList("waiting"))
                .as("an auditor ends nothing")
                .isEmpty();
        for (String user : List.of("partner", "caseworker", "operator", "bank")) {
            Api.as(user).get(TODAY).then().statusCode(403);
        }
    }

    @Test
    void moneyIsWhereTheBooksHaveItAndTheBankOwesAnAnswer() throws Exception {
        SentFiles.Sent sent = SentFiles.sent(2);
        people.waitsLongest(sent.id());
        JsonPath today = Api.get("finance", TODAY);
        assertThat(today.getList("unanswered.batchId")).contains(sent.id());
        Map<String, BigDecimal> closing = new HashMap<>();
        for (Map<String, Object> moved : today.<Map<String, Object>>getList("money")) {
            BigDecimal steps = amounts(moved, "movements").stream().reduce(amount(moved, "opening"), BigDecimal::add);
            assertThat(steps).isEqualByComparingTo(amount(moved, "closing"));
            closing.put(moved.get("account") + " " + moved.get("currency"), amount(moved, "closing"));
        }
        closing.values().removeIf(sum -> sum.signum() == 0);
        assertThat(closing).isNotEmpty().isEqualTo(balances(List.of("PAYABLE", "IN_TRANSIT", "SETTLED")));
        assertThat(today.getList("stuck.oldest", String.class)).isSorted();
    }

    @Test
    void allSponsorsBooksAreTheTrialBalance() {
        JsonPath books = Api.get("auditor", "/v1/reports/statements/books?from=" + LocalDate.now(clock));
        Map<String, BigDecimal> closing = new HashMap<>();
        for (Map<String, Object> account : books.<Map<String, Object>>getList("accounts")) {
            assertThat(amounts(account, "movements").stream().reduce(amount(account, "opening"), BigDecimal::add))
                    .isEqualByComparingTo(amount(account, "closing"));
            closing.merge(
                    account.get("account") + " " + account.get("currency"),
                    amount(account, "closing"),
                    BigDecimal::add);
        }
        closing.values().removeIf(sum -> sum.signum() == 0);
        assertThat(closing).isNotEmpty().isEqualTo(balances(List.of()));
    }

    @Test
    void aMonthsEndAsksEightQuestionsAndFindsWhatIsOpen() throws SQLException {
        String may = "/v1/reports/month-checks/2022-05";
        JsonPath before = Api.get("finance", may);
        assertThat(before.getList("checks.question"))
                .containsExactly(
                        "STATEMENTS",
                        "BALANCE",
                        "RUNS",
                        "PAYOUTS",
                        "BANK_LINES",
                        "UNKNOWN",
                        "SECOND_PERSON",
                        "MANUAL_RATES");
        assertThat(open(before, "BALANCE")).isZero();
        Person person = people.person("ministry-of-defence", "coalition-match");
        people.paid(person, LocalDate.parse("2022-05-31"), 12_345, "NOK", "UNKNOWN");
        people.paid(person, LocalDate.parse("2022-06-01"), 1, "NOK", "UNKNOWN");
        JsonPath after = Api.get("approver", may);
        assertThat(open(after, "UNKNOWN")).isEqualTo(open(before, "UNKNOWN") + 1);
        assertThat(krone(after, "UNKNOWN").subtract(krone(before, "UNKNOWN"))).isEqualByComparingTo("123.45");
        assertThat(krone(before, "PAYOUTS").subtract(krone(after, "PAYOUTS")))
                .as("two payouts of which nothing is booked")
                .isEqualByComparingTo("123.46");
        Api.as("finance").get("/v1/reports/month-checks/May").then().statusCode(404);
    }

    @Test
    void whatIsPromisedEndsWithTheLastMonth() {
        String claimant = Stories.registered("partner", true, 1).getString("id");
        Stories.awarded("partner", claimant, "diplomat-resignation", "2022-03-10", "EUR", Stories.diplomat());
        JsonPath forecast = Api.get("finance", "/v1/reports/forecast");
        JsonPath liabilities = Api.get("finance", "/v1/reports/liabilities");
        assertThat(csv("/v1/reports/liabilities")).hasSizeGreaterThan(1).anyMatch(line -> line.contains("EUR"));
        String euro = "currencies.find { it.currency == 'EUR' }";
        assertThat(new BigDecimal(forecast.getString(euro + ".promised.amount")))
                .isPositive()
                .isEqualByComparingTo(liabilities.getString("totals.find { it.currency == 'EUR' }.amount.amount"));
        assertThat(forecast.getString(euro + ".months[-1].left.amount")).isEqualTo("0.00");
        assertThat(forecast.getList(euro + ".months.period"))
                .isEqualTo(liabilities.<Map<String, Object>>getList("rows.findAll { it.currency == 'EUR' }").stream()
                        .map(row -> row.get("period"))
                        .distinct()
                        .sorted(java.util.Comparator.comparing(period ->
                                period.equals("EARLIER") ? "0" : period.equals("LATER") ? "9" : (String) period))
                        .toList());
        assertThat(new BigDecimal(forecast.getString(euro + ".promisedInQuarter.amount")))
                .as("whatever is promised now is of this month, not of the three before")
                .isNotNull();
    }

    private static long waiting(String user, String kind, String whose) {
        Integer count = Api.get(user, TODAY).get("waiting.find { it.kind == '" + kind + "' }." + whose);
        return Objects.requireNonNullElse(count, 0);
    }

    private static long open(JsonPath month, String question) {
        return month.getLong("checks.find { it.question == '" + question + "' }.open");
    }

    private static BigDecimal krone(JsonPath month, String question) {
        List<String> amounts = month.getList(
                "checks.find { it.question == '" + question + "' }.amounts.findAll { it.currency == 'NOK' }.amount");
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** @param kinds of accounts; all if empty */
    private static Map<String, BigDecimal> balances(List<String> kinds) {
        Map<String, BigDecimal> balances = new HashMap<>();
        for (Map<String, Object> account :
                Api.get("finance", "/v1/ledger/trial-balance").<Map<String, Object>>getList("accounts")) {
            if (kinds.isEmpty() || kinds.contains(account.get("kind"))) {
                @SuppressWarnings("unchecked")
                String currency = ((Map<String, String>) account.get("credits")).get("currency");
                balances.merge(
                        account.get("kind") + " " + currency,
                        amount(account, "credits").subtract(amount(account, "debits")),
                        BigDecimal::add);
            }
        }
        balances.values().removeIf(sum -> sum.signum() == 0);
        return balances;
    }

    @SuppressWarnings("unchecked")
    private static BigDecimal amount(Map<String, Object> of, String field) {
        return new BigDecimal(((Map<String, String>) of.get(field)).get("amount"));
    }

    @SuppressWarnings("unchecked")
    private static List<BigDecimal> amounts(Map<String, Object> of, String field) {
        return ((List<Map<String, Object>>) of.get(field))
                .stream().map(one -> amount(one, "amount")).toList();
    }

    @Test
    void theBooksAreATableToo() {
        Stories.awarded(
                "partner",
                Stories.registered("partner", true, 1).getString("id"),
                "diplomat-resignation",
                "2022-03-10",
                "EUR",
                Stories.diplomat());
        assertThat(csv("/v1/reports/statements/books?from=" + LocalDate.now(clock)))
                .hasSizeGreaterThan(1)
                .anyMatch(line -> line.contains("EUR"));
    }

    /** The lines of a report as a file. */
    private static List<String> csv(String report) {
        return Api.as("finance")
                .accept("text/csv")
                .get(report)
                .asString()
                .lines()
                .toList();
    }
}
