package org.millioncarrots.award.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.millioncarrots.testing.QueueStories.attested;
import static org.millioncarrots.testing.QueueStories.becomes;
import static org.millioncarrots.testing.QueueStories.facts;
import static org.millioncarrots.testing.QueueStories.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.programme.ProgrammeClosureApiTest;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.AwardCalls;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.QueueStories;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** Nothing voted is no money: who would be granted something waits or is refused, and nothing is ever promised beyond a vote. */
@QuarkusTest
class WithoutAppropriationApiTest {
    @Inject
    AgroalDataSource dataSource;

    private String programme = "";

    @AfterEach
    void closeTheProgramme() {
        ProgrammeClosureApiTest.close("policy", programme, "POLICY_CHANGED");
    }

    @Test
    void withNothingVotedAwardsWaitAndAVoteServesThemInOrder() throws Exception {
        QueueStories story = story(strict(TestProgrammes.bounty("100.00", "QUEUE")));
        String first = story.soldier("partner");
        String second = story.soldier("partner2");
        assertThat(state(first)).isEqualTo("QUEUED");
        assertThat(state(second)).isEqualTo("QUEUED");
        assertThat(story.committed()).isEmpty();
        assertThat(available()).isEqualTo("0.00");

        story.vote("UA", "199.99");
        becomes(first, "ACTIVE");
        assertThat(state(second)).isEqualTo("QUEUED");
        assertThat(available()).isEqualTo("99.99");
        story.vote("UA", "0.01");
        becomes(second, "ACTIVE");
        assertThat(available()).isEqualTo("0.00");
        story.booksBalance();
    }

    /** One of two sponsors has voted: its money alone pays nothing. */
    @Test
    void everySponsorNeedsAVoteOfItsOwn() throws Exception {
        ObjectNode document = strict(TestProgrammes.bounty("100.00", "QUEUE"));
        QueueStories story = story(
                Documents.with(
                        document,
                        "/sponsors",
                        "[{\"code\":\"UA\",\"name\":\"Ukraine\",\"parts\":1},{\"code\":\"EU\",\"name\":\"Union\",\"parts\":1}]"));
        story.vote("UA", "1000.00");
        String award = story.soldier("partner");
        assertThat(state(award)).isEqualTo("QUEUED");
        assertThat(story.committed()).isEmpty();
        story.vote("EU", "50.00");
        becomes(award, "ACTIVE");
        story.booksBalance();
    }

    @Test
    void whereNobodyMayWaitNothingIsGrantedAndTheClaimStaysAsItWas() {
        QueueStories story = story(strict(TestProgrammes.bounty("100.00", "REFUSE")));
        String claim = story.decided("partner", facts(Stories.soldier(), "SOLDIER"));
        Api.writing("approver")
                .body(Map.of("confirmed", true))
                .post("/v1/claims/" + claim + "/attestation")
                .then()
                .statusCode(422)
                .body("type", endsWith("/funds-exhausted"));
        assertThat(Api.get("partner", "/v1/claims/" + claim).getString("state")).isEqualTo("DECIDED");
    }

    /** A programme may let its sponsors promise first; what they have promised counts as soon as something is voted. */
    @Test
    void whatWasPromisedWithoutAVoteIsPaidByTheFirstOnes() throws Exception {
        QueueStories story = story(TestProgrammes.bounty("100.00", "QUEUE"));
        story.soldier("partner");
        story.soldier("partner");
        assertThat(available()).isEqualTo("-200.00");
        story.vote("UA", "150.00");
        assertThat(available()).isEqualTo("-50.00");
        String third = attested(story.decided("partner", facts(Stories.soldier(), "SOLDIER")))
                .getString("award.id");
        assertThat(state(third)).isEqualTo("QUEUED");
        story.vote("UA", "149.99");
        assertThat(state(third)).as("50 of it are promised already").isEqualTo("QUEUED");
        story.vote("UA", "0.01");
        becomes(third, "ACTIVE");
        assertThat(available()).isEqualTo("0.00");
        story.booksBalance();
    }

    /** Corrections of one award up and down, with some voted in between: a raise beyond the money is refused, whatever came before. */
    @Test
    void noChangeOfAnAwardTakesMoreThanThereIs() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        QueueStories story = story(strict(TestProgrammes.stipend("100.00")));
        String award = story.diplomat();
        story.vote("EU", "2500.00");
        becomes(award, "ACTIVE");
        int refused = 0;
        for (int i = 0; i < 25; i++) {
            if (random.nextInt(5) == 0) {
                story.vote("EU", 1 + random.nextInt(300) + ".00");
            }
            int status = raise(award, 50 + random.nextInt(100));
            assertThat(status).isIn(201, 422);
            refused += status == 422 ? 1 : 0;
            assertThat(Long.parseLong(available().replace(".", "")))
                    .as("step %d", i)
                    .isNotNegative();
        }
        assertThat(refused).isBetween(1, 24);
        story.booksBalance();
    }

    private static int raise(String award, int euros) {
        String change = AwardCalls.proposed(award, "/corrections", AwardCalls.raise("2022-06-10", euros + ".00"));
        return AwardCalls.decide(award, change).statusCode();
    }

    private static ObjectNode strict(ObjectNode document) {
        return Documents.with(document, "/withoutAppropriation", "\"REFUSE\"");
    }

    private QueueStories story(ObjectNode document) {
        programme = TestProgrammes.approved(document);
        return new QueueStories(programme, dataSource);
    }

    /** Over all sponsors of the programme. */
    private String available() {
        return Api.get("finance", "/v1/reports/budget").<Map<String, Object>>getList("rows").stream()
                .filter(row -> row.get("programme").equals(programme))
                .map(row -> ((Map<?, ?>) row.get("available")).get("amount").toString())
                .findFirst()
                .orElse("0.00");
    }
}
