package org.millioncarrots.award.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.millioncarrots.testing.AwardCalls.award;
import static org.millioncarrots.testing.AwardCalls.confirmSuspension;
import static org.millioncarrots.testing.AwardCalls.decide;
import static org.millioncarrots.testing.AwardCalls.dryRun;
import static org.millioncarrots.testing.AwardCalls.etag;
import static org.millioncarrots.testing.AwardCalls.euros;
import static org.millioncarrots.testing.AwardCalls.lift;
import static org.millioncarrots.testing.AwardCalls.live;
import static org.millioncarrots.testing.AwardCalls.propose;
import static org.millioncarrots.testing.AwardCalls.proposed;
import static org.millioncarrots.testing.AwardCalls.raise;
import static org.millioncarrots.testing.AwardCalls.refused;
import static org.millioncarrots.testing.AwardCalls.scheduled;
import static org.millioncarrots.testing.AwardCalls.state;
import static org.millioncarrots.testing.AwardCalls.states;
import static org.millioncarrots.testing.AwardCalls.sum;
import static org.millioncarrots.testing.AwardCalls.suspended;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.award.condition.TendAwards;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.AwardBooks;
import org.millioncarrots.testing.Stories;

/**
 * A diplomat with spouse and child: EUR 2,000 with 50 and 30 per cent is 3,600.00 a month from 10 March 2022 for 24 months,
 * 2,554.84 for 22 of 31 days of March. Whatever happens, the books balance and commit what is still open.
 */
@QuarkusTest
class AwardChangesApiTest {
    @Inject
    TendAwards tendAwards;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Clock clock;

    private AwardBooks books;
    private Map<String, Long> gapsBefore = Map.of();

    @BeforeEach
    void lookAtTheBooks() throws SQLException {
        books = new AwardBooks(dataSource);
        tendAwards.tend();
        gapsBefore = books.gaps();
    }

    @AfterEach
    void theBooksCommitWhatIsOpen() throws SQLException {
        tendAwards.tend();
        assertThat(books.gaps())
                .as("commitment less open instalments, recovery less open deductions, by sponsor")
                .isEqualTo(gapsBefore);
        assertThat(Api.get("finance", "/v1/ledger/trial-balance").getBoolean("balanced"))
                .isTrue();
    }

    /** Paid, due, held and returned are payouts: one that stands for each instalment that has left the schedule. */
    @AfterEach
    void whatHasLeftTheScheduleIsPaidOnce() throws SQLException {
        assertThat(books.instalmentsNotPaidOnce()).isZero();
    }

    @Test
    void aRaiseFromAnEarlierDayGivesArrears() throws Exception {
        String award = award();
        Stories.run("2022-05-31");
        List<String> before = live(award);
        Map<String, Object> raise = raise("2022-04-11", "2200.00");

        JsonPath effect = dryRun(award, "/corrections", raise);
        // April: 10 days at 3,600 and 20 at 3,960 of 30 is 3,840; with May 3,960: 240 + 360 more than was paid.
        assertThat(effect.getString("stipend.arrears.amount")).isEqualTo("600.00");
        assertThat(effect.getString("stipend.overpaid.amount")).isEqualTo("0.00");
        assertThat(effect.getString("stipend.paid.amount")).isEqualTo("9754.84");
        assertThat(effect.getList("cancelled")).hasSize(22);
        assertThat(effect.getList("added")).hasSize(23);
        assertThat(live(award)).as("a dry run changes nothing").isEqualTo(before);

        String change = proposed(award, "/corrections", raise);
        assertThat(live(award)).as("a proposal changes nothing").isEqualTo(before);
        decide(award, change).then().statusCode(201).body("state", equalTo("CONFIRMED"));

        assertThat(live(award))
                .containsAll(before.subList(0, 3))
                .contains("ARREARS 600.00", "REGULAR 2022-06-10 3960.00");
        assertThat(sum(live(award)))
                .isEqualTo(effect.getString("stipend.awardedAfter.amount"))
                .isEqualTo(scheduled(award));
        assertThat(Api.get("caseworker", "/v1/awards/" + award + "/history").getString("changes[0].decidedBy"))
                .isNotEqualTo(Api.get("caseworker", "/v1/awards/" + award + "/history")
                        .getString("changes[0].proposedBy"));
        Stories.run(LocalDate.now(clock).toString());
        assertThat(states(award)).containsOnly("PAYABLE", "CANCELLED");
    }

