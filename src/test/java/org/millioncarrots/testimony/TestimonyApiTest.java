package org.millioncarrots.testimony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Protection;
import org.millioncarrots.testing.Stories;

@QuarkusTest
class TestimonyApiTest {
    private String claimant = "";
    private final String reference = "ARCHIVE-" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    @BeforeEach
    void aClaimant() {
        claimant = Stories.registered("partner", true, 1).getString("id");
    }

    @Test
    void itIsFoundForWhatWasConsentedToOnceTheDependantsAreSafe() {
        String testimony = recorded(null);
        reading(testimony, "PUBLICATION").then().statusCode(409).body("reason", equalTo("UNDER_EMBARGO"));
        String safety = Api.post("partner", safety(), Map.of(), 201).getString("id");
        reading(testimony, "PUBLICATION").then().statusCode(409);
        Api.post("caseworker", safety() + "/" + safety + "/confirmation", Map.of(), 201);
        reading(testimony, "PUBLICATION").then().statusCode(200).body("reference", equalTo(reference));
        reading(testimony, "RESEARCH").then().statusCode(400).body("violations[0].field", equalTo("scope"));
        reading(testimony, null).then().statusCode(400);

        Api.post("duty", safety() + "/" + safety + "/revocation", Map.of(), 201);
        reading(testimony, "PUBLICATION").then().statusCode(409);
        assertThat(actions())
                .contains(
                        "TESTIMONY_RECORDED",
                        "DEPENDANTS_SAFE_PROPOSED",
                        "DEPENDANTS_SAFE_CONFIRMED",
                        "TESTIMONY_READ",
                        "DEPENDANTS_SAFE_REVOKED");
    }

    @Test
    void oneDependantsSafetyTakesTwoPeople() {
        String safety = Api.post("caseworker", safety(), Map.of(), 201).getString("id");
        Api.post("caseworker", safety(), Map.of(), 409);
        Api.post("caseworker", safety() + "/" + safety + "/confirmation", Map.of(), 403);
        Api.post("partner", safety() + "/" + safety + "/confirmation", Map.of(), 403);
        Api.post("approver", safety() + "/" + safety + "/confirmation", Map.of(), 201);
        Api.post("caseworker2", safety() + "/" + safety + "/confirmation", Map.of(), 404);
        Api.post("partner2", safety() + "/" + safety + "/revocation", Map.of(), 404);
    }

    @ParameterizedTest
    @CsvSource({"2022-01-01, 200", "2199-01-01, 409"})
    void anEmbargoEndsOnItsDay(String until, int status) {
        reading(recorded(until), "PROSECUTION").then().statusCode(status);
    }

    @Test
    void itIsTakenBackAtAnyTimeAndNothingThatLeadsToItStays() throws SQLException {
        String testimony = recorded("2022-01-01");
        Api.post("testimony", testimony + "/destruction", Map.of(), 409);
        assertThat(Api.post("partner", testimony + "/withdrawal", Map.of(), 201).getString("state"))
                .isEqualTo("WITHDRAWN");
        Api.post("partner", testimony + "/withdrawal", Map.of(), 409);
        reading(testimony, null).then().statusCode(200).body("reference", equalTo(reference));
        assertThat(sealed()).isOne();
        assertThat(Api.post("testimony", testimony + "/destruction", Map.of(), 201)
                        .getString("state"))
                .isEqualTo("DESTROYED");
        assertThat(sealed()).isZero();
        reading(testimony, "PUBLICATION").then().statusCode(410);
        JsonPath left = Api.get("auditor", "/v1/claimants/" + claimant + "/testimonies");
        assertThat(left.getList("state")).containsExactly("DESTROYED");
    }

