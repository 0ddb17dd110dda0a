package org.millioncarrots.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

@QuarkusTest
class DecisionsApiTest {
    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @Test
    void theExplanationSaysWhatDecidedAndWhatWouldHaveToBeDifferent() {
        Map<String, Object> facts = new HashMap<>(Stories.soldier());
        facts.put("confirmedBy", "NOBODY");
        String claim = lodged("partner", "ukraine-lay-down-arms", facts);
        Api.as("partner").get("/v1/claims/" + claim + "/explanation").then().statusCode(404);
        decided(claim, "NOT_ELIGIBLE", Map.of());

        JsonPath explained = Api.get("partner", "/v1/claims/" + claim + "/explanation");
        assertThat(explained.getString("explanation.summary")).startsWith("Not eligible under ");
        assertThat(explained.getString("explanation.reasons[0].rule")).isEqualTo("ACT_CONFIRMED");
        assertThat(explained.getString("explanation.reasons[0].change.fact")).isEqualTo("confirmedBy");
        assertThat(explained.getList("explanation.reasons[0].change.values")).contains("UKRAINIAN_FORCES");
        assertThat(explained.getList("explanation.reasons.legalBasis")).doesNotContainNull();
        assertThat(explained.getList("legalBasis")).isNotEmpty();
        assertThat(explained.getString("facts.confirmedBy")).isEqualTo("NOBODY");
        assertThat(explained.getInt("version.version")).isEqualTo(1);
        assertThat(explained.getString("version.because")).contains("in force on the claim's day");
        assertThat(explained.getString("version.sha256")).hasSize(64);
        assertThat(explained.getString("knownAt")).isNotBlank();
        assertThat((Object) explained.get("award")).isNull();
        assertThat(explained.prettify()).doesNotContain("decidedBy");

        for (String reader : List.of("caseworker", "approver", "auditor")) {
            Api.get(reader, "/v1/claims/" + claim + "/explanation");
        }
        Api.as("partner2").get("/v1/claims/" + claim + "/explanation").then().statusCode(404);
        Api.as("finance").get("/v1/claims/" + claim + "/explanation").then().statusCode(403);
    }

    @Test
    void theExplanationIsInTheLanguageAskedForAndTheRecordIsEnglish() {
        Map<String, Object> facts = new HashMap<>(Stories.soldier());
        facts.put("confirmedBy", "NOBODY");
        String claim = lodged("partner", "ukraine-lay-down-arms", facts);
        decided(claim, "NOT_ELIGIBLE", Map.of());
        String before = recorded(claim);

        JsonPath explained = Api.json(Api.as("partner")
                .header("Accept-Language", "de;q=0.5, uk")
                .get("/v1/claims/" + claim + "/explanation")
                .then()
                .statusCode(200)
                .header("Content-Language", "uk")
                .header("Vary", "Accept-Language")
                .extract()
                .response());
        assertThat(explained.getString("explanation.summary"))
                .startsWith("Права немає за програмою «Ukraine's offer")
                .contains("Умов не виконано: 1 із 7");
        assertThat(explained.getString("explanation.reasons[0].because"))
                .isEqualTo(
                        "Дію ніхто не підтвердив; хто може підтвердити: українські війська, війська коаліції, міжнародна"
                                + " організація, особа, яка веде справу");
        assertThat(explained.getString("explanation.reasons[0].change.inWords"))
                .startsWith("Дію мав би підтвердити хтось із переліку: українські війська");
        assertThat(explained.getList("explanation.reasons[0].change.values")).contains("UKRAINIAN_FORCES");
        assertThat(explained.getString("version.because")).contains("чинною в день заяви");

        assertThat(Api.get("partner", "/v1/claims/" + claim + "/explanation")
                        .getString("explanation.reasons[0].because"))
                .startsWith("nobody has confirmed the act");
        assertThat(recorded(claim)).isEqualTo(before).contains("nobody has confirmed the act");
    }