    @Test
    void anOverpaymentIsDeductedFromLaterInstalmentsUpToACap() throws Exception {
        String award = award();
        Stories.run("2022-05-31");
        Map<String, Object> cut = raise("2022-04-01", "1000.00");

        String change = proposed(award, "/corrections", cut);
        decide(award, change).then().statusCode(201);

        // Overpaid 2 x 1,800; a quarter of 1,800.00 is deducted each month, eight times.
        assertThat(live(award))
                .contains("REGULAR 2022-06-10 1350.00 less 450.00", "REGULAR 2023-01-10 1350.00 less 450.00")
                .contains("REGULAR 2023-02-10 1800.00");
        Stories.run("2022-06-30");
        tendAwards.tend();
        assertThat(books.gaps()).isEqualTo(gapsBefore);

        // Corrected back: everything that was withheld is due again.
        decide(award, proposed(award, "/corrections", raise("2022-04-01", "2000.00")))
                .then()
                .statusCode(201);
        assertThat(live(award)).contains("ARREARS 2250.00", "REGULAR 2022-07-10 3600.00");
        assertThat(sum(live(award))).isEqualTo("86400.00").isEqualTo(scheduled(award));
    }

    @Test
    void aSuspensionWithholdsAndItsArrearsAreWhatWasWithheld() throws Exception {
        String award = award();
        Stories.run("2022-04-30");
        List<String> before = live(award);
        String suspension = suspended(award, "2022-05-01");
        Stories.run("2022-07-31");
        assertThat(states(award).stream().filter("PAYABLE"::equals)).hasSize(2);

        JsonPath effect = lift(award, suspension, "arrears=true&dryRun=true")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(effect.getList("withheld")).hasSize(23);
        lift(award, suspension, "arrears=true&on=2022-07-15")
                .then()
                .statusCode(200)
                .body("arrears", equalTo(true));
        assertThat(live(award)).as("all that was withheld is due").isEqualTo(before);
        Stories.run("2022-07-31");
        assertThat(states(award).stream().filter("PAYABLE"::equals)).hasSize(5);
    }

    @Test
    void aSuspensionLiftedWithoutArrearsLosesItsDays() throws Exception {
        String award = award();
        Stories.run("2022-04-30");
        String suspension = suspended(award, "2022-05-01");
        lift(award, suspension, "arrears=false&on=2022-06-16").then().statusCode(200);
        // No instalment for May; 15 of 30 days of June.
        assertThat(live(award))
                .contains("REGULAR 2022-06-10 1800.00", "REGULAR 2022-07-10 3600.00")
                .noneMatch(line -> line.contains("2022-05-10"));
        assertThat(sum(live(award))).isEqualTo(scheduled(award));
        assertThat(Api.get("caseworker", "/v1/awards/" + award + "/history").getString("changes[0].kind"))
                .isEqualTo("RESUMPTION");
    }

    @Test
    void aSuspensionForALaterDayBeginsByItself() throws Exception {
        String award = award();
        suspended(award, LocalDate.now(clock).plusDays(1).toString());
        tendAwards.tend();
        assertThat(state(award)).isEqualTo("ACTIVE");
        books.execute("update award_suspension set suspended_from = '"
                + LocalDate.now(clock).minusDays(1) + "' where award_id = '" + award + "'");
        tendAwards.tend();
        assertThat(state(award)).isEqualTo("SUSPENDED");
    }

    @Test
    void forDaysThatArePastASuspensionTakesTwoPeople() throws Exception {
        String award = award();
        Stories.run("2022-04-30");
        dryRun(award, "/suspensions", Map.of("from", "2022-05-01", "reason", "EVIDENCE_DOUBT"));
        assertThat(state(award)).isEqualTo("ACTIVE");
        JsonPath placed = propose(award, "/suspensions", Map.of("from", "2022-05-01", "reason", "EVIDENCE_DOUBT"))
                .then()
                .statusCode(201)
                .body("askedFrom", equalTo("2022-05-01"))
                .body("from", equalTo(LocalDate.now(clock).toString()))
                .extract()
                .jsonPath();
        String suspension = placed.getString("id");
        confirmSuspension("caseworker", award, suspension)
                .then()
                .statusCode(403)
                .body("type", containsString("same-person"));
        assertThat(state(award)).isEqualTo("SUSPENDED");
        confirmSuspension("approver", award, suspension)
                .then()
                .statusCode(201)
                .body("from", equalTo("2022-05-01"))
                .body("confirmedBy", equalTo("approver"));
        confirmSuspension("approver", award, suspension).then().statusCode(409).body("reason", equalTo("ALREADY_DONE"));
        Api.as("caseworker")
                .header("If-Match", etag(award))
                .delete("/v1/awards/" + award + "/suspensions/" + suspension)
                .then()
                .statusCode(403)
                .body("type", containsString("same-person"));
        lift(award, suspension, "arrears=false&on=2022-06-16").then().statusCode(200);
    }

