package org.millioncarrots.award.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.millioncarrots.testing.AwardCalls.decide;
import static org.millioncarrots.testing.AwardCalls.instalments;
import static org.millioncarrots.testing.AwardCalls.propose;
import static org.millioncarrots.testing.AwardCalls.proposed;
import static org.millioncarrots.testing.AwardCalls.raise;
import static org.millioncarrots.testing.AwardCalls.states;
import static org.millioncarrots.testing.QueueStories.attested;
import static org.millioncarrots.testing.QueueStories.becomes;
import static org.millioncarrots.testing.QueueStories.facts;
import static org.millioncarrots.testing.QueueStories.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.programme.ProgrammeClosureApiTest;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.AwardCalls;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.QueueStories;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** When the money of a programme runs out, awards wait in the order of their attestation, or are refused. */
@QuarkusTest
public class AwardQueueApiTest {
    @Inject
    AgroalDataSource dataSource;

    @Inject
    FundNextAward fundNextAward;

    @Inject
    FundQueuedAwards fundQueuedAwards;

    private String programme = "";

    /** So that the payout runs of other tests leave it alone. */
    @AfterEach
    void closeTheProgramme() {
        if (!programme.isEmpty()) {
            ProgrammeClosureApiTest.close("policy", programme, "POLICY_CHANGED");
        }
    }

    @Test
    void whoWaitsIsServedInTheOrderOfAttestationAsFarAsTheMoneyGoes() throws Exception {
        ObjectNode document = TestProgrammes.bounty("100.00", "QUEUE");
        Documents.with(
                document,
                "/sponsors",
                "[{\"code\":\"UA\",\"name\":\"Ukraine\",\"parts\":2},{\"code\":\"EU\",\"name\":\"Union\",\"parts\":1}]");
        QueueStories story = story(document);
        story.vote("UA", "66.67");
        story.vote("EU", "1000.00");
        String first = story.soldier("partner");
        String second = story.soldier("partner");
        String third = story.soldier("partner2");
        assertThat(state(first)).isEqualTo("ACTIVE");
        assertThat(Api.get("partner", "/v1/awards/" + first).getMap("queue")).isNull();
        JsonPath waiting = Api.get("partner", "/v1/awards/" + second);
        assertThat(waiting.getString("state")).isEqualTo("QUEUED");
        assertThat(waiting.getInt("queue.position")).isEqualTo(1);
        assertThat(waiting.getString("queue.queuedAt")).isNotBlank();
        assertThat(Api.get("partner2", "/v1/awards/" + third).getInt("queue.position"))
                .as("a partner learns its place among all, not among its own")
                .isEqualTo(2);
        story.booksBalance();

        JsonPath budget = Api.get("finance", "/v1/reports/budget");
        String line = "rows.find { it.programme == '" + programme + "' && it.sponsor == '";
        assertThat(budget.getString(line + "UA' }.queued.amount")).isEqualTo("133.34");
        assertThat(budget.getString(line + "EU' }.queued.amount")).isEqualTo("66.66");
        assertThat(budget.getString(line + "UA' }.committed.amount")).isEqualTo("66.67");
        assertThat(Api.get("finance", "/v1/reports/liabilities")
                        .getList("rows.findAll { it.programme == '" + programme + "' }.amount.amount"))
                .as("what waits is not promised out of any money")
                .containsExactly("100.00");

        JsonPath page = Api.get("finance", "/v1/programmes/" + programme + "/queue?limit=1");
        assertThat(page.getList("items.awardId")).containsExactly(second);
        assertThat(page.getString("items[0].promised[0].amount")).isEqualTo("100.00");
        JsonPath rest = Api.get("finance", "/v1/programmes/" + programme + "/queue?cursor=" + page.getString("next"));
        assertThat(rest.getList("items.awardId")).containsExactly(third);
        assertThat(rest.getList("items.position")).containsExactly(2);
        assertThat(rest.getString("next")).isNull();

        story.vote("UA", "66.67");
        becomes(second, "ACTIVE");
        assertThat(Api.get("partner2", "/v1/awards/" + third).getInt("queue.position"))
                .isEqualTo(1);
        story.vote("UA", "66.66");
        fundQueuedAwards.fundAll();
        assertThat(state(third)).as("one cent is missing").isEqualTo("QUEUED");
        story.booksBalance();
        story.vote("UA", "0.01");
        becomes(third, "ACTIVE");
        assertThat(story.queue()).isEmpty();
        story.booksBalance();
        assertThat(story.committed()).isEqualTo(Map.of("UA", 200_01L, "EU", 99_99L));
        assertThat(Api.get("auditor", "/v1/audit?subject=" + third).getList("items.action"))
                .containsExactly("AWARD_QUEUED", "AWARD_FUNDED");
    }