    /** As whoever reads the claim sees it, in whichever language. */
    private static String recorded(String claim) {
        return Api.as("partner")
                .header("Accept-Language", "uk")
                .get("/v1/claims/" + claim)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void theExplanationOfAnAwardNamesItsMoneyAndRates() {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        JsonPath attested =
                Stories.awarded("partner", claimant, "ukraine-lay-down-arms", "2022-03-05", "EUR", Stories.soldier());
        JsonPath explained = Api.get("partner", "/v1/claims/" + attested.getString("claim.id") + "/explanation");
        assertThat(explained.getString("award.id")).isEqualTo(attested.getString("award.id"));
        assertThat(explained.getString("award.money[0].promised.amount")).isEqualTo("5000000.00");
        assertThat(explained.getString("award.money[0].rates[0].sha256")).hasSize(64);
        assertThat(explained.getList("explanation.reasons.outcome")).containsOnly("MET");
    }

    @Test
    void everyRecordedDecisionComesOutTheSameWhenItIsReplayed() throws SQLException {
        int made = variedDecisions();
        JsonPath replay = Api.get("auditor", "/v1/decisions/replay");
        assertThat(replay.getInt("replayed")).isGreaterThanOrEqualTo(made);
        assertThat(replay.getList("differences")).isEmpty();
        assertThat(replay.getInt("different")).isZero();
        Api.as("caseworker")
                .get("/v1/decisions/replay")
                .then()
                .statusCode(403)
                .header("Deprecation", "@1796083200")
                .header("Sunset", "Wed, 01 Dec 2027 00:00:00 GMT");
        Api.as("auditor").get("/v1/decision-replays").then().header("Deprecation", nullValue());
    }

    @Test
    void aRecordThatWasTamperedWithIsNamed() throws SQLException {
        String claim = lodged("partner", "ukraine-lay-down-arms", Stories.soldier());
        decided(claim, "ELIGIBLE", Map.of());
        asOwner("update decision set facts = jsonb_set(facts, '{confirmedBy}', '\"NOBODY\"') where claim_id = '" + claim
                + "'");
        try {
            JsonPath replay = Api.get("auditor", "/v1/decisions/replay");
            assertThat(replay.getInt("different")).isEqualTo(1);
            assertThat(replay.getString("differences[0].claimId")).isEqualTo(claim);
            assertThat(replay.getString("differences[0].what")).isEqualTo("OUTCOME");
        } finally {
            asOwner("update decision set facts = jsonb_set(facts, '{confirmedBy}', '\"UKRAINIAN_FORCES\"')"
                    + " where claim_id = '" + claim + "'");
        }
    }

    /** Different programmes, days, families, findings and outcomes; some confirmed, sent back, or appealed and decided anew. */
    private int variedDecisions() {
        List<String> claims = new ArrayList<>();
        for (String confirmer : List.of("UKRAINIAN_FORCES", "NOBODY", "CASEWORKER")) {
            for (String actOn : List.of("2022-02-24", "2022-03-04", "2021-12-31")) {
                Map<String, Object> facts = new HashMap<>(Stories.soldier());
                facts.put("confirmedBy", confirmer);
                facts.put("actOn", actOn);
                String claim = lodged("partner", "ukraine-lay-down-arms", facts);
                boolean eligible = !confirmer.equals("NOBODY") && !actOn.startsWith("2021");
                decided(claim, eligible ? "ELIGIBLE" : "NOT_ELIGIBLE", Map.of());
                claims.add(claim);
            }
        }
        String diplomat = lodged("partner2", "diplomat-resignation", Stories.diplomat());
        decided(diplomat, "NOT_ELIGIBLE", Map.of("exclusionGrounds", "CONFIRMED"));
        attested(diplomat, true);
        Api.post("partner2", "/v1/claims/" + diplomat + "/appeal", Map.of("ground", "NEW_EVIDENCE"), 201);
        decided("caseworker2", diplomat, "ELIGIBLE", Map.of("dependants", Map.of("spouse", true, "children", 2)));
        attested(diplomat, false);
        decided("caseworker2", diplomat, "ELIGIBLE", Map.of());
        return claims.size() + 3;
    }

    private static String lodged(String partner, String programme, Map<String, Object> facts) {
        boolean family = programme.equals("diplomat-resignation");
        String claimant = Stories.registered(partner, family, family ? 3 : 0).getString("id");
        return Api.post(
                        partner,
                        "/v1/claims",
                        Map.of(
                                "claimantId", claimant,
                                "programme", programme,
                                "payoutCurrency", "EUR",
                                "facts", facts),
                        201)
                .getString("id");
    }

    private static void decided(String claim, String outcome, Map<String, Object> findings) {
        decided("caseworker", claim, outcome, findings);
    }

    private static void decided(String person, String claim, String outcome, Map<String, Object> findings) {
        Api.post(
                person,
                "/v1/claims/" + claim + "/decision",
                Map.of("outcome", outcome, "findings", findings, "evidence", List.of("file/7")),
                201);
    }

    private static void attested(String claim, boolean confirmed) {
        Api.post("approver", "/v1/claims/" + claim + "/attestation", Map.of("confirmed", confirmed), 201);
    }

    private void asOwner(String sql) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