    @Test
    void whatIsDueAtDeathIsPaidToASuccessor() throws Exception {
        String award = award();
        Stories.run("2022-04-30");
        decide(award, proposed(award, "/termination", Map.of("on", "2022-06-10", "reason", "DEATH")))
                .then()
                .statusCode(201);
        assertThat(state(award)).isEqualTo("TERMINATED");
        // 10 of 30 days of June.
        assertThat(live(award)).hasSize(4).contains("REGULAR 2022-05-10 3600.00", "REGULAR 2022-06-10 1200.00");
        Stories.run("2022-12-31");
        assertThat(states(award).stream().filter("PAYABLE"::equals)).hasSize(2);

        String successor = Stories.registered("partner2", false, 0).getString("id");
        Map<String, Object> request = Map.of("claimantId", successor, "reason", "SPOUSE");
        assertThat(dryRun(award, "/succession", request).getList("cancelled")).hasSize(2);
        decide(award, proposed(award, "/succession", request)).then().statusCode(201);
        assertThat(live(award)).hasSize(2);
        List<Map<String, Object>> due = books.dueTo(successor);
        assertThat(due).hasSize(2);
        Stories.run("2022-12-31");
        assertThat(books.dueTo(successor)).allMatch(row -> "PAYABLE".equals(row.get("state")));
        propose(award, "/succession", request).then().statusCode(409);
    }

    @Test
    void aRevokedAwardPaysNoMore() throws Exception {
        String award = award();
        Stories.run("2022-04-30");
        JsonPath effect = dryRun(award, "/termination", Map.of("on", "2022-03-31", "reason", "REVOKED"));
        assertThat(effect.getString("stipend.overpaid.amount")).isEqualTo("3600.00");
        assertThat(effect.getString("stipend.unrecovered.amount")).isEqualTo("3600.00");
        decide(award, proposed(award, "/termination", Map.of("on", "2022-03-31", "reason", "REVOKED")))
                .then()
                .statusCode(201);
        assertThat(live(award)).hasSize(2);
        assertThat(state(award)).isEqualTo("TERMINATED");
        propose(award, "/corrections", raise("2022-04-01", "1.00")).then().statusCode(409);
    }

    @Test
    void anAwardThatEndsPaysWhatIsOpenFirst() throws Exception {
        String award = award();
        decide(award, proposed(award, "/termination", Map.of("on", "2022-05-31", "reason", "END_OF_NEED")))
                .then()
                .statusCode(201);
        assertThat(state(award)).isEqualTo("ACTIVE");
        Stories.run("2022-05-31");
        tendAwards.tend();
        assertThat(state(award)).isEqualTo("TERMINATED");
        assertThat(sum(live(award))).isEqualTo("9754.84");
    }

    @Test
    void aMissedConfirmationSuspendsUntilThePartnerConfirms() throws Exception {
        String award = award();
        Map<String, Object> ask =
                Map.of("reason", "CONDITIONS_CHANGED", "confirmations", Map.of("everyMonths", 6, "graceDays", 14));
        decide(award, proposed(award, "/corrections", ask)).then().statusCode(201);
        LocalDate today = LocalDate.now(clock);
        assertThat(Api.get("partner", "/v1/awards/" + award).getString("nextConfirmationOn"))
                .isEqualTo(today.plusMonths(6).toString());
        confirmBy(award, today.minusDays(14));
        tendAwards.tend();
        assertThat(state(award)).as("within the grace period").isEqualTo("ACTIVE");
        confirmBy(award, today.minusDays(16));
        tendAwards.tend();
        assertThat(state(award)).isEqualTo("SUSPENDED");
        assertThat(Api.get("caseworker", "/v1/awards/" + award + "/history").getString("suspensions[0].reason"))
                .isEqualTo("CONFIRMATION_MISSED");

        Api.post("partner", "/v1/awards/" + award + "/confirmations", Map.of("on", today.toString()), 201);
        assertThat(state(award)).isEqualTo("ACTIVE");
        assertThat(Api.get("partner", "/v1/awards/" + award).getString("nextConfirmationOn"))
                .isEqualTo(today.plusMonths(6).toString());
        Api.post("partner2", "/v1/awards/" + award + "/confirmations", Map.of("on", today.toString()), 404);
    }

