package org.millioncarrots.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.millioncarrots.testing.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.Csv;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.PaidPeople.Person;
import org.millioncarrots.testing.Stories;

/** Promises in one currency that are paid in another; in sterling and lira, in which no other test pays. */
@QuarkusTest
class ExchangeApiTest {
    @Inject
    PaidPeople people;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** Two soldiers fixed at the award, a third whose award is revoked, and a diplomat fixed at payment. */
    @Test
    void whatWasExchangedIsInTheBooksAndComparedWithTheOtherDay() throws InterruptedException {
        soldier();
        soldier();
        revoke(soldier());
        String diplomat = Stories.registered("partner", true, 1).getString("id");
        Stories.awarded("partner", diplomat, "diplomat-resignation", "2022-03-10", "GBP", Stories.diplomat());
        Stories.run("2022-04-10");
        settle();

        String due = "/v1/reports/exchange?payoutsBy=DUE";
        Map<String, Object> soldiers = total(Api.get("finance", due), "RUB", "AWARD");
        assertThat(amounts(soldiers))
                .as("5,000,000 / 140.9421 = 35,475.56, twice; due on the day of the award, so that nothing differs")
                .containsExactlyEntriesOf(sums("10000000.00", "70951.12", "70951.12", "0.00", "70951.12", "0.00"));
        Map<String, Object> paidLater = total(Api.get("finance", due), "EUR", "PAYMENT");
        assertThat(amounts(paidLater))
                .as("2,554.84 at 0.84175 of 10 March and 3,600.00 at 0.83355 of 8 April; both at that of 10 March else")
                .containsExactlyEntriesOf(sums("6154.84", "5151.32", "5151.32", "0.00", "5180.84", "29.52"));

        JsonPath paid = Api.get("finance", "/v1/reports/exchange");
        assertThat(paid.getString("payoutsBy")).isEqualTo("PAID");
        assertThat(amounts(total(paid, "RUB", "AWARD")))
                .as("paid today, for which the Bank of Russia has no rate here")
                .containsExactlyEntriesOf(sums("10000000.00", "70951.12", "70951.12", "70951.12", "0.00", "0.00"));
        Map<String, Object> missing =
                paid.getMap("withoutRate.find { it.promisedCurrency == 'RUB' && it.paidCurrency == 'GBP' }");
        assertThat(missing).containsEntry("on", LocalDate.now(clock).toString()).containsEntry("payouts", 2);
        assertThat(amounts(total(paid, "EUR", "PAYMENT"))).containsEntry("difference", "29.52");

        JsonPath rows = Api.get("finance", due + "&groupBy=sponsor");
        assertThat(rows.getList("rows.findAll { it.paidCurrency == 'GBP' && it.fixing == 'AWARD' }.sponsor"))
                .containsExactly("CA", "DE", "FR", "GB", "NL", "PL", "US");
        String american = "rows.find { it.paidCurrency == 'GBP' && it.sponsor == 'US' }";
        assertThat(rows.getString(american + ".promised.amount"))
                .as("three times 1,500,000.00 less what the revoked one gives back, which is just what it took")
                .isEqualTo("3000000.00");
        assertThat(rows.getString(american + ".cameTo.amount")).isEqualTo("21285.34");
        assertThat(rows.getString(american + ".paid.amount")).isEqualTo("21285.34");
        assertThat(rows.getString(american + ".rates[0].value")).isEqualTo("140.9421");
        assertThat(rows.getString(american + ".rates[0].inForceFrom")).isEqualTo("2022-03-05");
        theBooksAgree();
    }