    @Test
    void nobodyOvertakesAlsoNotWithASmallerSum() throws Exception {
        ObjectNode document = TestProgrammes.bounty("100.00", "QUEUE");
        Documents.with(document, "/categories", "[\"SOLDIER\", \"SENIOR_OFFICER\"]");
        Documents.with(document, "/benefits/0/forCategories", "[\"SOLDIER\"]");
        Documents.with(
                document,
                "/benefits/1",
                "{\"kind\":\"BOUNTY\",\"forCategories\":[\"SENIOR_OFFICER\"],\"amount\":\"50.00\",\"currency\":\"EUR\","
                        + "\"legalBasis\":\"reznikov-offer\"}");
        QueueStories story = story(document);
        story.vote("UA", "90.00");
        String soldier = story.soldier("partner");
        String officer = attested(story.decided("partner", facts(Stories.soldier(), "SENIOR_OFFICER")))
                .getString("award.id");
        fundQueuedAwards.fundAll();
        assertThat(state(soldier)).isEqualTo("QUEUED");
        assertThat(state(officer)).as("90 would be enough for it").isEqualTo("QUEUED");
        assertThat(story.queue()).containsExactly(soldier, officer);
        story.vote("UA", "10.00");
        becomes(soldier, "ACTIVE");
        assertThat(state(officer)).isEqualTo("QUEUED");
        story.vote("UA", "50.00");
        becomes(officer, "ACTIVE");
        story.booksBalance();
    }

    @Test
    void aProgrammeThatRefusesLeavesNothingBehind() throws Exception {
        QueueStories story = story(TestProgrammes.bounty("100.00", "REFUSE"));
        story.vote("UA", "99.99");
        String claim = story.decided("partner", facts(Stories.soldier(), "SOLDIER"));
        Api.writing("approver")
                .body(Map.of("confirmed", true))
                .post("/v1/claims/" + claim + "/attestation")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/funds-exhausted"));
        assertThat(Api.get("partner", "/v1/claims/" + claim).getString("state")).isEqualTo("DECIDED");
        assertThat(story.count("select count(*) from award where programme = '%s'"))
                .isZero();
        assertThat(story.count("select count(*) from instalment where programme = '%s'"))
                .isZero();
        assertThat(story.count("select committed_minor from budget where programme = '%s'"))
                .isZero();
        story.vote("UA", "0.01");
        assertThat(attested(claim).getString("award.state")).isEqualTo("ACTIVE");
    }

    @Test
    void whenTwoRaceForTheLastMoneyOneGetsItAndOneWaits() throws Exception {
        QueueStories story = story(TestProgrammes.bounty("100.00", "QUEUE"));
        story.vote("UA", "100.00");
        List<Callable<String>> both = List.of(
                        story.decided("partner", facts(Stories.soldier(), "SOLDIER")),
                        story.decided("partner2", facts(Stories.soldier(), "SOLDIER")))
                .stream()
                .map(claim -> (Callable<String>) () -> attested(claim).getString("award.state"))
                .toList();
        assertThat(together(both)).containsExactlyInAnyOrder("ACTIVE", "QUEUED");
        assertThat(story.count("select committed_minor from budget where programme = '%s'"))
                .isEqualTo(100_00);
        assertThat(story.queue()).hasSize(1);
        story.booksBalance();
    }

    @Test
    void anAwardIsActivatedOnceAlsoByManyWorkersAtOnce() throws Exception {
        QueueStories story = story(TestProgrammes.bounty("100.00", "QUEUE"));
        story.vote("UA", "1.00");
        List<String> waiting = List.of(story.soldier("partner"), story.soldier("partner"), story.soldier("partner"));
        story.vote("UA", "250.00");
        together(java.util.Collections.nCopies(8, () -> fundNextAward.fundNext(programme)));
        becomes(waiting.get(1), "ACTIVE");
        assertThat(waiting.stream().map(QueueStories::state)).containsExactly("ACTIVE", "ACTIVE", "QUEUED");
        assertThat(story.committed()).isEqualTo(Map.of("UA", 200_00L));
        assertThat(story.count("select committed_minor from budget where programme = '%s'"))
                .isEqualTo(200_00);
        assertThat(Api.get("auditor", "/v1/audit?subject=" + waiting.getFirst()).getList("items.action"))
                .containsOnlyOnce("AWARD_FUNDED");
        story.booksBalance();
    }

