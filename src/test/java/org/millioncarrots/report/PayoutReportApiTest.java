package org.millioncarrots.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.millioncarrots.testing.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.testing.Csv;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.PaidPeople.Person;

@QuarkusTest
class PayoutReportApiTest {
    @Inject
    PaidPeople people;

    /** Each test has a year of its own, for the database is shared, and currencies that no other test sends to the bank. */
    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    @Test
    void sumsByGroupAndCurrencyWithTotals() throws SQLException {
        Person soldier = people.person("ministry-of-defence", "coalition-match");
        Person diplomat = people.person("refugee-agency", "diplomat-resignation");
        people.paid(soldier, day(2101, 1, 5), 4_290_696, "NOK", "SETTLED");
        people.paid(diplomat, day(2101, 1, 31), 100_000, "NOK", "SENT");
        people.paid(diplomat, day(2101, 2, 1), 100_001, "NOK", "RETURNED");
        people.paid(soldier, day(2101, 2, 2), 500_000_000, "SEK", "DUE");

        as("finance")
                .get("/v1/reports/payouts?from=2101-01-01&to=2101-02-28&groupBy=month,currency")
                .then()
                .statusCode(200)
                .body("groupBy", contains("month", "currency"))
                .body("rows", hasSize(3))
                .body("rows[0].month", equalTo("2101-01"))
                .body("rows[0].currency", equalTo("NOK"))
                .body("rows[0].programme", nullValue())
                .body("rows[0].count", equalTo(2))
                .body("rows[0].amount.amount", equalTo("43906.96"))
                .body("rows[0].settled.amount", equalTo("42906.96"))
                .body("rows[0].inTransit.amount", equalTo("1000.00"))
                .body("rows[1].failed.amount", equalTo("1000.01"))
                .body("rows[2].currency", equalTo("SEK"))
                .body("rows[2].due.amount", equalTo("5000000.00"))
                .body("totals.currency", contains("NOK", "SEK"))
                .body("totals[0].count", equalTo(3))
                .body("totals[0].amount.amount", equalTo("44906.97"));
    }

    @Test
    void theOrderOfGroupByIsTheOrderOfRowsAndColumnsAndCurrencyIsAlwaysThere() throws SQLException {
        Person soldier = people.person("ministry-of-defence", "coalition-match");
        people.paid(soldier, day(2102, 1, 5), 100, "SEK", "SETTLED");
        people.paid(soldier, day(2102, 2, 5), 100, "SEK", "DUE");
        String csv = as("finance")
                .accept("text/csv")
                .get("/v1/reports/payouts?from=2102-01-01&to=2102-12-31&groupBy=state,month")
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .header("Content-Disposition", containsString("payouts.csv"))
                .extract()
                .asString();
        assertThat(Csv.withoutWatermark(csv).split("\r\n"))
                .containsExactly(
                        "state,month,currency,count,amount,due,inTransit,settled,failed,held,closed",
                        "DUE,2102-02,SEK,1,1.00,1.00,0.00,0.00,0.00,0.00,0.00",
                        "SETTLED,2102-01,SEK,1,1.00,0.00,0.00,1.00,0.00,0.00,0.00");
    }

    @Test
    void sponsorsSharesSumToThePayouts() throws SQLException {
        Person soldier = people.person("ministry-of-defence", "coalition-match");
        for (int i = 0; i < 20; i++) {
            people.paid(soldier, day(2103, 1, 1 + i), 4_290_696 + i % 4, "NOK", "SETTLED");
        }
        String period = "from=2103-01-01&to=2103-12-31";
        JsonPath whole = json("/v1/reports/payouts?groupBy=programme&" + period);
        JsonPath split = json("/v1/reports/payouts?groupBy=sponsor&" + period);

        assertThat(split.getList("rows.sponsor", String.class))
                .containsExactly("CA", "DE", "FR", "GB", "NL", "PL", "US");
        assertThat(sum(split, "rows.settled.amount")).isEqualByComparingTo(whole.getString("rows[0].amount.amount"));
        assertThat(split.getInt("totals[0].count"))
                .as("a payout counts once, however many sponsors share it")
                .isEqualTo(20);
        assertThat(split.getString("totals[0].amount.amount")).isEqualTo(whole.getString("totals[0].amount.amount"));
    }

    @Test
    void theSixPlacesOfEveryStateSumToTheAmount() throws SQLException {
        Person soldier = people.person("ministry-of-defence", "coalition-match");
        List<String> states = List.of(
                "DUE",
                "BATCHED",
                "SENT",
                "SETTLED",
                "REJECTED",
                "RETURNED",
                "UNKNOWN",
                "HELD",
                "CANCELLED",
                "REISSUED");
        for (int i = 0; i < states.size(); i++) {
            people.paid(soldier, day(2104, 1, 1 + i), 1L << i, "NOK", states.get(i));
        }
        Map<String, Object> row = json("/v1/reports/payouts?groupBy=programme&from=2104-01-01&to=2104-12-31")
                .getMap("rows[0]");
        assertThat(List.of("due", "inTransit", "settled", "failed", "held", "closed"))
                .extracting(place -> String.valueOf(((Map<?, ?>) row.get(place)).get("amount")))
                .containsExactly("0.03", "0.68", "0.08", "0.48", "1.28", "7.68");
        assertThat(((Map<?, ?>) row.get("amount")).get("amount")).isEqualTo("10.23");
    }

