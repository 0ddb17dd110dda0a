package org.millioncarrots.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** Every claim has a way out: it is taken back, or refused when its award cannot be granted. */
@QuarkusTest
class ClaimEndingsApiTest {
    private static final String OFFER = "ukraine-lay-down-arms";

    @Test
    void everyStateLeadsToAnEnd() {
        Set<ClaimState> ends = EnumSet.of(ClaimState.ATTESTED, ClaimState.WITHDRAWN);
        for (ClaimState state : ClaimState.values()) {
            assertThat(ends.contains(state) || !state.next().isEmpty())
                    .as(state.name())
                    .isTrue();
            if (ClaimState.OPEN.contains(state)) {
                assertThat(state.next()).as(state.name()).contains(ClaimState.WITHDRAWN);
            }
        }
    }

    @Test
    void aClaimIsTakenBackAndLodgedAgain() {
        String claimant = claimant();
        String first = lodged(claimant, Stories.soldier());
        Api.writing("partner2")
                .body(reason("CLAIMANT_REQUEST"))
                .post(path(first, "withdrawal"))
                .then()
                .statusCode(404);
        Api.writing("partner")
                .body(reason("PERSON_SERVED"))
                .post(path(first, "withdrawal"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("reason"));
        JsonPath withdrawn = Api.post("partner", path(first, "withdrawal"), reason("CLAIMANT_REQUEST"), 201);
        assertThat(withdrawn.getString("state")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.getString("ending.reason")).isEqualTo("CLAIMANT_REQUEST");
        Api.post("caseworker", path(first, "decision"), Map.of("outcome", "ELIGIBLE"), 409);
        Api.post("partner", path(first, "withdrawal"), reason("CLAIMANT_REQUEST"), 409);
        assertThat(lodged(claimant, Stories.soldier())).isNotEqualTo(first);
        assertThat(actions(first)).containsExactlyInAnyOrder("CLAIM_LODGED", "CLAIM_WITHDRAWN");
    }

    /** The same person's second award under the programme is refused at attestation for ever: the claim does not stay DECIDED. */
    @Test
    void aClaimWhoseAwardCannotBeGrantedIsRefusedAndCanBeAppealed() {
        String claimant = claimant();
        Stories.awarded("partner", claimant, OFFER, "2022-03-05", "EUR", Stories.soldier());
        String second = lodged(claimant, Stories.soldier());
        Api.post("approver", path(second, "refusal"), reason("PERSON_SERVED"), 409);
        Api.post("caseworker", path(second, "decision"), Map.of("outcome", "ELIGIBLE"), 201);
        Api.post("approver", path(second, "attestation"), Map.of("confirmed", true), 409);
        Api.post("caseworker", path(second, "refusal"), reason("PERSON_SERVED"), 403);
        Api.post("approver", path(second, "refusal"), reason("CLAIMANT_REQUEST"), 400);
        JsonPath refused = Api.post("approver", path(second, "refusal"), reason("PERSON_SERVED"), 201);
        assertThat(refused.getString("state")).isEqualTo("REJECTED");
        assertThat(refused.getString("ending.reason")).isEqualTo("PERSON_SERVED");
        assertThat(Api.get("partner", "/v1/claims/" + second).getString("ending.reason"))
                .as("a partner is not told what others have been granted")
                .isEqualTo("REFUSED");
        Api.post("partner", path(second, "appeal"), Map.of("ground", "FACTS_WRONG"), 201);
        JsonPath again = Api.get("partner", "/v1/claims/" + second);
        assertThat(again.getString("state")).isEqualTo("LODGED");
        assertThat((Object) again.get("ending")).isNull();
        // Whoever refused it has no part in deciding it again.
        Map<String, Object> eligible = Map.of("outcome", "ELIGIBLE");
        Api.post("caseworker2", path(second, "decision"), eligible, 201);
        Api.post("approver", path(second, "attestation"), Map.of("confirmed", false), 403);
        Api.post("approver", path(second, "refusal"), reason("PERSON_SERVED"), 403);
        Api.post("approver2", path(second, "refusal"), reason("PERSON_SERVED"), 201);
    }

    @Test
    void whoWasErasedByMistakeIsRegisteredAgain() {
        Map<String, Object> request = registration();
        String first = Api.post("partner", "/v1/claimants", request, 201).getString("id");
        Api.post("partner", "/v1/claimants", request, 409);
        String erasures = "/v1/claimants/" + first + "/erasures";
        String erasure = Api.post("caseworker", erasures, Map.of("reason", "REGISTERED_BY_MISTAKE"), 201)
                .getString("id");
        Api.post("approver", erasures + "/" + erasure + "/approval", Map.of(), 201);
        String second = Api.post("partner", "/v1/claimants", request, 201).getString("id");
        assertThat(second).isNotEqualTo(first);
        lodged(second, Stories.soldier());
    }

    private static Map<String, Object> registration() {
        return Map.of(
                "identity",
                Map.of(
                        "name",
                        "Образец Второй",
                        "bornOn",
                        "1990-01-01",
                        "document",
                        Map.of("kind", "PASSPORT", "issuedBy", "XX", "number", "E" + System.nanoTime())),
                "payoutDestination",
                Map.of("iban", "DE89370400440532013000"));
    }

    private static String claimant() {
        return Stories.registered("partner", false, 0).getString("id");
    }

    private static String lodged(String claimant, Map<String, Object> facts) {
        Map<String, Object> claim = new HashMap<>(
                Map.of("claimantId", claimant, "programme", OFFER, "payoutCurrency", "EUR", "facts", facts));
        return Api.post("partner", "/v1/claims", claim, 201).getString("id");
    }

    private static Map<String, Object> reason(String reason) {
        return Map.of("reason", reason);
    }

    private static String path(String claim, String act) {
        return "/v1/claims/" + claim + "/" + act;
    }

    private static List<String> actions(String subject) {
        return Api.get("auditor", "/v1/audit?subject=" + subject).getList("items.action");
    }
}
