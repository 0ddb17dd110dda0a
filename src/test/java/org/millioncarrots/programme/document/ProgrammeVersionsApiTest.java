package org.millioncarrots.programme.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.Tokens;

/** Each test publishes a programme of its own, in force from the future, so that no other answer changes. */
@QuarkusTest
class ProgrammeVersionsApiTest {
    @Inject
    Clock clock;

    @Inject
    DataSource dataSource;

    @Inject
    BundledProgrammes bundled;

    @Test
    void aVersionIsPublishedByOnePersonAndApprovedByAnother() {
        ObjectNode document = document("test-two-people", 1);
        publish("policy", "test-two-people", document.toString())
                .statusCode(201)
                .header("Location", org.hamcrest.Matchers.endsWith("/v1/programmes/test-two-people/versions/1"))
                .body("state", equalTo("PUBLISHED"));

        get("partner", "/v1/programmes/test-two-people/versions/1").statusCode(404);
        get("policy2", "/v1/programmes/test-two-people/versions/1")
                .statusCode(200)
                .body("state", equalTo("PUBLISHED"));
        approve("policy", "test-two-people", 1).statusCode(403).body("type", equalTo("/problems/same-person"));
        approve("policy2", "test-two-people", 1).statusCode(200).body("state", equalTo("APPROVED"));
        approve("policy2", "test-two-people", 1).statusCode(200);
        approve("policy", "test-two-people", 1).statusCode(409);
        get("partner", "/v1/programmes/test-two-people/versions/1").statusCode(200);
        get("partner", "/v1/programmes/test-two-people").statusCode(404);
    }

    @Test
    void yamlIsReadAsWellAsJson() {
        String yaml = BundledProgrammes.text("open-door/1")
                .replace("code: open-door", "code: test-yaml")
                .replace("\"2022-03-01\"", "\"" + tomorrow() + "\"");
        given().auth()
                .oauth2(Tokens.of("policy"))
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/yaml")
                .body(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/programmes/test-yaml/versions")
                .then()
                .statusCode(201)
                .body("code", equalTo("test-yaml"));
    }

    @Test
    void everyFaultIsNamedAtOnceAndNothingIsStored() {
        ObjectNode document = document("test-faults", 1);
        Documents.with(document, "/benefits/0/amount", "\"5000000.0\"");
        Documents.with(document, "/rates/source", "\"FED\"");
        Documents.with(document, "/nationality", "\"any\"");
        publish("policy", "test-faults", document.toString())
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/programme-refused"))
                .body("violations.field", containsInAnyOrder("benefits[0].amount", "rates.source", "nationality"));
        get("policy", "/v1/programmes/test-faults/versions/1").statusCode(404);
        publish("policy", "test-faults", "{\"code\":")
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-body"));
        publish("policy", "test-faults", "").statusCode(org.hamcrest.Matchers.oneOf(400, 422));
        publish("policy", "test-faults", "[]").statusCode(422).body("violations", hasSize(1));
    }

    @Test
    void theDocumentMustFitItsPlace() {
        ObjectNode document = document("test-place", 7);
        Documents.with(document, "/inForceFrom", "\"2022-03-01\"");
        publish("policy", "test-elsewhere", document.toString())
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("code", "version", "inForceFrom"));
    }