    @Test
    void whatTwoPeopleSpeakOfIsTheSame() throws Exception {
        String award = award();
        String change = proposed(award, "/corrections", raise("2022-04-01", "2200.00"));
        String other = proposed(award, "/corrections", raise("2022-04-01", "2300.00"));
        Api.writing("caseworker")
                .body(Map.of("confirmed", true))
                .post("/v1/awards/" + award + "/changes/" + change + "/confirmation")
                .then()
                .statusCode(403);
        Stories.run("2022-04-30");
        decide(award, change).then().statusCode(409).body("detail", containsString("paid since"));
        String again = proposed(award, "/corrections", raise("2022-04-01", "2200.00"));
        decide(award, again).then().statusCode(201);
        decide(award, other).then().statusCode(409).body("detail", containsString("changed since"));
        Api.writing("approver")
                .body(Map.of("confirmed", false))
                .post("/v1/awards/" + award + "/changes/" + other + "/confirmation")
                .then()
                .statusCode(201)
                .body("state", equalTo("REJECTED"));
        assertThat(Api.get("auditor", "/v1/awards/" + award + "/changes/" + other)
                        .getString("state"))
                .isEqualTo("REJECTED");
        Api.as("partner")
                .get("/v1/awards/" + award + "/changes/" + other)
                .then()
                .statusCode(403);
        Api.writing("caseworker")
                .header("If-Match", "\"0\"")
                .body(raise("2022-04-01", "1.00"))
                .post("/v1/awards/" + award + "/corrections")
                .then()
                .statusCode(412);
        Api.writing("caseworker")
                .body(raise("2022-04-01", "1.00"))
                .post("/v1/awards/" + award + "/corrections")
                .then()
                .statusCode(428);
    }

