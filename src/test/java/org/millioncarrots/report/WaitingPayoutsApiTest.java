package org.millioncarrots.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.millioncarrots.testing.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Csv;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.PaidPeople.Person;

/** Payouts that wait and payouts that need a person. */
@QuarkusTest
class WaitingPayoutsApiTest {
    @Inject
    PaidPeople people;

    @Inject
    Ids ids;

    @Test
    void agesAreCountedFromTheDueDateInFourBands() throws SQLException {
        LocalDate asOf = LocalDate.of(2106, 3, 31);
        for (int days : List.of(-1, 0, 1, 2, 5, 6, 10, 11, 400)) {
            people.paid(person(), asOf.minusDays(days), 100, "XPF", "HELD");
        }
        people.paid(person(), asOf, 100, "XPF", "SETTLED");
        people.paid(person(), asOf, 100, "XPF", "REISSUED");
        String row = "rows.find { it.currency == 'XPF' }";
        as("finance")
                .get("/v1/reports/ageing?asOf=2106-03-31")
                .then()
                .statusCode(200)
                .body(row + ".state", equalTo("HELD"))
                .body(row + ".count", equalTo(9))
                .body(row + ".amount.amount", equalTo("900"))
                .body(row + ".days0to1.count", equalTo(3))
                .body(row + ".days2to5.count", equalTo(2))
                .body(row + ".days6to10.amount.amount", equalTo("200"))
                .body(row + ".over10.count", equalTo(2))
                .body("totals.find { it.currency == 'XPF' }.count", equalTo(9));
        assertThat(Csv.withoutWatermark(as("finance")
                        .accept("text/csv")
                        .get("/v1/reports/ageing?asOf=2106-03-31")
                        .asString()))
                .contains("\r\nXPF,HELD,9,900,3,300,2,200,2,200,2,200\r\n");
    }

    @Test
    void exceptionsHaveTheirNewestReasonAndCanBePaged() throws SQLException {
        LocalDate dueOn = LocalDate.of(2107, 3, 31);
        Person person = person();
        UUID rejected = people.paid(person, dueOn, 1_00, "NOK", "REJECTED");
        attempt(person, rejected, "UNKNOWN", "MS03", "2022-04-01T00:00:00Z");
        attempt(person, rejected, "REJECTED", "AC04", "2022-04-02T00:00:00Z");
        people.paid(person(), dueOn, 2_00, "NOK", "UNKNOWN");
        people.paid(person(), dueOn, 4_00, "NOK", "SETTLED");
        UUID skipped = people.instalment(person, dueOn.plusDays(2), 8_00, "NOK", "SCHEDULED");
        UUID paidLater = people.instalment(person, dueOn.plusDays(1), 16_00, "NOK", "PAYABLE");
        UUID older = run("2107-04-01T00:00:00Z");
        UUID newer = run("2107-04-02T00:00:00Z");
        skip(older, person, skipped, "ON_HOLD");
        skip(newer, person, skipped, "NO_DESTINATION");
        skip(older, person, paidLater, "NO_DESTINATION");

        String period = "/v1/reports/exceptions?from=2107-03-01&to=2107-04-30";
        JsonPath report = Api.get("finance", period);
        assertThat(report.getList("groups.kind", String.class)).containsExactly("REJECTED", "SKIPPED", "UNKNOWN");
        assertThat(report.getList("groups.reason", String.class)).containsExactly("AC04", "NO_DESTINATION", null);
        assertThat(report.getList("groups.amount.amount", String.class)).containsExactly("1.00", "8.00", "2.00");
        assertThat(report.getString("items.find { it.kind == 'SKIPPED' }.payoutId"))
                .isNull();
        assertThat(report.getString("items.find { it.kind == 'SKIPPED' }.instalmentId"))
                .isEqualTo(skipped.toString());

        JsonPath first = Api.get("finance", period + "&limit=2");
        assertThat(first.getList("items")).hasSize(2);
        as("finance")
                .get(period + "&limit=2&cursor=" + first.getString("next"))
                .then()
                .body("items", hasSize(1))
                .body("next", equalTo(null));
        assertThat(as("finance").accept("text/csv").get(period).asString().split("\r\n"))
                .hasSize(4)
                .anyMatch(line ->
                        line.startsWith("REJECTED,AC04,coalition-match,STIPEND,2107-03-31,1.00,NOK," + rejected));
    }

