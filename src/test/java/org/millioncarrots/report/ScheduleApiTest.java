package org.millioncarrots.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.millioncarrots.testing.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.PaidPeople.Person;

@QuarkusTest
class ScheduleApiTest {
    private static final LocalDate PAST = LocalDate.of(2022, 4, 1);
    private static final LocalDate FUTURE = LocalDate.of(2180, 4, 1);

    @Inject
    Clock clock;

    @Inject
    PaidPeople people;

    @Test
    void totalsSumToWhatWasAwarded() throws SQLException {
        Person person = people.person("ministry-of-defence", "diplomat-resignation");
        people.paid(person, PAST, 100_00, "NOK", "SETTLED");
        people.paid(person, PAST.plusMonths(1), 100_01, "NOK", "UNKNOWN");
        people.paid(person, PAST.plusMonths(2), 100_02, "NOK", "HELD");
        people.paid(person, PAST.plusMonths(3), 100_03, "NOK", "REJECTED");
        people.instalment(person, PAST.plusMonths(4), 100_04, "NOK", "CANCELLED");
        people.instalment(person, FUTURE, 100_05, "NOK", "SCHEDULED");
        people.instalment(person, FUTURE.plusMonths(1), 7_00, "SEK", "SCHEDULED");

        as("partner")
                .get("/v1/claimants/" + person.claimant() + "/schedule")
                .then()
                .statusCode(200)
                .body("claimantId", equalTo(person.claimant().toString()))
                .body(
                        "instalments.standing",
                        contains("PAID", "DUE", "HELD", "RETURNED", "CANCELLED", "SCHEDULED", "SCHEDULED"))
                .body("instalments[0].amount.amount", equalTo("100.00"))
                .body("instalments[0].dueOn", equalTo("2022-04-01"))
                .body("instalments[0].payouts[0].state", equalTo("SETTLED"))
                .body("instalments[0].payouts[0].settledOn", equalTo("2022-04-04"))
                .body("instalments[1].payouts[0].settledOn", equalTo(null))
                .body("totals.currency", contains("NOK", "SEK"))
                .body("totals[0].awarded.amount", equalTo("500.11"))
                .body("totals[0].paid.amount", equalTo("100.00"))
                .body("totals[0].due.amount", equalTo("100.01"))
                .body("totals[0].held.amount", equalTo("100.02"))
                .body("totals[0].returned.amount", equalTo("100.03"))
                .body("totals[0].scheduled.amount", equalTo("100.05"))
                .body("totals[1].awarded.amount", equalTo("7.00"));
    }

    @Test
    void theNewestPayoutSaysWhereAnInstalmentStands() throws SQLException {
        Person person = people.person("ministry-of-defence", "diplomat-resignation");
        UUID instalment = people.instalment(person, PAST, 100_00, "NOK", "PAYABLE");
        people.payout(person, instalment, 2, PAST, 100_00, "NOK", "SETTLED");
        people.payout(person, instalment, 1, PAST, 100_00, "NOK", "REISSUED");
        as("finance")
                .get("/v1/claimants/" + person.claimant() + "/schedule")
                .then()
                .body("instalments", hasSize(1))
                .body("instalments[0].payouts.number", contains(1, 2))
                .body("instalments[0].standing", equalTo("PAID"))
                .body("totals[0].paid.amount", equalTo("100.00"))
                .body("totals[0].awarded.amount", equalTo("100.00"));
    }

    @Test
    void aCancelledInstalmentIsNeverDueWhateverPayoutItHad() throws SQLException {
        Person person = people.person("ministry-of-defence", "diplomat-resignation");
        for (String payout : List.of("DUE", "REJECTED", "CANCELLED")) {
            LocalDate dueOn = PAST.plusDays(payout.length());
            UUID instalment = people.instalment(person, dueOn, 100_00, "NOK", "CANCELLED");
            people.payout(person, instalment, 1, dueOn, 100_00, "NOK", payout);
        }
        people.paid(person, PAST, 1_00, "NOK", "DUE");
        as("finance")
                .get("/v1/claimants/" + person.claimant() + "/schedule")
                .then()
                .body("instalments.state", contains("PAYABLE", "CANCELLED", "CANCELLED", "CANCELLED"))
                .body("instalments.standing", contains("DUE", "CANCELLED", "CANCELLED", "CANCELLED"))
                .body("totals[0].awarded.amount", equalTo("1.00"))
                .body("totals[0].due.amount", equalTo("1.00"));
    }

    @Test
    void aHoldStopsWhatIsDueAndLeavesTheFutureScheduled() throws SQLException {
        Person person = people.person("ministry-of-defence", "diplomat-resignation");
        people.instalment(person, LocalDate.now(clock).minusDays(1), 100_00, "NOK", "SCHEDULED");
        people.instalment(person, FUTURE, 100_00, "NOK", "SCHEDULED");
        String path = "/v1/claimants/" + person.claimant() + "/schedule";
        as("caseworker").get(path).then().body("instalments.standing", contains("DUE", "SCHEDULED"));
        people.hold(person);
        as("caseworker").get(path).then().body("instalments.standing", contains("HELD", "SCHEDULED"));
    }

    @Test
    void anotherPartnersClaimantDoesNotExist() throws SQLException {
        Person person = people.person("ministry-of-defence", "diplomat-resignation");
        people.paid(person, PAST, 100_00, "NOK", "SETTLED");
        String path = "/v1/claimants/" + person.claimant() + "/schedule";
        as("partner2").get(path).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        as("partner2")
                .get("/v1/claimants/" + UUID.randomUUID() + "/schedule")
                .then()
                .statusCode(404);
    }

    @Test
    void aClaimantWithoutAwardsHasAnEmptySchedule() throws SQLException {
        Person person = people.person("refugee-agency", "open-door");
        as("partner2")
                .get("/v1/claimants/" + person.claimant() + "/schedule")
                .then()
                .statusCode(200)
                .body("instalments", hasSize(0))
                .body("totals", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy", "operator", "auditor", "approver"})
    void othersMayNot(String user) {
        as(user).get("/v1/claimants/" + UUID.randomUUID() + "/schedule").then().statusCode(403);
    }
}