    @Test
    void anErasureReachesIt() throws SQLException {
        String testimony = recorded("2022-01-01");
        Protection.agreed(claimant);
        Protection.coerced(claimant);
        String erasures = "/v1/claimants/" + claimant + "/erasures";
        String erasure = Api.post("caseworker", erasures, Map.of("reason", "REGISTERED_BY_MISTAKE"), 201)
                .getString("id");
        Api.post("approver", erasures + "/" + erasure + "/approval", Map.of(), 201);
        assertThat(sealed()).isZero();
        assertThat(count("check_in")).isZero();
        reading(testimony, "PUBLICATION").then().statusCode(410);
        assertThat(Api.get("partner", "/v1/claimants/" + claimant + "/testimonies")
                        .getList("id"))
                .hasSize(1);
    }

    @Test
    void whoeverActsUnderCoercionHasNothingUsed() {
        String testimony = recorded("2022-01-01");
        Protection.agreed(claimant);
        Protection.coerced(claimant);
        JsonPath refused = reading(testimony, "PUBLICATION").jsonPath();
        JsonPath ordinary = reading(recorded(null), "PUBLICATION").jsonPath();
        for (String field : List.of("type", "title", "status", "detail", "reason")) {
            assertThat((Object) refused.get(field)).isEqualTo(ordinary.get(field));
        }
        assertThat(refused.getString("reason")).isEqualTo("UNDER_EMBARGO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "caseworker", "approver", "finance", "auditor", "duty", "operator"})
    void nobodyElseLearnsWhereItLies(String user) {
        String testimony = recorded("2022-01-01");
        Api.as(user)
                .body(Map.of("scope", "PUBLICATION"))
                .post(testimony + "/recording")
                .then()
                .statusCode(403);
        assertThat(Api.as(user)
                        .get("/v1/claimants/" + claimant + "/testimonies")
                        .asString())
                .doesNotContain(reference);
    }

    @Test
    void anotherPartnerFindsNothing() {
        String testimony = recorded(null);
        Api.as("partner2")
                .get("/v1/claimants/" + claimant + "/testimonies")
                .then()
                .statusCode(404);
        Api.writing("partner2").post(testimony + "/withdrawal").then().statusCode(404);
        Api.writing("partner2")
                .body(request(null))
                .post("/v1/claimants/" + claimant + "/testimonies")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"takenOn, 2199-01-01", "consentedOn, 2199-01-01", "zone, Vilnius", "consentVersion, a b"})
    void whatDoesNotFitIsNamed(String field, String value) {
        Map<String, Object> wrong = request(null);
        wrong.put(field, value);
        Api.writing("partner")
                .body(wrong)
                .post("/v1/claimants/" + claimant + "/testimonies")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
    }

    private String recorded(@Nullable String embargoUntil) {
        String path = "/v1/claimants/" + claimant + "/testimonies";
        return path + "/"
                + Api.post("partner", path, request(embargoUntil), 201).getString("id");
    }

    private Map<String, Object> request(@Nullable String embargoUntil) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "recording",
                Map.of("reference", reference, "sha256", "ab".repeat(32), "language", "ru"),
                "takenOn",
                "2022-03-20",
                "zone",
                "Europe/Vilnius",
                "consentVersion",
                "2022-1",
                "consentedOn",
                "2022-03-20",
                "scopes",
                List.of("PUBLICATION", "PROSECUTION")));
        if (embargoUntil != null) {
            request.put("embargoUntil", embargoUntil);
        }
        return request;
    }

    private static Response reading(String testimony, @Nullable String scope) {
        return Api.as("testimony")
                .body(scope == null ? Map.of() : Map.of("scope", scope))
                .post(testimony + "/recording");
    }

    private String safety() {
        return "/v1/claimants/" + claimant + "/dependants-safety";
    }

    private List<String> actions() {
        return Api.get("auditor", "/v1/audit?limit=500&subject=" + claimant).getList("items.action");
    }

    private long sealed() throws SQLException {
        return count("vault.vault_record where kind = 'TESTIMONY' and claimant_id = '" + claimant + "' --");
    }

    private long count(String table) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table
                        + (table.endsWith("--") ? "" : " where claimant_id = '" + claimant + "'"))) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