    /** 6,000,000 rubles were fixed at 6.77806 for a lira; three thirds are due on days with other rates, the last with none. */
    @Test
    void eachPayoutIsComparedAtTheRateOfItsDay() throws SQLException {
        Person person = people.person("ministry-of-defence", "coalition-match");
        people.run(
                "insert into award_money values (?, ?, ?, 'STIPEND', ?, 600000000, 'RUB', 88520904, 'TRY', 'AWARD',"
                        + " cast(? as jsonb))",
                ids.next(person.bucket()),
                person.bucket(),
                person.award(),
                person.partner(),
                """
                [{"base":"TRY","quote":"RUB","nominal":10,"value":"67.7806","source":"CBR","publishedOn":"2022-02-28",
                "inForceFrom":"2022-03-01","sha256":"00"}]""");
        for (String day : List.of("2022-03-02", "2022-03-05", "2022-06-01")) {
            people.paid(person, LocalDate.parse(day), 29506968, "TRY", "DUE");
        }
        people.paid(person, LocalDate.parse("2022-03-03"), 29506968, "TRY", "REISSUED");

        JsonPath report =
                Api.get("finance", "/v1/reports/exchange?payoutsBy=DUE&groupBy=month&from=2022-03-01&to=2022-06-30");
        List<Map<String, Object>> rows = report.getList("rows.findAll { it.paidCurrency == 'TRY' }");
        assertThat(rows).hasSize(2);
        assertThat(amounts(rows.getFirst()))
                .as("2,000,000 / 6.61464 = 302,359.61 and / 7.44922 = 268,484.49, against twice 295,069.68")
                .containsExactlyEntriesOf(sums("0.00", "0.00", "590139.36", "0.00", "570844.10", "-19295.26"));
        assertThat(amounts(rows.getLast()))
                .containsExactlyEntriesOf(sums("0.00", "0.00", "295069.68", "295069.68", "0.00", "0.00"));
        assertThat(rows.getFirst()).containsEntry("month", "2022-03").containsEntry("payouts", 2);
        assertThat(report.getList("withoutRate.findAll { it.paidCurrency == 'TRY' }.on"))
                .containsExactly("2022-06-01");

        JsonPath split = Api.get("finance", "/v1/reports/exchange?payoutsBy=DUE&groupBy=sponsor,programme");
        String ofPair = "rows.findAll { it.paidCurrency == 'TRY' }";
        assertThat(sum(split.getList(ofPair + ".otherwise.amount"))).isEqualByComparingTo("570844.10");
        assertThat(sum(split.getList(ofPair + ".difference.amount"))).isEqualByComparingTo("-19295.26");
        assertThat(split.getList(ofPair + ".sponsor")).hasSize(7);

        String csv = Csv.withoutWatermark(as("finance")
                .accept("text/csv")
                .get("/v1/reports/exchange?payoutsBy=DUE&groupBy=month,programme&from=2022-03-01&to=2022-06-30")
                .asString());
        assertThat(csv)
                .startsWith("programme,month,promisedCurrency,paidCurrency,fixing,rates,promised,cameTo,payouts,paid,"
                        + "withoutRate,otherwise,difference,daysWithoutRate\r\n")
                .contains(
                        "coalition-match,2022-06,RUB,TRY,AWARD,\"10 TRY = 67.7806 RUB (CBR, in force from 2022-03-01)\","
                                + "0.00,0.00,1,295069.68,295069.68,0.00,0.00,2022-06-01\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2022-04-01&to=2022-03-01 | to",
                "from=2022-02-30 | from",
                "groupBy=programme,programme | groupBy",
                "groupBy=programme,state | groupBy",
                "groupBy=programme, | groupBy",
                "payoutsBy=SENT | payoutsBy"
            })
    void aWrongQuestionIsNamed(String query, String field) {
        as("finance")
                .get("/v1/reports/exchange?" + query)
                .then()
                .statusCode(400)
                .body("violations.field", contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "caseworker", "approver", "auditor", "policy", "operator"})
    void onlyFinanceReadsIt(String user) {
        as(user).get("/v1/reports/exchange").then().statusCode(403);
    }

    @Test
    void aPeriodWithoutExchangesIsEmpty() {
        as("finance")
                .get("/v1/reports/exchange?from=2001-01-01&to=2001-01-31")
                .then()
                .statusCode(200)
                .body("rows", hasSize(0))
                .body("totals", hasSize(0))
                .body("groupBy", hasItem("currency"));
    }