    @Test
    void bothEndsOfThePeriodAreIncluded() throws SQLException {
        Person soldier = people.person("ministry-of-defence", "coalition-match");
        for (int day = 1; day <= 4; day++) {
            people.paid(soldier, day(2105, 1, day), 100, "NOK", "DUE");
        }
        as("finance")
                .get("/v1/reports/payouts?from=2105-01-02&to=2105-01-03")
                .then()
                .body("totals[0].count", equalTo(2));
    }

    @Test
    void nothingDueIsAnEmptyReport() {
        as("finance")
                .get("/v1/reports/payouts?from=2199-01-01")
                .then()
                .statusCode(200)
                .body("rows", hasSize(0))
                .body("totals", hasSize(0));
        assertThat(Csv.withoutWatermark(as("finance")
                        .accept("text/csv")
                        .get("/v1/reports/payouts?from=2199-01-01")
                        .asString()))
                .isEqualTo("programme,currency,month,state,count,amount,due,inTransit,settled,failed,held,closed\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "groupBy=claimant, groupBy",
        "'groupBy=state,state', groupBy",
        "from=5.3.2022, from",
        "to=2022-02-30, to",
        "from=2022-03-02&to=2022-03-01, to"
    })
    void aWrongParameterIsNamed(String query, String field) {
        as("finance")
                .get("/v1/reports/payouts?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(field));
        as("finance")
                .accept("text/csv")
                .get("/v1/reports/payouts?" + query)
                .then()
                .statusCode(400);
    }

    @Test
    void anotherFormIsNotAcceptable() {
        as("finance")
                .accept("application/xml")
                .get("/v1/reports/payouts")
                .then()
                .statusCode(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "caseworker", "policy", "operator"})
    void onlyWhoPaysApprovesOrAuditsReadsIt(String user) {
        as(user).get("/v1/reports/payouts").then().statusCode(403);
        as(user).accept("text/csv").get("/v1/reports/payouts").then().statusCode(403);
    }

    @Test
    void aFilterLeavesWhatItNamesAndASponsorItsShares() throws SQLException {
        Person soldier = people.person("ministry-of-defence", "coalition-match");
        Person diplomat = people.person("refugee-agency", "diplomat-resignation");
        people.paid(soldier, day(2110, 1, 5), 4_290_696, "NOK", "SETTLED");
        people.paid(soldier, day(2110, 1, 6), 4_290_697, "NOK", "SENT");
        people.paid(soldier, day(2110, 1, 7), 100, "SEK", "SENT");
        people.paid(diplomat, day(2110, 2, 7), 300_000, "NOK", "DUE");
        String period = "/v1/reports/payouts?from=2110-01-01&to=2110-12-31&groupBy=month&";

        assertThat(amounts(json(period + "programme=coalition-match"))).containsExactly("85813.93", "1.00");
        assertThat(amounts(json(period + "currency=SEK"))).containsExactly("1.00");
        assertThat(amounts(json(period + "state=DUE&programme=diplomat-resignation")))
                .containsExactly("3000.00");
        assertThat(amounts(json(period + "programme=nothing-of-the-kind"))).isEmpty();

        String programme = "programme=coalition-match&currency=NOK";
        JsonPath split = json(period.replace("month", "sponsor") + programme);
        for (int i = 0; i < split.getList("rows").size(); i++) {
            JsonPath one = json(period + programme + "&sponsor=" + split.getString("rows[" + i + "].sponsor"));
            assertThat(one.getString("totals[0].amount.amount"))
                    .isEqualTo(split.getString("rows[" + i + "].amount.amount"));
            assertThat(one.getInt("totals[0].count")).isEqualTo(2);
        }
        as("finance").get(period + "state=PAID").then().statusCode(400).body("violations[0].field", equalTo("state"));
    }

    @Test
    void theStatesOfTheFilterAreThoseOfPayouts() {
        assertThat(PayoutReportResource.StateAsked.values())
                .extracting(Enum::name)
                .containsExactlyInAnyOrder(java.util.Arrays.stream(PayoutState.values())
                        .map(Enum::name)
                        .toArray(String[]::new));
    }

    private static List<String> amounts(JsonPath report) {
        return report.getList("totals.amount.amount");
    }

    private static JsonPath json(String path) {
        return as("finance").get(path).then().statusCode(200).extract().jsonPath();
    }

    private static BigDecimal sum(JsonPath json, String path) {
        return json.getList(path, String.class).stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
