package org.millioncarrots.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.millioncarrots.testing.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.Csv;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.PaidPeople.Person;

@QuarkusTest
class PayoutLinesApiTest {
    private static final int MANY = 30_000;

    @Inject
    PaidPeople people;

    @Test
    void everyPayoutIsALineAndNoneTellsWhoIsPaid() throws SQLException {
        LocalDate dueOn = LocalDate.of(2108, 3, 31);
        Person person = people.person("ministry-of-defence", "coalition-match");
        UUID instalment = people.instalment(person, dueOn, 1_05, "NOK", "PAYABLE");
        people.run("""
                insert into payout
                select derived_id(i, 'payout/' || n), ?, 'ministry-of-defence', gen_random_uuid(), i, n, ?, ?,
                    'coalition-match', 1, 'BOUNTY', ?, 105, 'NOK', 'HELD', null, now(), now()
                from generate_series(1, ?) as n, (select cast(? as uuid) as i) as one
                """, person.bucket(), person.award(), person.claimant(), dueOn, MANY, instalment);
        String path = "/v1/reports/payouts/lines?from=2108-01-01&to=2108-12-31";
        String csv = as("finance")
                .accept("text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();
        assertThat(csv.lines().skip(1))
                .hasSize(MANY)
                .allMatch(line -> line.contains(",2108-03-31,coalition-match,BOUNTY,1.05,NOK,HELD,"));
        assertThat(Csv.withoutWatermark(csv))
                .startsWith("payoutId,dueOn,programme,kind,amount,currency,state,number,createdAt,changedAt\r\n")
                .doesNotContain(person.claimant().toString())
                .doesNotContain("ministry");

        as("finance")
                .accept("text/csv")
                .get(path + "&limit=" + (MANY - 1))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("limit"))
                .body("detail", containsString("at least " + MANY));
        // Each of them would stand among the exceptions of every other test.
        people.run("delete from payout where due_on = ?", dueOn);
    }

    @Test
    void anExportLeavesAnEntryInTheAuditLog() throws SQLException {
        long before = people.count("select count(*) from audit_entry where action = 'REPORT_EXPORTED'");
        as("finance")
                .accept("text/csv")
                .get("/v1/reports/payouts/lines?from=2198-01-01")
                .then()
                .statusCode(200);
        as("finance").accept("text/csv").get("/v1/reports/budget").then().statusCode(200);
        as("finance").get("/v1/reports/budget").then().statusCode(200);
        assertThat(people.count("select count(*) from audit_entry where action = 'REPORT_EXPORTED'"))
                .isEqualTo(before + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=-1", "limit=5000001", "limit=ten"})
    void aWrongLimitIsRefused(String query) {
        int status = as("finance")
                .accept("text/csv")
                .get("/v1/reports/payouts/lines?" + query)
                .statusCode();
        assertThat(status).isBetween(400, 404);
    }

    @Test
    void aFailureBeforeTheFirstByteIsAProblem() {
        as("finance")
                .accept("text/csv")
                .get("/test/broken-report?after=0")
                .then()
                .statusCode(500)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000, 20_000, 100_000, 9_000_000})
    void aFileThatBreaksOffDoesNotLookWhole(int rows) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/test/broken-report?after=" + rows))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            assertThat(status).isEqualTo(500);
        } catch (IOException brokenOff) {
            assertThat(rows)
                    .as("little enough to be held back until it is whole")
                    .isGreaterThan(1_000);
        }
    }
}
