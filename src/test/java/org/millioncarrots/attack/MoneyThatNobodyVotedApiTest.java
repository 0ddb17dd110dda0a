package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.AwardCalls;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.QueueStories;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** What is promised, is voted; what is suspended from a day, is owed until then; what is counted, can be counted. */
@QuarkusTest
class MoneyThatNobodyVotedApiTest {
    private final AgroalDataSource dataSource;

    MoneyThatNobodyVotedApiTest(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** With nothing voted nothing is promised; with enough for one, one is. */
    @Test
    void aSponsorThatVotedNothingHasNothing() throws Exception {
        ObjectNode document = TestProgrammes.bounty("1000.00", "QUEUE");
        QueueStories story = new QueueStories(
                TestProgrammes.approved(Documents.with(document, "/withoutAppropriation", "\"REFUSE\"")), dataSource);
        String first = story.soldier("partner");
        String second = story.soldier("partner");
        assertThat(List.of(QueueStories.state(first), QueueStories.state(second)))
                .containsExactly("QUEUED", "QUEUED");
        assertThat(story.committed().values()).allMatch(sum -> sum == 0);
        story.vote("UA", "1500.00");
        QueueStories.becomes(first, "ACTIVE");
        assertThat(QueueStories.state(second)).isEqualTo("QUEUED");
        story.booksBalance();
    }

    @Test
    void sumsThatTheBooksCouldNotCountAreRefusedWhenTheyAreVoted() {
        for (String amount : List.of("92233720368547758.07", "1000000000000000.01", "9999999999999999999.99")) {
            Api.post(
                    "finance",
                    "/v1/appropriations",
                    Map.of(
                            "programme", "ukraine-lay-down-arms",
                            "sponsor", "UA",
                            "amount", Map.of("amount", amount, "currency", "SEK"),
                            "reference", "more than there is"),
                    400);
        }
        assertThat(Api.get("finance", "/v1/ledger/trial-balance").getBoolean("balanced"))
                .isTrue();
    }

    /** What fell due before the first day of a suspension stays payable. */
    @Test
    void aSuspensionThatBeginsLaterStopsNothingEarlier() {
        String award = AwardCalls.award();
        List<String> before = AwardCalls.states(award);
        AwardCalls.propose(award, "/suspensions", Map.of("from", "2199-12-01", "reason", "WHEREABOUTS_UNKNOWN"))
                .then()
                .statusCode(201);
        assertThat(AwardCalls.state(award)).isEqualTo("ACTIVE");
        assertThat(AwardCalls.states(award)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE00370400440532013050", "DE01370400440532013032", "DE99370400440532013014"})
    void checkDigitsThatNoBankGivesAreNoAccount(String iban) {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        String etag = Api.as("partner").get("/v1/claimants/" + claimant).header("ETag");
        Api.as("partner")
                .header("If-Match", etag)
                .body(Map.of("iban", iban))
                .put("/v1/claimants/" + claimant + "/payout-destination")
                .then()
                .statusCode(400);
        Api.post(
                "partner",
                "/v1/claimants",
                Map.of(
                        "identity",
                                Map.of(
                                        "name", "Образец Четвёртый",
                                        "bornOn", "1990-01-01",
                                        "document",
                                                Map.of(
                                                        "kind", "PASSPORT",
                                                        "issuedBy", "XX",
                                                        "number", "M" + System.nanoTime())),
                        "payoutDestination", Map.of("iban", iban)),
                400);
    }
}