    /** The day of arrival is in 2108, so that nothing of other tests is among them. */
    @Test
    void bankLinesThatChangedNothingAreExceptions() throws SQLException {
        LocalDate dueOn = LocalDate.of(2108, 2, 1);
        Person person = person();
        UUID settled = people.paid(person, dueOn, 100_00, "NGN", "SETTLED");
        UUID message = ids.next();
        people.run(
                "insert into bank_message values (?, ?, 'NOTIFICATION', ?, 1, 4, 'test', ?)",
                message,
                message.toString().replace("-", "") + "00",
                new byte[] {1},
                Instant.parse("2108-02-29T23:30:00Z"));
        bankLine(message, 1, "RETURNED", "AC04", 95_00L, settled, "MISMATCH");
        bankLine(message, 2, "SETTLED", null, 101_00L, settled, "MISMATCH");
        bankLine(message, 3, "UNCLASSIFIED", "XXXX", 100_00L, settled, "PARKED");
        bankLine(message, 4, "SETTLED", null, 7_00L, null, "UNMATCHED");
        bankLine(message, 5, "REJECTED", "AM05", null, null, "UNMATCHED");
        bankLine(message, 6, "SETTLED", null, 100_00L, settled, "APPLIED");

        JsonPath due = Api.get("finance", "/v1/reports/exceptions?from=2108-02-01&to=2108-02-01");
        assertThat(due.getList("groups.kind")).containsExactly("MISMATCH", "PARKED", "RETURNED_LESS");
        String less = "items.find { it.kind == 'RETURNED_LESS' }";
        assertThat(due.getString(less + ".amount.amount")).isEqualTo("95.00");
        assertThat(due.getString(less + ".expected.amount")).isEqualTo("100.00");
        assertThat(due.getString(less + ".reason")).isEqualTo("AC04");
        assertThat(due.getString(less + ".payoutId")).isEqualTo(settled.toString());
        assertThat(due.getString(less + ".messageId")).isEqualTo(message.toString());
        assertThat(due.getInt(less + ".line")).isEqualTo(1);

        // Half past midnight on 1 March in the business zone.
        JsonPath arrived = Api.get("finance", "/v1/reports/exceptions?from=2108-03-01&to=2108-03-01");
        assertThat(arrived.getList("groups.count")).containsExactly(1, 1);
        assertThat(arrived.getList("items.kind")).containsExactlyInAnyOrder("UNMATCHED", "UNMATCHED");
        assertThat(arrived.getString("items.find { it.reason == 'AM05' }.amount"))
                .isNull();
        JsonPath page = Api.get("finance", "/v1/reports/exceptions?from=2108-02-01&to=2108-03-01&limit=4");
        JsonPath rest = Api.get(
                "finance",
                "/v1/reports/exceptions?from=2108-02-01&to=2108-03-01&limit=4&cursor=" + page.getString("next"));
        assertThat(page.getList("items")).hasSize(4);
        assertThat(rest.getList("items")).hasSize(1);
        assertThat(as("finance")
                        .accept("text/csv")
                        .get("/v1/reports/exceptions?from=2108-02-01&to=2108-03-01")
                        .asString()
                        .lines())
                .hasSize(6)
                .anyMatch(line -> line.startsWith("UNMATCHED,AM05,,,,,,,,2108-02-29T23:30:00Z," + message + ",5,,"));
    }

    private void bankLine(UUID message, int line, String answer, String reason, Long minor, UUID payout, String outcome)
            throws SQLException {
        people.run(
                "insert into bank_message_line values (?, ?, null, ?, ?, ?, ?, ?, ?, ?)",
                message,
                line,
                answer,
                reason,
                minor,
                minor == null ? null : "NGN",
                payout == null ? null : Ids.bucketOf(payout),
                payout,
                outcome);
    }

    @Test
    void aBudgetAndItsCsvAgree() {
        JsonPath json = Api.get("finance", "/v1/reports/budget");
        String csv = Csv.withoutWatermark(
                as("finance").accept("text/csv").get("/v1/reports/budget").asString());
        assertThat(csv.lines().skip(1).count()).isEqualTo(json.getList("rows").size());
        assertThat(csv)
                .startsWith("programme,sponsor,currency,appropriated,available,committed,payable,inTransit,settled,"
                        + "recovery,exchanged,queued,charges,claimed,writtenOff\r\n");
        as("finance").get("/v1/reports/liabilities").then().statusCode(200);
        as("finance")
                .get("/v1/reports/exceptions?limit=501")
                .then()
                .statusCode(400)
                .body("violations.field", contains("limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"budget", "liabilities", "ageing", "exceptions", "comparison", "payouts/lines"})
    void noneOfThemIsForOthers(String report) {
        for (String user : List.of("partner", "caseworker", "policy", "operator")) {
            as(user).accept("*/*").get("/v1/reports/" + report).then().statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "auditor"})
    void whoApprovesOrAuditsReadsSumsAndWhatWaitsButNotEachPayout(String user) {
        for (String report : List.of("budget", "liabilities", "ageing", "exceptions")) {
            as(user).get("/v1/reports/" + report).then().statusCode(200);
        }
        for (String report : List.of("comparison", "payouts/lines")) {
            as(user).accept("*/*").get("/v1/reports/" + report).then().statusCode(403);
        }
    }

    private Person person() throws SQLException {
        return people.person("ministry-of-defence", "coalition-match");
    }

    private void attempt(Person person, UUID payout, String state, String reason, String at) throws SQLException {
        UUID id = ids.next(person.bucket());
        people.run(
                "insert into payment_attempt values (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)",
                id,
                person.bucket(),
                person.partner(),
                payout,
                ids.next(),
                id.toString().substring(0, 35),
                id,
                state,
                reason,
                Instant.parse(at),
                Instant.parse(at));
    }

    private UUID run(String at) throws SQLException {
        UUID id = ids.next();
        people.run(
                "insert into payout_run values (?, '2107-03-31', 'DONE', 'test', ?, ?)",
                id,
                Instant.parse(at),
                Instant.parse(at));
        return id;
    }

    private void skip(UUID run, Person person, UUID instalment, String reason) throws SQLException {
        people.run("insert into payout_run_skip values (?, ?, ?, ?)", run, person.bucket(), instalment, reason);
    }
}