    @Test
    void changesAndAPayoutRunAtTheSameMomentPayNothingTwice() throws Exception {
        List<String> awards = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            awards.add(award());
            changes.add(proposed(awards.get(i), "/corrections", raise("2022-04-11", "2200.00")));
        }
        List<Integer> answers;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonPath> run = executor.submit(() -> Stories.run("2022-12-31"));
            List<Future<Integer>> decisions = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String award = awards.get(i);
                String change = changes.get(i);
                decisions.add(executor.submit(() -> decide(award, change).statusCode()));
            }
            answers = new ArrayList<>();
            for (Future<Integer> decision : decisions) {
                answers.add(decision.get());
            }
            run.get();
        }
        assertThat(answers).as("done, or refused because payments came first").isSubsetOf(201, 409, 503);
        Stories.run("2022-12-31");
        for (int i = 0; i < 6; i++) {
            List<String> live = live(awards.get(i));
            assertThat(live.stream().map(line -> line.split(" ")[1])).doesNotHaveDuplicates();
            // 86,400.00 as granted; with the raise 240 more for April, 360 for each of 22 months, 104.52 for 9 of 31
            // days.
            assertThat(sum(live)).isEqualTo(answers.get(i) == 201 ? "94664.52" : "86400.00");
        }
    }

    @Test
    void theSameProposalSentTwiceIsStoredOnce() throws Exception {
        String award = award();
        String etag = etag(award);
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            Api.as("caseworker")
                    .header("Idempotency-Key", key)
                    .header("If-Match", etag)
                    .body(raise("2022-04-01", "2200.00"))
                    .post("/v1/awards/" + award + "/corrections")
                    .then()
                    .statusCode(201);
        }
        assertThat(Api.get("caseworker", "/v1/awards/" + award + "/history").getList("changes"))
                .hasSize(1);
    }

    @Test
    void whatCannotBeIsRefusedWithItsField() throws Exception {
        String award = award();
        refused(award, "/corrections", raise("2022-04-01", "-1.00"), "amounts[0].amount");
        refused(award, "/corrections", raise("2022-03-09", "1.00"), "amounts[0].from");
        refused(award, "/corrections", Map.of("reason", "AMOUNT_WRONG"), "amounts");
        refused(award, "/corrections", Map.of("reason", "END_CHANGED", "endsOn", "2022-03-09"), "endsOn");
        Map<String, Object> april = Map.of("from", "2022-04-01", "to", "2022-05-31", "amount", euros("1.00"));
        Map<String, Object> may = Map.of("from", "2022-05-31", "amount", euros("2.00"));
        refused(
                award,
                "/corrections",
                Map.of("reason", "AMOUNT_WRONG", "amounts", List.of(april, may)),
                "amounts[1].from");
        refused(
                award,
                "/corrections",
                Map.of(
                        "reason",
                        "AMOUNT_WRONG",
                        "amounts",
                        List.of(Map.of("from", "2022-04-01", "amount", Map.of("amount", "1.00", "currency", "USD")))),
                "amounts[0].amount");
        refused(
                award,
                "/corrections",
                Map.of(
                        "reason",
                        "INDEXATION",
                        "indexation",
                        Map.of(
                                "rule",
                                "NEW_YEAR",
                                "mayDecrease",
                                false,
                                "figures",
                                List.of(Map.of(
                                        "year", 2024,
                                        "percent", "5.4",
                                        "source", "HICP",
                                        "publishedOn", "2024-01-17")))),
                "indexation.figures");
        refused(
                award,
                "/corrections",
                Map.of(
                        "reason",
                        "INCOME_CHANGED",
                        "incomes",
                        List.of(Map.of("from", "2022-04-01", "monthly", euros("1.00")))),
                "incomes");
        for (int year : new int[] {Integer.MIN_VALUE, 0, 1989, 2200, Integer.MAX_VALUE}) {
            refused(
                    award,
                    "/corrections",
                    Map.of(
                            "reason",
                            "INDEXATION",
                            "indexation",
                            Map.of(
                                    "rule",
                                    "NEW_YEAR",
                                    "mayDecrease",
                                    true,
                                    "figures",
                                    List.of(Map.of(
                                            "year", year,
                                            "percent", "5.4",
                                            "source", "HICP",
                                            "publishedOn", "2024-01-17")))),
                    "indexation.figures[0].year");
        }
        refused(award, "/succession", Map.of("claimantId", award, "reason", "SPOUSE"), "claimantId");
        String suspension = suspended(award, "2022-05-01");
        lift(award, suspension, "on=2022-04-30")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("on"))
                .body("detail", containsString("cannot end before it starts"));
        lift(award, suspension, "arrears=ja").then().statusCode(400).body("violations[0].field", equalTo("arrears"));
        propose(award, "/corrections?dryRun=1", raise("2022-04-01", "1.00"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("dryRun"));
        Api.writing("caseworker")
                .body(Map.of("on", LocalDate.now(clock).plusDays(1).toString()))
                .post("/v1/awards/" + award + "/confirmations")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("on"));
        lift(award, suspension, "arrears=true").then().statusCode(200);
    }

    @Test
    void aSuspensionThatHasNotBegunIsTakenBack() throws Exception {
        String award = award();
        List<String> before = live(award);
        LocalDate day = LocalDate.now(clock).plusDays(10);
        String suspension = suspended(award, day.toString());
        for (LocalDate other : List.of(day.minusDays(1), day.plusDays(1))) {
            lift(award, suspension, "on=" + other).then().statusCode(400).body("violations[0].field", equalTo("on"));
        }
        lift(award, suspension, "arrears=false").then().statusCode(200).body("resumedOn", equalTo(day.toString()));
        String again = suspended(award, day.toString());
        lift(award, again, "on=" + day).then().statusCode(200);
        tendAwards.tend();
        assertThat(state(award)).isEqualTo("ACTIVE");
        assertThat(live(award)).as("nothing is lost").isEqualTo(before);
    }

    @Test
    void aBountyDoesNotEndBeforeItsDay() throws Exception {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        String award = Stories.awarded(
                        "partner", claimant, "ukraine-lay-down-arms", "2022-03-05", "USD", Stories.soldier())
                .getString("award.id");
        for (String early : List.of("1990-01-01", "2022-03-03")) {
            refused(award, "/termination", Map.of("on", early, "reason", "WITHDRAWN"), "on");
        }
        decide(award, proposed(award, "/termination", Map.of("on", "2022-03-04", "reason", "REVOKED")))
                .then()
                .statusCode(201);
        assertThat(live(award)).isEmpty();
    }

    private void confirmBy(String award, LocalDate day) throws SQLException {
        books.execute("update award set next_confirmation_on = '" + day + "' where id = '" + award + "'");
    }
}
