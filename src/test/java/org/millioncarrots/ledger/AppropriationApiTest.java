package org.millioncarrots.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** Money voted is a limit that awards granted at the same moment cannot pass. */
@QuarkusTest
class AppropriationApiTest {

    @Test
    void awardsNeverTakeMoreThanWasVoted() throws Exception {
        // The United States carry 30 parts of 100: three awards of 100,000.
        ObjectNode document =
                Documents.with(Documents.tree("coalition-premium"), "/withoutAppropriation", "\"REFUSE\"");
        String programme = TestProgrammes.approved(document);
        vote(programme, "US", "90000.00");
        for (String sponsor : List.of("DE", "FR", "GB", "CA", "PL", "NL")) {
            vote(programme, sponsor, "1000000.00");
        }
        List<String> claims = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            claims.add(decided(programme));
        }
        List<Callable<Integer>> attestations = claims.stream()
                .map(claim -> (Callable<Integer>) () -> Api.writing("approver")
                        .body(Map.of("confirmed", true))
                        .post("/v1/claims/" + claim + "/attestation")
                        .statusCode())
                .toList();
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : executor.invokeAll(attestations)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnly(201, 422);
        assertThat(answers.stream().filter(status -> status == 201))
                .as("three awards of 100,000")
                .hasSize(3);
        long committed = balance(programme, "APPROPRIATION", "debits");
        assertThat(committed).isEqualTo(300_000_00L);
    }

    /** No sum of an account can overflow: the books could never be read again. */
    @Test
    void whatTheBooksCouldNotCountIsRefusedWhenItIsVoted() {
        for (String amount : List.of("92233720368547758.07", "1000000000000000.01")) {
            Api.writing("finance")
                    .body(Map.of(
                            "programme", "ukraine-lay-down-arms",
                            "sponsor", "UA",
                            "amount", Map.of("amount", amount, "currency", "CHF"),
                            "reference", "vote of too much"))
                    .post("/v1/appropriations")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("amount.amount"));
        }
        propose("ukraine-lay-down-arms", "UA", "600000000000000.00", "CHF");
        Api.writing("finance")
                .body(Map.of(
                        "programme", "ukraine-lay-down-arms",
                        "sponsor", "UA",
                        "amount", Map.of("amount", "400000000000000.01", "currency", "CHF"),
                        "reference", "vote of the rest and a cent"))
                .post("/v1/appropriations")
                .then()
                .statusCode(400);
        assertThat(Api.get("finance", "/v1/ledger/trial-balance").getBoolean("balanced"))
                .isTrue();
    }

    @Test
    void whoProposedAnAppropriationCannotApproveIt() {
        String id = propose("ukraine-lay-down-arms", "UA", "1.00", "EUR").getString("id");
        Api.writing("finance")
                .post("/v1/appropriations/" + id + "/approval")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/same-person"));
    }

    @Test
    void aSponsorThatIsNotOfTheProgrammeIsNamedAsWrongField() {
        Api.writing("finance")
                .body(Map.of(
                        "programme", "ukraine-lay-down-arms",
                        "sponsor", "XX",
                        "amount", Map.of("amount", "1.00", "currency", "EUR"),
                        "reference", "vote 1"))
                .post("/v1/appropriations")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("sponsor"));
    }

    @Test
    void anAmountWithTooManyDecimalsAndOneInAnUnknownCurrencyAreNamed() {
        Api.writing("finance")
                .body("""
                        {"programme":"ukraine-lay-down-arms","sponsor":"UA","reference":"v",
                         "amount":{"amount":"1.005","currency":"EUR"}}""")
                .post("/v1/appropriations")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("amount.amount"));
        Api.writing("finance")
                .body("""
                        {"programme":"ukraine-lay-down-arms","sponsor":"UA","reference":"v",
                         "amount":{"amount":"1.00","currency":"ABC"}}""")
                .post("/v1/appropriations")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("amount.currency"));
    }

    @Test
    void aMonthThatHasNotEndedCannotBeClosed() {
        Api.writing("finance")
                .body(Map.of("month", "2150-01"))
                .post("/v1/ledger/closings")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("month"));
    }

    private static String decided(String programme) {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        String claim = Api.post(
                        "partner",
                        "/v1/claims",
                        Map.of(
                                "claimantId",
                                claimant,
                                "programme",
                                programme,
                                "payoutCurrency",
                                "USD",
                                "facts",
                                Stories.on(TestProgrammes.AS_OF, Stories.soldier())),
                        201)
                .getString("id");
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        return claim;
    }

    private static void vote(String programme, String sponsor, String amount) {
        String id = propose(programme, sponsor, amount, "USD").getString("id");
        Api.writing("finance2")
                .post("/v1/appropriations/" + id + "/approval")
                .then()
                .statusCode(201);
    }

    private static JsonPath propose(String programme, String sponsor, String amount, String currency) {
        return Api.post(
                "finance",
                "/v1/appropriations",
                Map.of(
                        "programme",
                        programme,
                        "sponsor",
                        sponsor,
                        "amount",
                        Map.of("amount", amount, "currency", currency),
                        "reference",
                        "vote 2022-17"),
                201);
    }

    /** In cents, over all sponsors of the programme that was voted for here. */
    private static long balance(String programme, String kind, String side) {
        List<Map<String, Object>> accounts =
                Api.get("finance", "/v1/ledger/accounts").getList("");
        return accounts.stream()
                .filter(account -> account.get("programme").equals(programme)
                        && account.get("kind").equals(kind))
                .map(account -> (Map<?, ?>) account.get(side))
                .mapToLong(
                        money -> Long.parseLong(money.get("amount").toString().replace(".", "")))
                .sum();
    }
}
