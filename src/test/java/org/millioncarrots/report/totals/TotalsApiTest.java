package org.millioncarrots.report.totals;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** Beside whatever other tests have paid. */
@QuarkusTest
class TotalsApiTest {
    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Test
    void noFigureIsOfFewerThanTenPeople() throws Exception {
        for (int i = 0; i < 11; i++) {
            Stories.awarded(
                    "partner",
                    Stories.registered("partner", false, 0).getString("id"),
                    "diplomat-resignation",
                    i == 0 ? "2022-04-12" : "2022-03-10",
                    "EUR",
                    Stories.diplomat());
        }
        Stories.run("2022-04-30");
        JsonPath totals = Api.get("policy", "/v1/reports/totals");
        List<Map<String, Object>> rows = totals.getList("rows");
        assertThat(rows).isNotEmpty();
        for (Map<String, Object> row : rows) {
            assertThat(people(row)).as("%s", row).isGreaterThanOrEqualTo(SmallCells.FEWEST);
        }
        // Whatever is grouped by, it is sums of the same figures.
        for (String groupBy : List.of("programme", "month", "currency", "month,programme")) {
            JsonPath grouped = Api.get("policy", "/v1/reports/totals?groupBy=" + groupBy);
            assertThat(grouped.getList("currencies")).isEqualTo(totals.getList("currencies"));
            assertThat(sum(grouped, "EUR")).isEqualByComparingTo(sum(totals, "EUR"));
        }
        Api.as("partner").get("/v1/reports/totals").then().statusCode(403);
        Api.as("policy").get("/v1/reports/payouts").then().statusCode(403);
        Api.as("policy").get("/v1/reports/totals?groupBy=state").then().statusCode(400);
    }

    private static BigDecimal sum(JsonPath totals, String currency) {
        return totals.getList("rows.findAll { it.currency == '" + currency + "' }.amount.amount", String.class).stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private long people(Map<String, Object> row) throws SQLException {
        try (Connection connection = owner.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select count(distinct claimant_id) from payout
                        where programme = ? and to_char(due_on, 'YYYY-MM') = ? and currency = ?
                        """)) {
            statement.setString(1, (String) row.get("programme"));
            statement.setString(2, (String) row.get("month"));
            statement.setString(3, (String) row.get("currency"));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
