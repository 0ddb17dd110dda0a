package org.millioncarrots.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Csv;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.PaidPeople.Person;
import org.millioncarrots.testing.SheetCells;
import org.millioncarrots.testing.Visitor;

@QuarkusTest
class KeptReportApiTest {
    private static final String REPORT =
            "/v1/reports/payouts?from=2120-01-01&to=2120-12-31&groupBy=month,state&currency=SEK&keep=true";

    @Inject
    Clock clock;

    @Inject
    PaidPeople people;

    @Inject
    KeepReport keepReport;

    @Test
    void itShowsTheFiguresOfItsMomentWhateverBecomesOfThePayouts() throws SQLException {
        Person soldier = people.person("ministry-of-defence", "coalition-match");
        UUID payout = people.paid(soldier, LocalDate.of(2120, 1, 5), 1_234_567, "SEK", "SENT");
        people.paid(soldier, LocalDate.of(2120, 2, 5), 1, "SEK", "DUE");
        Response asked = as("finance").accept("text/csv").get(REPORT);
        String kept =
                "/v1/reports/kept/" + asked.then().statusCode(200).extract().header("Report-Id");
        String csv = Csv.withoutWatermark(asked.asString());

        people.run("update payout set state = 'SETTLED' where id = ?", payout);
        assertThat(Csv.withoutWatermark(
                        as("finance").accept("text/csv").get(REPORT).asString()))
                .isNotEqualTo(csv);
        assertThat(Csv.withoutWatermark(
                        as("auditor").accept("text/csv").get(kept).asString()))
                .as("to the cent and the byte")
                .isEqualTo(csv);

        JsonPath json = Api.get("approver", kept);
        assertThat(json.getString("asked"))
                .isEqualTo("groupBy=month,state,currency&from=2120-01-01&to=2120-12-31&currency=SEK");
        assertThat(json.getString("askedBy")).isEqualTo("finance");
        assertThat(json.getList("rows.get(0)")).containsSubsequence(List.of("2120-01", "SENT", "SEK", "1", "12345.67"));
        assertThat(json.getString("sha256")).hasSize(64);
    }

    /** Between looking at a page and taking its file the bank may answer. */
    @Test
    void theFilesOfAPageHaveItsFiguresHoweverLateTheyAreTaken() throws SQLException {
        Person soldier = people.person("ministry-of-defence", "coalition-match");
        UUID payout = people.paid(soldier, LocalDate.of(2121, 1, 5), 7_654_321, "SEK", "SENT");
        String asked = "?from=2121-01-01&to=2121-12-31&currency=SEK";
        Visitor finance = Visitor.as("finance");
        String page = finance.get("/console/payouts" + asked).body();
        assertThat(page).contains("76,543.21");
        String kept = page.replaceFirst("(?s).*href=\"(/console/kept/[0-9a-f-]+)\\.csv\\?\".*", "$1");
        List<String> inTransit = List.of("inTransit");

        people.run("update payout set state = 'SETTLED' where id = ?", payout);
        assertThat(SheetCells.ofCsv(finance.get("/console/payouts.csv" + asked).body(), inTransit))
                .containsExactly("0.00");
        assertThat(SheetCells.ofCsv(finance.get(kept + ".csv").body(), inTransit))
                .containsExactly("76543.21");
        assertThat(SheetCells.ofXlsx(finance.bytes(kept + ".xlsx"), inTransit))
                .map(BigDecimal::new)
                .usingElementComparator(Comparator.naturalOrder())
                .containsExactly(new BigDecimal("76543.21"));
        assertThat(Visitor.as("finance2").get(kept + ".csv").statusCode())
                .as("of whoever has looked")
                .isEqualTo(404);
        for (String path : List.of("/console/books", "/console/forecast", "/console/today", "/console/exchange")) {
            String file = finance.get(path).body().replaceFirst("(?s).*href=\"(/console/kept/[^\"]+)\".*", "$1");
            assertThat(finance.get(file).statusCode()).as(path + " " + file).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"budget", "liabilities", "ageing"})
    void eachGroupedReportCanBeKept(String report) {
        Response asked = as("finance").accept("text/csv").get("/v1/reports/" + report + "?keep=true");
        String kept =
                "/v1/reports/kept/" + asked.then().statusCode(200).extract().header("Report-Id");
        assertThat(Csv.withoutWatermark(
                        as("finance").accept("text/csv").get(kept).asString()))
                .isEqualTo(Csv.withoutWatermark(asked.asString()));
        assertThat(as("finance").get("/v1/reports/" + report).header("Report-Id"))
                .isNull();
    }

    @Test
    void itGoesAfterItsLastDayAndIsForStaffWhoReadReports() throws SQLException {
        String id = as("finance").get(REPORT).header("Report-Id");
        for (String user : List.of("partner", "caseworker", "policy", "bank")) {
            as(user).get("/v1/reports/kept/" + id).then().statusCode(403);
        }
        people.run(
                "update report_result set kept_until = ? where id = ?",
                LocalDate.now(clock).minusDays(2),
                UUID.fromString(id));
        keepReport.forget();
        as("finance").get("/v1/reports/kept/" + id).then().statusCode(404);
        as("finance")
                .get("/v1/reports/payouts?programme=%3Cb%3E&keep=true")
                .then()
                .statusCode(400);
    }
}
