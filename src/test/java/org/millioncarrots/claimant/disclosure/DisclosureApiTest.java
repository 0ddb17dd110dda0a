package org.millioncarrots.claimant.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** An identity is read by one person, with another's approval, once. */
@QuarkusTest
class DisclosureApiTest {
    private static final Map<String, String> REQUEST = Map.of("purpose", "LEGAL_ORDER", "reference", "CASE-2026-17");

    @Inject
    @DataSource("migration")
    AgroalDataSource owner;

    private String path;
    private String claimant;

    @BeforeEach
    void aClaimant() {
        claimant = Stories.registered("partner", true, 1).getString("id");
        path = "/v1/claimants/" + claimant + "/disclosures";
    }

    @Test
    void whoProposedReadsOnceAfterAnotherHasApproved() {
        JsonPath proposed = Api.post("caseworker", path, REQUEST, 201);
        assertThat(proposed.getString("state")).isEqualTo("PROPOSED");
        String disclosure = path + "/" + proposed.getString("id");

        status("caseworker", disclosure, 409);
        Api.writing("caseworker")
                .post(disclosure + "/approval")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/same-person"));
        JsonPath approved = Api.post("auditor", disclosure + "/approval", Map.of(), 201);
        assertThat(approved.getString("state")).isEqualTo("APPROVED");
        assertThat(approved.getString("approvedBy")).isNotEqualTo(approved.getString("proposedBy"));
        Api.writing("approver").post(disclosure + "/approval").then().statusCode(409);
        status("auditor", disclosure, 403);

        Api.as("caseworker")
                .head(disclosure + "/identity")
                .then()
                .statusCode(405)
                .header("Allow", "GET, OPTIONS");
        var answer = Api.as("caseworker").get(disclosure + "/identity");
        answer.then()
                .statusCode(200)
                .body("name", equalTo("Пётр Образцов"))
                .body("bornOn", equalTo("1990-04-12"))
                .body("document.kind", equalTo("PASSPORT"))
                .body("dependants.relation", contains("SPOUSE", "CHILD"));
        assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-store");

        Api.as("caseworker")
                .get(disclosure + "/identity")
                .then()
                .statusCode(410)
                .body("type", equalTo("/problems/gone"));
        assertThat(Api.get("approver", path).getList("state")).containsExactly("READ");
        assertThat(Api.get("auditor", "/v1/audit?subject=" + claimant).getList("items.action"))
                .containsExactlyInAnyOrder(
                        "CLAIMANT_REGISTERED", "DISCLOSURE_PROPOSED", "DISCLOSURE_APPROVED", "IDENTITY_DISCLOSED");
    }

    @Test
    void manyReadersAtTheSameMomentGetItOnce() throws Exception {
        String disclosure = approved();
        Callable<Integer> read =
                () -> Api.as("caseworker").get(disclosure + "/identity").statusCode();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers = executor.invokeAll(List.of(read, read, read, read)).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(200, 410, 410, 410);
        }
    }

    @Test
    void whatIsNotUsedInTimeIsGone() throws SQLException {
        String late = approved();
        String proposed =
                path + "/" + Api.post("caseworker", path, REQUEST, 201).getString("id");
        assertThat(Api.get("auditor", path).getList("state")).containsExactly("PROPOSED", "APPROVED");
        run("update disclosure set expires_at = now() where claimant_id = '" + claimant + "'");
        status("caseworker", late, 410);
        Api.writing("auditor").post(proposed + "/approval").then().statusCode(409);
        status("caseworker", proposed, 410);
        assertThat(Api.get("auditor", path).getList("state")).containsExactly("EXPIRED", "EXPIRED");
    }

    @Test
    void anErasedIdentityIsGone() throws SQLException {
        String disclosure = approved();
        run("delete from vault.vault_key where claimant_id = '" + claimant + "'");
        status("caseworker", disclosure, 410);
        assertThat(Api.get("auditor", path).getList("state")).containsExactly("APPROVED");
    }

    @Test
    void aRepeatedProposalIsTheSameOne() {
        String key = UUID.randomUUID().toString();
        List<String> ids = List.of(propose(key), propose(key));
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
        assertThat(Api.get("auditor", path).getList("id")).hasSize(1);
    }

    @Test
    void anotherClaimantsDisclosureIsNotFound() {
        String disclosure = approved();
        String other = Stories.registered("partner", false, 0).getString("id");
        String elsewhere = "/v1/claimants/" + other + disclosure.substring(disclosure.indexOf("/disclosures"));
        status("caseworker", elsewhere, 404);
        Api.writing("approver").post(elsewhere + "/approval").then().statusCode(404);
        Api.writing("caseworker")
                .body(REQUEST)
                .post("/v1/claimants/" + UUID.randomUUID() + "/disclosures")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"purpose\":\"CURIOSITY\",\"reference\":\"CASE-2026-17\"}=purpose",
                "{\"reference\":\"CASE-2026-17\"}=purpose",
                "{\"purpose\":\"AUDIT\"}=reference",
                "{\"purpose\":\"AUDIT\",\"reference\":\"Petr Obraztsov\"}=reference",
                "{\"purpose\":\"AUDIT\",\"reference\":\"DE89370400440532013000\"}=reference",
                "{\"purpose\":\"AUDIT\",\"reference\":\"CASE-2026-17\",\"why\":\"x\"}=why"
            })
    void aWrongProposalIsRefusedByField(String bodyAndField) {
        int place = bodyAndField.lastIndexOf('=');
        Api.writing("caseworker")
                .body(bodyAndField.substring(0, place))
                .post(path)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(bodyAndField.substring(place + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "finance", "policy", "operator"})
    void othersMayNot(String user) {
        String disclosure = approved();
        status(user, disclosure, 403);
        Api.as(user).get(path).then().statusCode(403);
        Api.writing(user).body(REQUEST).post(path).then().statusCode(403);
        Api.writing(user).post(disclosure + "/approval").then().statusCode(403);
    }

    private String approved() {
        String disclosure =
                path + "/" + Api.post("caseworker", path, REQUEST, 201).getString("id");
        Api.post("auditor", disclosure + "/approval", Map.of(), 201);
        return disclosure;
    }

    private String propose(String key) {
        return Api.as("caseworker")
                .header("Idempotency-Key", key)
                .body(REQUEST)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void status(String user, String disclosure, int expected) {
        Api.as(user).get(disclosure + "/identity").then().statusCode(expected);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            connection.createStatement().executeUpdate(sql);
        }
    }
}
