package org.millioncarrots.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.millioncarrots.testing.QueueStories.becomes;
import static org.millioncarrots.testing.QueueStories.facts;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.award.queue.AwardQueueApiTest;
import org.millioncarrots.award.queue.FundQueuedAwards;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.AwardCalls;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.QueueStories;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** One person closes a programme, another reopens it; in between nothing new is claimed, granted or paid. */
@QuarkusTest
public class ProgrammeClosureApiTest {
    @Inject
    AgroalDataSource dataSource;

    @Inject
    FundQueuedAwards fundQueuedAwards;

    @Test
    void aClosedProgrammeStandsStillUntilAnotherPersonReopensIt() throws Exception {
        // No other test pays in yen, so that a batch of it has nothing else to take.
        String programme = TestProgrammes.approved(
                Documents.with(TestProgrammes.bounty("100", "QUEUE"), "/benefits/0/currency", "\"JPY\""));
        QueueStories story = new QueueStories(programme, dataSource);
        award(story);
        Stories.run("2022-01-31");
        String batch = Api.post(
                        "finance", "/v1/payout-batches", Map.of("currency", "JPY", "scheme", "CROSS_BORDER"), 201)
                .getString("id");
        award(story);
        Stories.run("2022-01-31");
        String scheduled = award(story);
        String decided = decided(story);

        String closure = close("finance", programme, "FRAUD_SUSPECTED");
        Api.as("partner")
                .get("/v1/programmes/" + programme + "?asOf=" + TestProgrammes.AS_OF)
                .then()
                .body("closedAt", notNullValue());
        Api.writing("policy")
                .body(Map.of("reason", "LEGAL_ORDER"))
                .post(closures(programme))
                .then()
                .statusCode(409);
        Api.writing("partner")
                .body(claim(story))
                .post("/v1/claims")
                .then()
                .statusCode(409)
                .body("detail", containsString("closed"));
        Api.writing("approver")
                .body(Map.of("confirmed", true))
                .post("/v1/claims/" + decided + "/attestation")
                .then()
                .statusCode(409)
                .body("detail", containsString("closed"));
        assertThat(Api.get("partner", "/v1/claims/" + decided).getString("state"))
                .isEqualTo("DECIDED");
        String instalment =
                (String) AwardCalls.instalments(scheduled).getFirst().get("id");
        assertThat(AwardQueueApiTest.skipped("2022-01-31")).containsEntry(instalment, "PROGRAMME_CLOSED");
        assertThat(AwardCalls.states(scheduled)).containsExactly("SCHEDULED");
        Api.writing("finance")
                .body(Map.of("currency", "JPY", "scheme", "CROSS_BORDER"))
                .post("/v1/payout-batches")
                .then()
                .statusCode(409);
        Approvals.approve("finance2", "/v1/payout-batches/" + batch)
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("PROGRAMME_CLOSED"));
        Api.as("finance").delete("/v1/payout-batches/" + batch).then().statusCode(200);

        Api.as("finance")
                .delete(closures(programme) + "/" + closure)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/same-person"));
        Api.as("policy")
                .delete(closures(programme) + "/" + closure)
                .then()
                .statusCode(200)
                .body("reopenedAt", notNullValue());
        Api.as("policy2").delete(closures(programme) + "/" + closure).then().statusCode(409);
        Api.as("partner")
                .get("/v1/programmes/" + programme + "?asOf=" + TestProgrammes.AS_OF)
                .then()
                .body("closedAt", nullValue());
        assertThat(Api.get("auditor", "/v1/audit?subject=" + closure).getList("items.action"))
                .containsExactly("PROGRAMME_CLOSED", "PROGRAMME_REOPENED");
        assertThat(Api.get("auditor", closures(programme)).getList("reason")).containsExactly("FRAUD_SUSPECTED");

        assertThat(QueueStories.attested(decided).getString("award.state")).isEqualTo("ACTIVE");
        Stories.run("2022-01-31");
        assertThat(AwardCalls.states(scheduled)).containsExactly("PAYABLE");
        assertThat(Api.post("finance", "/v1/payout-batches", Map.of("currency", "JPY", "scheme", "CROSS_BORDER"), 201)
                        .getInt("payouts"))
                .as("two that stayed behind, and two that were paid since")
                .isEqualTo(4);
        close("finance", programme, "POLICY_CHANGED");
    }

    @Test
    void whoWaitsForMoneyWaitsOnWhileTheProgrammeIsClosed() throws Exception {
        String programme = TestProgrammes.approved(TestProgrammes.bounty("100.00", "QUEUE"));
        QueueStories story = new QueueStories(programme, dataSource);
        story.vote("UA", "1.00");
        String award = story.soldier("partner");
        String closure = close("policy", programme, "FUNDING_STOPPED");
        story.vote("UA", "99.00");
        fundQueuedAwards.fundAll();
        assertThat(QueueStories.state(award)).isEqualTo("QUEUED");
        Api.as("policy2").delete(closures(programme) + "/" + closure).then().statusCode(200);
        fundQueuedAwards.fundAll();
        becomes(award, "ACTIVE");
        story.booksBalance();
        close("policy", programme, "POLICY_CHANGED");
    }

    @Test
    void badRequestsAreNamedAndCloseNothing() {
        Api.writing("policy")
                .body(Map.of("reason", "SECURITY_INCIDENT"))
                .post(closures("nothing"))
                .then()
                .statusCode(404);
        Api.writing("policy")
                .body(Map.of())
                .post(closures("coalition-match"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("reason"));
        Api.writing("policy")
                .body(Map.of("reason", "BECAUSE"))
                .post(closures("coalition-match"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("reason"));
        Api.writing("partner")
                .body(Map.of("reason", "SECURITY_INCIDENT"))
                .post(closures("coalition-match"))
                .then()
                .statusCode(403);
        Api.as("policy")
                .delete(closures("coalition-match") + "/" + java.util.UUID.randomUUID())
                .then()
                .statusCode(404);
        assertThat(Api.get("finance", closures("coalition-match")).getList("")).isEmpty();
    }

    /** @return the closure's id */
    public static String close(String user, String programme, String reason) {
        return Api.post(user, closures(programme), Map.of("reason", reason), 201)
                .getString("id");
    }

    private static String closures(String programme) {
        return "/v1/programmes/" + programme + "/closures";
    }

    private static Map<String, Object> claim(QueueStories story) {
        Map<String, Object> claim =
                new java.util.HashMap<>(story.claim("partner", facts(Stories.soldier(), "SOLDIER")));
        claim.put("payoutCurrency", "JPY");
        return claim;
    }

    private static String decided(QueueStories story) {
        String claim = Api.post("partner", "/v1/claims", claim(story), 201).getString("id");
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        return claim;
    }

    private static String award(QueueStories story) {
        return QueueStories.attested(decided(story)).getString("award.id");
    }
}