    /** Of all tests so far: promised less came to, by programme, sponsor and currency, is what stands in EXCHANGE. */
    private static void theBooksAgree() {
        JsonPath books = Api.get("finance", "/v1/ledger/trial-balance");
        Map<String, BigDecimal> booked = new TreeMap<>();
        for (Map<String, Object> account :
                books.<Map<String, Object>>getList("accounts.findAll { it.kind == 'EXCHANGE' }")) {
            add(booked, account, currency(account, "credits"), amount(account, "credits"));
            add(
                    booked,
                    account,
                    currency(account, "credits"),
                    amount(account, "debits").negate());
        }
        Map<String, BigDecimal> reported = new TreeMap<>();
        JsonPath report = Api.get("finance", "/v1/reports/exchange?groupBy=programme,sponsor");
        for (Map<String, Object> row : report.<Map<String, Object>>getList("rows")) {
            add(reported, row, currency(row, "promised"), amount(row, "promised"));
            add(reported, row, currency(row, "cameTo"), amount(row, "cameTo").negate());
        }
        booked.values().removeIf(sum -> sum.signum() == 0);
        reported.values().removeIf(sum -> sum.signum() == 0);
        assertThat(booked).isNotEmpty();
        assertThat(reported).isEqualTo(booked);
    }

    private static void add(Map<String, BigDecimal> sums, Map<String, Object> row, String currency, BigDecimal amount) {
        sums.merge(row.get("programme") + " " + row.get("sponsor") + " " + currency, amount, BigDecimal::add);
    }

    private static Map<String, String> sums(
            String promised, String cameTo, String paid, String withoutRate, String otherwise, String difference) {
        Map<String, String> sums = new TreeMap<>();
        sums.put("promised", promised);
        sums.put("cameTo", cameTo);
        sums.put("paid", paid);
        sums.put("withoutRate", withoutRate);
        sums.put("otherwise", otherwise);
        sums.put("difference", difference);
        return sums;
    }

    private static Map<String, String> amounts(Map<String, Object> row) {
        Map<String, String> amounts = new TreeMap<>();
        for (String field : List.of("promised", "cameTo", "paid", "withoutRate", "otherwise", "difference")) {
            amounts.put(field, amount(row, field).toPlainString());
        }
        return amounts;
    }

    private static BigDecimal amount(Map<String, Object> row, String field) {
        return new BigDecimal((String) ((Map<?, ?>) row.get(field)).get("amount"));
    }

    private static String currency(Map<String, Object> row, String field) {
        return (String) ((Map<?, ?>) row.get(field)).get("currency");
    }

    private static BigDecimal sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, Object> total(JsonPath report, String promised, String fixing) {
        return report.getMap("totals.find { it.promisedCurrency == '" + promised
                + "' && it.paidCurrency == 'GBP' && it.fixing == '" + fixing + "' }");
    }

    private static String soldier() {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        return Stories.awarded("partner", claimant, "coalition-match", "2022-03-05", "GBP", Stories.soldier())
                .getString("award.id");
    }

    /** Gives the exchange back at the award's own rate. */
    private static void revoke(String award) {
        String change = Api.writing("caseworker")
                .header("If-Match", as("caseworker").get("/v1/awards/" + award).header("ETag"))
                .body(Map.of("on", "2022-03-04", "reason", "REVOKED"))
                .post("/v1/awards/" + award + "/termination")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Api.post(
                "approver",
                "/v1/awards/" + award + "/changes/" + change + "/confirmation",
                Map.of("confirmed", true),
                201);
    }

    private static void settle() {
        String batch = "/v1/payout-batches/"
                + Api.post("finance", "/v1/payout-batches", Map.of("currency", "GBP", "scheme", "CROSS_BORDER"), 201)
                        .getString("id");
        Approvals.approve("finance2", batch).then().statusCode(201);
        String file = as("finance").get(batch + "/file").asString();
        Api.writing("finance").post(batch + "/delivery").then().statusCode(201);
        String id = UUID.randomUUID().toString().substring(0, 30);
        Api.writing("bank")
                .contentType("application/xml")
                .body(BankAnswers.notification(id, "", BankAnswers.payments(file)))
                .post("/v1/bank-messages")
                .then()
                .statusCode(201);
    }
}
