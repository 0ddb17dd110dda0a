package org.millioncarrots.award.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.programme.ProgrammeClosureApiTest;
import org.millioncarrots.programme.ProgrammeVersion.RateDay;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.QueueStories;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** The programme says which event's day the rates are of, and the award says which it was. */
@QuarkusTest
class RateDayApiTest {
    @Inject
    Clock clock;

    private String programme = "";

    @AfterEach
    void closeTheProgramme() {
        if (!programme.isEmpty()) {
            ProgrammeClosureApiTest.close("policy", programme, "POLICY_CHANGED");
        }
    }

    @Test
    void silenceMeansTheActAsItAlwaysDid() {
        JsonPath award = award(document(null), "USD");
        assertRates(award, "ACT", TestProgrammes.AS_OF);
        assertThat(award.<String>getList("money[0].rates.inForceFrom")).containsExactly(TestProgrammes.AS_OF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LODGING", "AWARD"})
    void aLaterDayMayCount(String rateDay) {
        String today = LocalDate.now(clock).toString();
        assertRates(award(document(rateDay), "EUR"), rateDay, today);
        // No bank of the tests publishes today, so that the rate is missed that would be pinned.
        String claim = Api.post(
                        "partner",
                        "/v1/claims",
                        Map.of(
                                "claimantId",
                                Stories.registered("partner", false, 0).getString("id"),
                                "programme",
                                programme,
                                "payoutCurrency",
                                "USD",
                                "facts",
                                QueueStories.facts(Stories.soldier(), "SOLDIER")),
                        201)
                .getString("id");
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        Api.writing("approver")
                .body(Map.of("confirmed", true))
                .post("/v1/claims/" + claim + "/attestation")
                .then()
                .statusCode(422)
                .body("type", endsWith("/rate-unavailable"))
                .body("detail", containsString(today));
    }

    @Test
    void ratesOfEachPaymentHaveNoDayYet() {
        ObjectNode document = Documents.with(document(null), "/fixing", "\"PAYMENT\"");
        JsonPath award = award(document, "USD");
        assertThat(award.getString("rateDay")).isEqualTo("PAYMENT");
        assertThat(award.getString("ratesOn")).isNull();
        assertThat(award.getList("money[0].rates")).isEmpty();
    }

    @Test
    void fixingAndTheDayOfTheRatesMustAgree() {
        assertThat(Documents.faults(document("PAYMENT").toString()))
                .containsExactly(new Violation("rateDay", "ACT, LODGING or AWARD, because fixing is AWARD"));
        ObjectNode atPayment = Documents.with(document("ACT"), "/fixing", "\"PAYMENT\"");
        assertThat(Documents.faults(atPayment.toString()))
                .containsExactly(new Violation("rateDay", "PAYMENT, as in fixing"));
    }

    @Test
    void theProgrammesOfTheReleaseHaveTheDayThatTheyAlwaysHad() {
        assertThat(Documents.bundled())
                .allMatch(version -> version.rateDay()
                        == (version.fixing().name().equals("PAYMENT") ? RateDay.PAYMENT : RateDay.ACT));
    }

    private static void assertRates(JsonPath award, String rateDay, String on) {
        assertThat(award.getString("rateDay")).isEqualTo(rateDay);
        assertThat(award.getString("ratesOn")).isEqualTo(on);
        assertThat(award.getString("asOf"))
                .as("the claim's day is another matter")
                .isEqualTo(TestProgrammes.AS_OF);
    }

    private static ObjectNode document(String rateDay) {
        ObjectNode document = TestProgrammes.bounty("100.00", "QUEUE");
        Documents.with(document, "/rates", "{\"source\": \"ECB\"}");
        return rateDay == null ? document : Documents.with(document, "/rateDay", "\"" + rateDay + "\"");
    }

    /** As it is answered, and the same in the explanation. */
    private JsonPath award(ObjectNode document, String currency) {
        programme = TestProgrammes.approved(document);
        String claimant = Stories.registered("partner", false, 0).getString("id");
        JsonPath attested = Stories.awarded(
                "partner",
                claimant,
                programme,
                TestProgrammes.AS_OF,
                currency,
                QueueStories.facts(Stories.soldier(), "SOLDIER"));
        JsonPath explained = Api.get("partner", "/v1/claims/" + attested.getString("claim.id") + "/explanation");
        List<String> said = List.of(
                String.valueOf(explained.getString("award.rateDay")),
                String.valueOf(explained.getString("award.ratesOn")));
        JsonPath award = Api.get("partner", "/v1/awards/" + attested.getString("award.id"));
        assertThat(said)
                .containsExactly(
                        String.valueOf(award.getString("rateDay")), String.valueOf(award.getString("ratesOn")));
        return award;
    }
}
