package org.millioncarrots.payout.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.AwardCalls.decide;
import static org.millioncarrots.testing.AwardCalls.dryRun;
import static org.millioncarrots.testing.AwardCalls.live;
import static org.millioncarrots.testing.AwardCalls.proposed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.programme.ProgrammeClosureApiTest;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.AwardBooks;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.QueueStories;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** A payout that two people have cancelled is neither paid nor owed, whichever comes first: its cancellation or a correction. */
@QuarkusTest
class CancelledPayoutCorrectionApiTest {
    @Inject
    AgroalDataSource dataSource;

    private String programme = "";
    private String award = "";

    /** 1,000 a month from 10 January; January to March have payouts. */
    @BeforeEach
    void threeMonthsAreDue() throws InterruptedException {
        ObjectNode document = Documents.with(TestProgrammes.stipend("1000.00"), "/benefits/1/currency", "\"CZK\"");
        programme = TestProgrammes.approved(document);
        String claimant = Stories.registered("partner", false, 0).getString("id");
        award = Stories.awarded(
                        "partner",
                        claimant,
                        programme,
                        TestProgrammes.AS_OF,
                        "CZK",
                        QueueStories.facts(Stories.diplomat(), "DIPLOMAT"))
                .getString("award.id");
        Stories.run("2022-03-31");
    }

    @AfterEach
    void theBooksCommitWhatIsOpen() throws Exception {
        assertThat(new AwardBooks(dataSource, programme).gaps()).isEmpty();
        ProgrammeClosureApiTest.close("policy", programme, "POLICY_CHANGED");
    }

    @Test
    void aLowerStipendTakesNothingBackForIt() throws InterruptedException {
        cancelled("2022-02-10");
        JsonPath effect = dryRun(award, "/corrections", from("2022-02-01", "900.00"));
        assertThat(effect.getString("stipend.overpaid.amount"))
                .as("of March alone: February was never paid")
                .isEqualTo("100.00");
        assertThat(effect.getString("stipend.paid.amount")).isEqualTo("1709.68");
        decide(award, proposed(award, "/corrections", from("2022-02-01", "900.00")))
                .then()
                .statusCode(201);
        assertThat(live(award)).contains("REGULAR 2022-04-10 800.00 less 100.00", "REGULAR 2022-05-10 900.00");
    }

    @Test
    void aHigherStipendPaysNoArrearsForIt() throws InterruptedException {
        cancelled("2022-02-10");
        JsonPath effect = dryRun(award, "/corrections", from("2022-02-01", "1100.00"));
        assertThat(effect.getString("stipend.arrears.amount")).isEqualTo("100.00");
    }

    @Test
    void whatWasDeductedForItIsPaidAfterAll() throws InterruptedException {
        decide(award, proposed(award, "/corrections", from("2022-02-01", "900.00")))
                .then()
                .statusCode(201);
        assertThat(live(award)).contains("REGULAR 2022-04-10 700.00 less 200.00");
        cancelled("2022-02-10");
        assertThat(live(award)).contains("REGULAR 2022-04-10 800.00 less 100.00");
        assertThat(Api.get("caseworker", "/v1/awards/" + award + "/history").<String>getList("changes.reason"))
                .containsExactly("AMOUNT_CHANGED", "PAYOUT_CANCELLED");
    }

    /** What is held may still be paid, so that it counts until two people say otherwise. */
    @Test
    void aPayoutThatIsHeldStillCounts() {
        Api.writing("finance")
                .body(Map.of("reason", "PAYEE_DOUBT"))
                .post("/v1/payouts/" + payout("2022-02-10") + "/hold")
                .then()
                .statusCode(201);
        JsonPath effect = dryRun(award, "/corrections", from("2022-02-01", "900.00"));
        assertThat(effect.getString("stipend.overpaid.amount")).isEqualTo("200.00");
    }

    private static Map<String, Object> from(String day, String monthly) {
        return Map.of(
                "reason",
                "AMOUNT_CHANGED",
                "amounts",
                List.of(Map.of("from", day, "amount", Map.of("amount", monthly, "currency", "CZK"))));
    }

    private void cancelled(String dueOn) throws InterruptedException {
        cancel(payout(dueOn));
    }

    private static void cancel(String payout) {
        Api.post("finance", "/v1/payouts/" + payout + "/cancellation", Map.of("reason", "WAIVED"), 201);
        Api.writing("finance2")
                .post("/v1/payouts/" + payout + "/cancellation/approval")
                .then()
                .statusCode(201);
    }

    private String payout(String dueOn) {
        return payouts().stream()
                .filter(payout -> dueOn.equals(payout.get("dueOn")))
                .map(payout -> (String) payout.get("id"))
                .findFirst()
                .orElseThrow();
    }

    private List<Map<String, Object>> payouts() {
        return Api.get("finance", "/v1/payouts?limit=500&programme=" + programme)
                .getList("items");
    }
}
