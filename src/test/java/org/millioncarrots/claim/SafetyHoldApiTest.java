package org.millioncarrots.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** A partner asks that payments wait until dependants are safe; nothing is lost by it. */
@QuarkusTest
class SafetyHoldApiTest {
    private String claimant = "";
    private String claim = "";

    @BeforeEach
    void anAward() {
        claimant = Stories.registered("partner", true, 1).getString("id");
        claim = "/v1/claims/"
                + Stories.awarded("partner", claimant, "diplomat-resignation", "2022-03-10", "EUR", Stories.diplomat())
                        .getString("claim.id");
    }

    @Test
    void whatFellDueMeanwhileIsPaidAfterwards() throws InterruptedException {
        String hold = held();
        Stories.run("2022-05-31");
        assertThat(standings()).startsWith("HELD", "HELD").doesNotContain("DUE");
        assertThat(payouts()).isZero();

        lifting("caseworker", hold).then().statusCode(200);
        lifting("approver", hold).then().statusCode(200).body("onHold", equalTo(false));
        Stories.run("2022-05-31");
        assertThat(payouts()).isGreaterThanOrEqualTo(2);
        assertThat(standings()).doesNotContain("HELD");
    }

    @Test
    void aPartnerAsksAndTwoPeopleOfStaffDecide() {
        String hold = held();
        lifting("partner", hold).then().statusCode(403);
        asking("partner", hold)
                .then()
                .statusCode(201)
                .body("holds[0].releaseAskedAt", notNullValue())
                .body("onHold", equalTo(true));
        lifting("caseworker", hold)
                .then()
                .statusCode(200)
                .body("onHold", equalTo(true))
                .body("holds[0].liftProposedAt", notNullValue());
        lifting("caseworker", hold).then().statusCode(403);
        lifting("caseworker2", hold).then().statusCode(200).body("onHold", equalTo(false));
        asking("partner", hold).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SANCTIONS_MATCH",
                "EXCLUSION_1F",
                "IDENTITY_DOUBT",
                "EVIDENCE_DOUBT",
                "COURT_ORDER",
                "BANK_COMPLIANCE"
            })
    void aPartnerGivesNoOtherReason(String reason) {
        Api.writing("partner")
                .body(Map.of("reason", reason))
                .post(claim + "/holds")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("reason"));
    }

    @Test
    void nobodyStopsOrReleasesTheClaimsOfAnotherPartner() {
        Api.writing("partner2")
                .body(Map.of("reason", "SAFETY_OF_DEPENDANTS"))
                .post(claim + "/holds")
                .then()
                .statusCode(404);
        asking("partner2", held()).then().statusCode(404);
    }

    /** The hold of staff is no partner's to speak about. */
    @Test
    void aHoldOfStaffIsNotAskedAbout() {
        String hold = Api.post("caseworker", claim + "/holds", Map.of("reason", "SAFETY_OF_DEPENDANTS"), 201)
                .getString("holds[0].id");
        asking("partner", hold).then().statusCode(404);
        lifting("approver", hold).then().statusCode(200).body("onHold", equalTo(false));
    }

    private String held() {
        return Api.post("partner", claim + "/holds", Map.of("reason", "SAFETY_OF_DEPENDANTS"), 201)
                .getString("holds[0].id");
    }

    private Response lifting(String user, String hold) {
        return Api.as(user).delete(claim + "/holds/" + hold);
    }

    private Response asking(String user, String hold) {
        return Api.writing(user).post(claim + "/holds/" + hold + "/release-requests");
    }

    private List<String> standings() {
        return Api.get("partner", "/v1/claimants/" + claimant + "/schedule").getList("instalments.standing");
    }

    private long payouts() {
        return standings().stream().filter("DUE"::equals).count();
    }
}
