package org.millioncarrots.programme.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.millioncarrots.programme.Programmes;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.LogCapture;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** A newer version of the service has stored a programme's second version; then somebody went a step back, to this one. */
@QuarkusTest
class UnreadableDocumentApiTest {
    private static final String SECRET_WORD = "onlyTheNewerVersionKnows";

    @Inject
    Programmes programmes;

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    private String code = "";

    enum Document {
        UNKNOWN_FIELD,
        UNKNOWN_CONDITION,
        UNKNOWN_VALUE,
        BROKEN,
        OTHER_TEXT_THAN_PUBLISHED;

        String text(String code) {
            ObjectNode document = Documents.tree("ukraine-lay-down-arms");
            Documents.with(document, "/code", "\"" + code + "\"");
            Documents.with(document, "/version", "2");
            return switch (this) {
                case UNKNOWN_FIELD ->
                    Documents.with(document, "/" + SECRET_WORD, "true").toString();
                case UNKNOWN_CONDITION ->
                    Documents.with(document, "/conditions/0/rule", "\"" + SECRET_WORD + "\"")
                            .toString();
                case UNKNOWN_VALUE ->
                    Documents.with(document, "/rates/source", "\"" + SECRET_WORD + "\"")
                            .toString();
                case BROKEN -> "{\"" + SECRET_WORD;
                case OTHER_TEXT_THAN_PUBLISHED -> document.toString();
            };
        }
    }

    @BeforeEach
    void aProgrammeOfItsOwn() {
        code = TestProgrammes.approved(TestProgrammes.bounty("1000.00", "REFUSE"));
    }

    @AfterEach
    void readableAgain() throws SQLException {
        asOwner("delete from programme_version where code = '" + code + "' and version = 2");
        programmes.refresh();
        assertThat(programmes.unreadableDocuments()).isZero();
        Api.get("partner", "/v1/programmes/" + code + "?asOf=" + TestProgrammes.AS_OF);
    }

    @ParameterizedTest
    @EnumSource
    void disablesItsProgrammeOnly(Document document) throws SQLException {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        String claim = Api.post("partner", "/v1/claims", claim(claimant), 201).getString("id");
        try (LogCapture log = LogCapture.start()) {
            store(document, true);
            programmes.refresh();
            assertThat(log.text()).containsOnlyOnce("programme " + code + " cannot be read");
            assertThat(log.text()).doesNotContain(SECRET_WORD);
        }
        assertThat(programmes.unreadableDocuments()).isEqualTo(1);
        assertThat(programmes.disabled()).containsExactly(code);
        assertThat(io.restassured.RestAssured.given().get("/q/metrics").asString())
                .contains("carrots_unreadable_documents 1.0");

        JsonPath answer = Api.post("partner", "/v1/eligibility-checks", question("2022-03-05"), 200);
        assertThat(answer.getList("programmes.programme"))
                .contains("ukraine-lay-down-arms", "open-door")
                .doesNotContain(code);
        assertThat(answer.getList("notAsked")).containsExactly(code);
        JsonPath list = Api.get("partner", "/v1/programmes?asOf=2022-03-05");
        assertThat(list.getList("items.code")).contains("open-door").doesNotContain(code);
        assertThat(list.getList("notShown")).containsExactly(code);

        Api.as("partner")
                .get("/v1/programmes/" + code + "?asOf=2022-01-10")
                .then()
                .statusCode(503)
                .body("type", equalTo("/problems/stored-by-newer-version"))
                .body("detail", containsString("version 2 of programme " + code + " cannot be read"))
                .body("detail", not(containsString(SECRET_WORD)));
        Api.as("policy").get("/v1/programmes/" + code + "/versions/2").then().statusCode(503);
        Api.get("partner", "/v1/programmes/" + code + "/versions/1");
        Api.post(
                "partner",
                "/v1/claims",
                claim(Stories.registered("partner", false, 0).getString("id")),
                503);
        Api.post("caseworker", "/v1/claims/" + claim + "/decision", Map.of("outcome", "ELIGIBLE"), 503);
        assertThat(Api.get("partner", "/v1/claims/" + claim).getString("state")).isEqualTo("LODGED");
        Api.as("partner").get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));

        Api.as("finance")
                .header("Idempotency-Key", code)
                .body(Map.of("reason", "LEGAL_ORDER"))
                .post("/v1/programmes/" + code + "/closures")
                .then()
                .statusCode(201);
        Stories.awarded("partner", claimant, "ukraine-lay-down-arms", "2022-03-05", "EUR", Stories.soldier());
    }

    @Test
    void aDraftThatCannotBeReadDisablesNothing() throws SQLException {
        store(Document.UNKNOWN_CONDITION, false);
        assertThat(programmes.unreadableDocuments()).isEqualTo(1);
        assertThat(programmes.disabled()).isEmpty();
        Api.get("partner", "/v1/programmes/" + code + "?asOf=2022-01-10");
        Api.as("partner")
                .body(question("2022-01-10"))
                .post("/v1/eligibility-checks")
                .then()
                .statusCode(200)
                .body("programmes.programme", hasItem(code))
                .body("$", not(org.hamcrest.Matchers.hasKey("notAsked")));
        Api.as("policy2")
                .post("/v1/programmes/" + code + "/versions/2/approval")
                .then()
                .statusCode(503);
    }

    private void store(Document document, boolean approved) throws SQLException {
        String text = document.text(code);
        String hash = document == Document.OTHER_TEXT_THAN_PUBLISHED ? "0".repeat(64) : DocumentText.sha256(text);
        try (var connection = owner.getConnection();
                var insert = connection.prepareStatement("""
                        insert into programme_version (code, version, state, in_force_from, document, sha256,
                            published_by, published_at, approved_by, approved_at)
                        values (?, 2, ?, date '2030-01-01', ?, ?, 'a', now(), ?, ?)
                        """)) {
            insert.setString(1, code);
            insert.setString(2, approved ? "APPROVED" : "PUBLISHED");
            insert.setString(3, text);
            insert.setString(4, hash);
            insert.setString(5, approved ? "b" : null);
            insert.setTimestamp(6, approved ? new java.sql.Timestamp(0) : null);
            insert.executeUpdate();
        }
        programmes.refresh();
    }

    private Map<String, Object> claim(String claimant) {
        return Map.of("claimantId", claimant, "programme", code, "payoutCurrency", "EUR", "facts", facts());
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>(Stories.soldier());
        facts.put("actOn", TestProgrammes.AS_OF);
        return facts;
    }

    private static Map<String, Object> question(String asOf) {
        Map<String, Object> question = new HashMap<>(facts());
        question.put("asOf", asOf);
        return question;
    }

    private void asOwner(String sql) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
