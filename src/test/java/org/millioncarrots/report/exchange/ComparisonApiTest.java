package org.millioncarrots.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.millioncarrots.testing.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.testing.Api;

@QuarkusTest
class ComparisonApiTest {

    @ParameterizedTest(name = "{0} {11}")
    @CsvFileSource(
            resources = "/examples/comparison-report.csv",
            delimiter = ';',
            numLinesToSkip = 2,
            quoteCharacter = '|')
    void aComparisonComesOutAsPublished(
            String id,
            String asOf,
            String amount,
            String currency,
            String programme,
            String figure,
            String measure,
            String value,
            String money,
            String figureConverted,
            String ratesOn) {
        String query = "?asOf=" + asOf + parameter("amount", amount) + parameter("currency", currency);
        JsonPath report = Api.get("finance", "/v1/reports/comparison" + query);
        List<Map<String, Object>> rows = report.getList("comparisons");
        Map<String, Object> row = rows.stream()
                .filter(r -> at(r, "figure.id").equals(figure))
                .filter(r -> java.util.Objects.equals(r.get("programme"), programme))
                .findFirst()
                .orElseThrow();
        assertThat(row.get("measure")).isEqualTo(measure);
        assertThat(row.get("value")).isEqualTo(value);
        assertThat(at(row, "money.amount")).isEqualTo(money);
        assertThat(at(row, "figureConverted.amount")).isEqualTo(figureConverted);
        assertThat(row.get("ratesOn")).isEqualTo(ratesOn);
        assertThat((List<?>) row.get("rates")).hasSize(ratesOn == null ? 0 : 1);
    }

    @Test
    void everyFigureHasItsSourceItsDayAndHowSolidItIs() {
        JsonPath report = Api.get("finance", "/v1/reports/comparison?asOf=2022-03-05&currency=USD");
        List<String> solidity = report.getList("comparisons.figure.solidity");
        assertThat(solidity).contains("OFFICIAL", "REPORTED", "CLAIMED").doesNotContainNull();
        assertThat(report.getList("comparisons.figure.source", String.class)).allMatch(s -> s.length() > 10);
        assertThat(report.getList("comparisons.figure.figureOn", String.class)).allMatch(s -> s.length() == 10);
        assertThat(report.getString("shares[0].percent")).isEqualTo("0.85");
    }

    @Test
    void theRateIsNamedWithItsPublication() {
        as("finance")
                .get("/v1/reports/comparison?asOf=2022-09-27&currency=USD&amount=47253.44")
                .then()
                .body("comparisons.find { it.figure.id == 'sign-on-payment' }.rates[0].value", equalTo("57.9990"))
                .body("comparisons.find { it.figure.id == 'sign-on-payment' }.rates[0].source", equalTo("CBR"))
                .body(
                        "comparisons.find { it.figure.id == 'sign-on-payment' }.rates[0].inForceFrom",
                        equalTo("2022-09-27"))
                .body("comparisons.find { it.figure.id == 'sign-on-payment' }.rates[0].sha256", notNullValue());
    }

    @Test
    void aMissingRateIsSaidAndNothingIsComputed() {
        as("finance")
                .get("/v1/reports/comparison?asOf=2010-03-05&currency=KWD&amount=1000.000")
                .then()
                .statusCode(200)
                .body("offers[0].amount.amount", equalTo("1000.000"))
                .body(
                        "comparisons.find { it.figure.id == 'sign-on-payment' }.missing",
                        equalTo("no official rate from KWD to RUB is stored for 2022-09-27"))
                .body("comparisons.find { it.figure.id == 'sign-on-payment' }.value", equalTo(null));
        as("finance")
                .get("/v1/reports/comparison?asOf=2022-03-05&currency=KWD")
                .then()
                .body("offers.missing", everyItem(notNullValue()))
                .body("comparisons", hasSize(0));
    }

    @Test
    void theCsvStatesTheRate() {
        String csv = as("finance")
                .accept("text/csv")
                .get("/v1/reports/comparison?asOf=2022-03-05&currency=USD&amount=47253.44")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines().filter(line -> line.contains("signing a contract")))
                .singleElement()
                .asString()
                .contains("RATIO,14.05,")
                .contains(",REPORTED,")
                .contains("1 USD = 57.9990 RUB (CBR, in force from 2022-09-27)");
    }

    @ParameterizedTest
    @CsvSource({
        "currency=usd, currency",
        "currency=XXX, currency",
        "amount=1.00, currency",
        "currency=USD&amount=1, amount",
        "currency=USD&amount=0.00, amount",
        "currency=USD&amount=-1.00, amount",
        "asOf=2022-13-01, asOf"
    })
    void aWrongParameterIsNamed(String query, String field) {
        as("finance")
                .get("/v1/reports/comparison?" + query)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
    }

    private static String parameter(String name, String value) {
        return value == null ? "" : "&" + name + "=" + value;
    }

    private static Object at(Map<String, Object> row, String path) {
        Object value = row;
        for (String step : path.split("\\.")) {
            value = value == null ? null : ((Map<?, ?>) value).get(step);
        }
        return value;
    }
}