    @Test
    void aWaitingAwardCanOnlyBeTerminatedAndThenNothingIsLeftOfIt() throws Exception {
        QueueStories story = story(TestProgrammes.stipend("100.00"));
        story.vote("EU", "1.00");
        String award = story.diplomat();
        String behind = story.diplomat();
        assertThat(state(award)).isEqualTo("QUEUED");
        refused(award, "/corrections", raise("2022-02-01", "200.00"));
        refused(award, "/suspensions", Map.of("from", "2022-02-01", "reason", "WHEREABOUTS_UNKNOWN"));
        String heir = Stories.registered("partner", false, 0).getString("id");
        refused(award, "/succession", Map.of("claimantId", heir, "reason", "HEIR_BY_LAW"));
        Api.writing("caseworker")
                .body(Map.of("on", "2022-02-01"))
                .post("/v1/awards/" + award + "/confirmations")
                .then()
                .statusCode(409)
                .body("detail", containsString("QUEUED"));

        String change = proposed(award, "/termination", Map.of("reason", "WITHDRAWN", "on", "2022-06-30"));
        decide(award, change).then().statusCode(201);
        assertThat(state(award)).isEqualTo("TERMINATED");
        assertThat(states(award)).containsOnly("CANCELLED");
        assertThat(story.queue()).containsExactly(behind);
        assertThat(story.count("select count(*) from transfer t join ledger_account a on a.id = t.credit_account"
                        + " where a.programme = '%s' and a.kind <> 'APPROPRIATION'"))
                .isZero();
        story.vote("EU", "1000000.00");
        becomes(behind, "ACTIVE");
        assertThat(state(award)).isEqualTo("TERMINATED");
        story.booksBalance();
    }

    @Test
    void moneyThatATerminationSetsFreeServesTheNext() throws Exception {
        ObjectNode document = TestProgrammes.stipend("100.00");
        QueueStories story = story(Documents.with(document, "/withoutAppropriation", "\"REFUSE\""));
        String first = story.diplomat();
        long needed = instalments(first).stream()
                .mapToLong(
                        row -> Long.parseLong(AwardCalls.amount(row, "amount").replace(".", "")))
                .sum();
        story.vote("EU", needed / 100 + ".00");
        becomes(first, "ACTIVE");
        String second = story.diplomat();
        assertThat(state(second)).isEqualTo("QUEUED");
        story.vote("EU", needed / 100 - 1 + ".00");
        fundQueuedAwards.fundAll();
        String third = story.diplomat();
        assertThat(List.of(state(second), state(third))).containsExactly("QUEUED", "QUEUED");
        story.vote("EU", "1.00");
        becomes(second, "ACTIVE");

        String change = proposed(second, "/termination", Map.of("reason", "REVOKED", "on", "2022-01-31"));
        decide(second, change).then().statusCode(201);
        becomes(third, "ACTIVE");
        story.booksBalance();
    }

    @Test
    void aRunSkipsWhatWaitsAndSaysWhyAndTheScheduleShowsItAsHeld() throws Exception {
        QueueStories story = story(TestProgrammes.bounty("100.00", "QUEUE"));
        story.vote("UA", "1.00");
        String award = story.soldier("partner");
        String instalment = (String) instalments(award).getFirst().get("id");
        assertThat(skipped("2022-01-31")).containsEntry(instalment, "FUNDS_EXHAUSTED");
        String claimant = Api.get("partner", "/v1/awards/" + award).getString("claimantId");
        assertThat(Api.get("partner", "/v1/claimants/" + claimant + "/schedule").getList("instalments.standing"))
                .containsExactly("HELD");
        story.vote("UA", "99.00");
        becomes(award, "ACTIVE");
        assertThat(skipped("2022-01-31")).doesNotContainKey(instalment);
        assertThat(states(award)).containsExactly("PAYABLE");
    }

    @Test
    void theQueueOfAnUnknownProgrammeAndAWrongCursorAreNamed() {
        Api.as("finance").get("/v1/programmes/nothing/queue").then().statusCode(404);
        for (String cursor : List.of("x", "2022-01-01T00:00:00Z", "2022-01-01T00:00:00Z/x")) {
            Api.as("finance")
                    .get("/v1/programmes/coalition-match/queue?cursor=" + cursor)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("cursor"));
        }
        Api.as("partner").get("/v1/programmes/coalition-match/queue").then().statusCode(403);
    }

    public static Map<String, String> skipped(String dueUpTo) throws InterruptedException {
        String run = Stories.run(dueUpTo).getString("id");
        return Api.get("finance", "/v1/payout-runs/" + run + "/skipped?limit=500")
                .<Map<String, String>>getList("items")
                .stream()
                .collect(java.util.stream.Collectors.toMap(row -> row.get("instalmentId"), row -> row.get("reason")));
    }

    private QueueStories story(ObjectNode document) {
        programme = TestProgrammes.approved(document);
        return new QueueStories(programme, dataSource);
    }

    private static void refused(String award, String path, Object request) {
        propose(award, path, request).then().statusCode(409).body("detail", containsString("QUEUED"));
        assertThat(states(award)).containsOnly("SCHEDULED");
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        List<T> answers = new java.util.ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> answer : executor.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