    /** What was published earlier stays readable. */
    @Test
    void nothingIsPromisedInMoneyThatWasReplaced() {
        ObjectNode document = document("test-replaced", 1);
        Documents.with(document, "/benefits/0/currency", "\"BGN\"");
        assertThat(Documents.faults(document.toString())).isEmpty();
        publish("policy", "test-replaced", document.toString())
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("benefits[0].currency"));
    }

    @Test
    void theSamePostTwiceIsPublishedOnce() {
        String document = document("test-twice", 1).toString();
        String key = UUID.randomUUID().toString();
        for (String replayed : new String[] {null, "true"}) {
            given().auth()
                    .oauth2(Tokens.of("policy"))
                    .header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(document)
                    .post("/v1/programmes/test-twice/versions")
                    .then()
                    .statusCode(201)
                    .header("Idempotency-Replayed", replayed);
        }
        publish("policy2", "test-twice", document).statusCode(422).body("violations.field", hasItem("version"));
        given().auth()
                .oauth2(Tokens.of("policy"))
                .contentType("application/json")
                .body(document)
                .post("/v1/programmes/test-twice/versions")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/idempotency-key-missing"));
    }

    @Test
    void whoeverPublishesTheSameNumberAtTheSameMomentIsPublishedOnce() throws Exception {
        String document = document("test-race", 1).toString();
        String token = Tokens.of("policy");
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var posts = Collections.nCopies(4, (Callable<Integer>) () -> given().auth()
                    .oauth2(token)
                    .header("Idempotency-Key", UUID.randomUUID())
                    .contentType("application/json")
                    .body(document)
                    .post("/v1/programmes/test-race/versions")
                    .statusCode());
            for (var answer : threads.invokeAll(posts)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnlyOnce(201).allMatch(status -> List.of(201, 409, 422)
                .contains(status));
    }

    @Test
    void theDiffNamesWhatChangedByWhatItIs() {
        publish("policy", "test-diff", document("test-diff", 1).toString()).statusCode(201);
        ObjectNode second = document("test-diff", 2);
        Documents.with(second, "/benefits/0/amount", "\"6000000.00\"");
        Documents.with(second, "/sponsors/1", "{\"code\":\"PL\",\"name\":\"Poland\",\"parts\":2}");
        publish("policy", "test-diff", second.toString()).statusCode(201);

        get("auditor", "/v1/programmes/test-diff/versions/2/diff")
                .statusCode(200)
                .body("against", equalTo(1))
                .body("changes.at", containsInAnyOrder("benefits[BOUNTY].amount", "sponsors[PL]"))
                .body("changes.find { it.at == 'benefits[BOUNTY].amount' }.before", equalTo("\"5000000.00\""))
                .body("changes.find { it.at == 'benefits[BOUNTY].amount' }.after", equalTo("\"6000000.00\""));
        get("auditor", "/v1/programmes/test-diff/versions/2/diff?against=9").statusCode(404);
        get("auditor", "/v1/programmes/test-diff/versions/1/diff").statusCode(404);
    }

    @Test
    void anEarlierVersionIsNotApprovedAfterALaterOne() {
        publish("policy", "test-order", document("test-order", 1).toString()).statusCode(201);
        publish("policy", "test-order", document("test-order", 2).toString()).statusCode(201);
        approve("policy2", "test-order", 2).statusCode(200);
        approve("policy2", "test-order", 1).statusCode(409);
        approve("policy2", "test-order", 3).statusCode(404);
    }

    @Test
    void onlyPolicyStaffPublishAndApprove() {
        String document = document("test-roles", 1).toString();
        for (String user : new String[] {"partner", "caseworker", "finance", "auditor", "operator"}) {
            publish(user, "test-roles", document).statusCode(403);
            approve(user, "coalition-match", 1).statusCode(403);
        }
    }

    @Test
    void theDatabaseKeepsAnApprovedVersionAsItIs() throws SQLException {
        assertThat(changes("update programme_version set state = 'APPROVED', approved_by = 'x', approved_at = now()"
                        + " where code = 'coalition-match'"))
                .as("approved rows are hidden from updates")
                .isZero();
        assertThatThrownBy(() -> changes("update programme_version set document = 'x'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> changes("delete from programme_version")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> changes("update programme_sponsor set parts = 9"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void theDatabaseRefusesTheSamePersonToo() throws SQLException {
        publish("policy", "test-same-person", document("test-same-person", 1).toString())
                .statusCode(201);
        assertThatThrownBy(() -> changes("update programme_version set state = 'APPROVED',"
                        + " approved_by = published_by, approved_at = now() where code = 'test-same-person'"))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo("23514"));
        assertThatThrownBy(() -> changes("insert into programme_version select 'test-same-person', 2, 'APPROVED',"
                        + " in_force_from, in_force_to, document, sha256, 'a', now(), 'b', now() from programme_version"
                        + " where code = 'test-same-person'"))
                .hasMessageContaining("row-level security");
    }

    @Test
    void storingTheReleaseAgainChangesNothing() throws SQLException {
        String before = rows();
        bundled.store();
        assertThat(rows()).isEqualTo(before);
    }

    private String rows() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*), max(published_at), max(approved_at),"
                        + " (select sum(parts) from programme_sponsor where code = 'coalition-match')"
                        + " from programme_version where published_by = 'release:author'")) {
            result.next();
            return result.getString(1) + " " + result.getString(2) + " " + result.getString(3) + " "
                    + result.getString(4);
        }
    }

    private int changes(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private ObjectNode document(String code, int version) {
        ObjectNode document = Documents.tree("ukraine-lay-down-arms");
        Documents.with(document, "/code", "\"" + code + "\"");
        Documents.with(document, "/version", String.valueOf(version));
        return Documents.with(document, "/inForceFrom", "\"" + tomorrow() + "\"");
    }

    private LocalDate tomorrow() {
        return LocalDate.now(clock).plusDays(1);
    }

    private static ValidatableResponse publish(String user, String code, String document) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(document)
                .post("/v1/programmes/" + code + "/versions")
                .then();
    }

    private static ValidatableResponse approve(String user, String code, int version) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .post("/v1/programmes/" + code + "/versions/" + version + "/approval")
                .then();
    }

    private static ValidatableResponse get(String user, String path) {
        return given().auth().oauth2(Tokens.of(user)).get(path).then();
    }
}
