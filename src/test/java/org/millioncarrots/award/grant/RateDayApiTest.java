package org.millioncarrots.award.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.programme.ProgrammeClosureApiTest;
import org.millioncarrots.programme.ProgrammeVersion.RateDay;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.QueueStories;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** The programme says which event's day the rates are of, and the award says which it was. Leva have had one rate since they ended. */
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
        assertRates(award(document(null)), "ACT", TestProgrammes.AS_OF);
    }

    @Test
    void theDayOfLodgingMayCount() {
        assertRates(award(document("LODGING")), "LODGING", LocalDate.now(clock).toString());
    }

    @Test
    void theDayOfTheAwardMayCount() {
        assertRates(award(document("AWARD")), "AWARD", LocalDate.now(clock).toString());
    }

    @Test
    void ratesOfEachPaymentHaveNoDayYet() {
        ObjectNode document = Documents.with(document(null), "/fixing", "\"PAYMENT\"");
        JsonPath award = award(document);
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
        assertThat(award.getString("money[0].payable.currency")).isEqualTo("BGN");
        assertThat(award.<String>getList("money[0].rates.inForceFrom")).allMatch(day -> day.compareTo(on) <= 0);
        assertThat(award.getList("money[0].rates")).isNotEmpty();
    }

    private static ObjectNode document(String rateDay) {
        ObjectNode document = TestProgrammes.bounty("100.00", "QUEUE");
        Documents.with(document, "/rates", "{\"source\": \"ECB\"}");
        return rateDay == null ? document : Documents.with(document, "/rateDay", "\"" + rateDay + "\"");
    }

    /** As it is answered, and the same in the explanation. */
    private JsonPath award(ObjectNode document) {
        programme = TestProgrammes.approved(document);
        String claimant = Stories.registered("partner", false, 0).getString("id");
        JsonPath attested = Stories.awarded(
                "partner",
                claimant,
                programme,
                TestProgrammes.AS_OF,
                "BGN",
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
