package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.development.OddTokens;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Payee;
import org.millioncarrots.testing.Stories;

/** One member of staff to whom a careless operator has given every role. Whatever they begin, somebody else must finish. */
@QuarkusTest
class OnePersonEverythingApiTest {
    private static final String[] EVERY_ROLE = {"caseworker", "approver", "finance", "policy", "auditor", "operator"};

    private final String subject = "everything-" + UUID.randomUUID();

    @Test
    void theirOwnCaseNeverBecomesAnAward() {
        String claimant =
                me().body(registration()).post("/v1/claimants").jsonPath().getString("id");
        String claim = me().body(claim(claimant)).post("/v1/claims").jsonPath().getString("id");
        String path = "/v1/claims/" + claim;
        samePerson(me().body(Map.of("outcome", "ELIGIBLE")).post(path + "/decision"));
        Api.post("caseworker", path + "/decision", Map.of("outcome", "ELIGIBLE"), 201);
        samePerson(me().body(Map.of("confirmed", true)).post(path + "/attestation"));
        assertThat(Api.get("caseworker", path).getString("state")).isEqualTo("DECIDED");
    }

    @Test
    void whatTheyDecideSomebodyElseAttestsAndHearsTheAppealOf() {
        String claim = "/v1/claims/"
                + Api.post(
                                "partner",
                                "/v1/claims",
                                claim(Stories.registered("partner", false, 0).getString("id")),
                                201)
                        .getString("id");
        assertThat(me().body(Map.of("outcome", "NOT_ELIGIBLE", "findings", Map.of("exclusionGrounds", "CONFIRMED")))
                        .post(claim + "/decision")
                        .statusCode())
                .isEqualTo(201);
        samePerson(me().body(Map.of("confirmed", true)).post(claim + "/attestation"));
        Api.post("approver", claim + "/attestation", Map.of("confirmed", true), 201);
        Api.post("partner", claim + "/appeal", Map.of("ground", "NEW_EVIDENCE"), 201);
        samePerson(me().body(Map.of("outcome", "ELIGIBLE")).post(claim + "/decision"));
    }

    @Test
    void theHoldTheyPlacedTheyDoNotLift() throws InterruptedException {
        Payee payee = Payee.due(Payee.programme("GMD"), "GMD");
        JsonPath held = me().body(Map.of("reason", "SANCTIONS_MATCH"))
                .post("/v1/claims/" + payee.claim() + "/holds")
                .jsonPath();
        samePerson(me().delete("/v1/claims/" + payee.claim() + "/holds/" + held.getString("holds[0].id")));
        assertThat(me().body(Map.of("reason", "PAYEE_DOUBT"))
                        .post(payee.path() + "/hold")
                        .statusCode())
                .isEqualTo(201);
        samePerson(me().post(payee.path() + "/release"));
    }

    @Test
    void theBatchTheyCollectTheyDoNotApproveOrWithdrawAlone() throws InterruptedException {
        String currency = "MDL";
        Payee.due(Payee.programme(currency), currency);
        String batch = "/v1/payout-batches/"
                + me().body(Map.of("currency", currency, "scheme", "CROSS_BORDER"))
                        .post("/v1/payout-batches")
                        .jsonPath()
                        .getString("id");
        Map<String, Object> seen = digest(batch);
        samePerson(me().body(seen).post(batch + "/approval"));
        // Whatever letters the provider writes the subject in.
        samePerson(OddTokens.writing(subject.toUpperCase(Locale.ROOT), EVERY_ROLE)
                .body(seen)
                .post(batch + "/approval"));
        Api.post("finance2", batch + "/approval", seen, 201);
        assertThat(me().body(Map.of("reason", "WRONG_DAY"))
                        .post(batch + "/withdrawal")
                        .statusCode())
                .isEqualTo(201);
        samePerson(me().post(batch + "/withdrawal/approval"));
    }

    @Test
    void moneyTheyVoteIsNoMoney() {
        JsonPath proposed = me().body(Map.of(
                        "programme", "ukraine-lay-down-arms",
                        "sponsor", "UA",
                        "amount", Map.of("amount", "1.00", "currency", "PEN"),
                        "reference", "vote of one"))
                .post("/v1/appropriations")
                .jsonPath();
        samePerson(me().post("/v1/appropriations/" + proposed.getString("id") + "/approval"));
    }

    /** A machine's credential with a role of staff has none at all. */
    @ParameterizedTest
    @ValueSource(strings = {"partner", "bank"})
    void aMachineIsNobodysColleague(String machine) {
        for (String role : EVERY_ROLE) {
            RequestSpecification both = OddTokens.writing(subject, machine, role);
            assertThat(both.body(claim(UUID.randomUUID().toString()))
                            .post("/v1/claims")
                            .statusCode())
                    .as("%s and %s", machine, role)
                    .isEqualTo(403);
        }
    }

    private RequestSpecification me() {
        return OddTokens.writing(subject, EVERY_ROLE);
    }

    private static void samePerson(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/same-person");
    }

    private static Map<String, Object> digest(String batch) {
        return Collections.singletonMap("digest", Api.get("finance2", batch).get("digest"));
    }

    private static Map<String, Object> registration() {
        return Map.of(
                "identity",
                        Map.of(
                                "name", "Образец Третий",
                                "bornOn", "1990-01-01",
                                "document",
                                        Map.of(
                                                "kind",
                                                "PASSPORT",
                                                "issuedBy",
                                                "XX",
                                                "number",
                                                "O" + System.nanoTime())),
                "payoutDestination", Map.of("iban", "DE89370400440532013000"));
    }

    private static Map<String, Object> claim(String claimant) {
        Map<String, Object> claim = new HashMap<>();
        claim.put("claimantId", claimant);
        claim.put("programme", "ukraine-lay-down-arms");
        claim.put("payoutCurrency", "EUR");
        claim.put("facts", Stories.soldier());
        return claim;
    }
}
