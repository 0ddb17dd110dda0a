package org.millioncarrots.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Stories;

/** Nobody is forgotten who is still owed something, and nothing is left of who is. */
@QuarkusTest
@ForAllPartners
class ErasureApiTest {
    private static final Map<String, String> REQUEST = Map.of("reason", "CLAIMANT_REQUEST");

    @Inject
    IdentityVault vault;

    private String claimant;
    private String path;

    @BeforeEach
    void aClaimant() {
        claimant = Stories.registered("partner", true, 1).getString("id");
        path = "/v1/claimants/" + claimant + "/erasures";
    }

    @Test
    void anotherPersonErasesTheIdentityForEver() {
        String erasure = propose();
        Api.writing("caseworker").body(REQUEST).post(path).then().statusCode(409);
        Api.writing("caseworker")
                .post(path + "/" + erasure + "/approval")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/same-person"));
        assertThat(identityIsKnown()).isTrue();

        Api.post("approver", path + "/" + erasure + "/approval", Map.of(), 201);

        assertThat(identityIsKnown()).isFalse();
        assertThat(vault.destination(UUID.fromString(claimant), 1)).isEmpty();
        Api.as("partner")
                .get("/v1/claimants/" + claimant)
                .then()
                .statusCode(200)
                .body("payoutDestination", nullValue())
                .body("children", equalTo(0));
        assertThat(Api.get("auditor", path).getList("reason")).containsExactly("CLAIMANT_REQUEST");
        assertThat(Api.get("auditor", "/v1/audit?subject=" + claimant).getList("items.action"))
                .containsExactlyInAnyOrder(
                        "CLAIMANT_REGISTERED", "ERASURE_PROPOSED", "COPIES_ERASED", "IDENTITY_ERASED");
    }

    @Test
    void whoIsErasedIsNoLongerServed() {
        Api.post("approver", path + "/" + propose() + "/approval", Map.of(), 201);

        refused("partner", "/v1/claims", claim(), "erased");
        refused("caseworker", path, REQUEST, "erased");
        refused(
                "caseworker",
                "/v1/claimants/" + claimant + "/disclosures",
                Map.of("purpose", "LEGAL_ORDER", "reference", "CASE-2026-17"),
                "erased");
    }

    @Test
    void nobodyIsErasedWhoIsOwedSomething() {
        Stories.awarded("partner", claimant, "ukraine-lay-down-arms", "2022-03-05", "USD", Stories.soldier());
        refused("caseworker", path, REQUEST, "an instalment is still to be paid");
        assertThat(identityIsKnown()).isTrue();
    }

    @Test
    void aClaimThatComesBeforeTheApprovalStopsIt() {
        String erasure = propose();
        Api.post("partner", "/v1/claims", claim(), 201);
        refused("approver", path + "/" + erasure + "/approval", Map.of(), "a claim is not decided");
        assertThat(identityIsKnown()).isTrue();
        refused("caseworker", path, REQUEST, "a claim is not decided");
    }

    private String propose() {
        return Api.post("caseworker", path, REQUEST, 201).getString("id");
    }

    private boolean identityIsKnown() {
        return vault.identity(UUID.fromString(claimant)).isPresent();
    }

    private Map<String, Object> claim() {
        return Map.of(
                "claimantId",
                claimant,
                "programme",
                "ukraine-lay-down-arms",
                "payoutCurrency",
                "USD",
                "facts",
                Stories.soldier());
    }

    private static void refused(String user, String path, Object body, String detail) {
        Api.writing(user).body(body).post(path).then().statusCode(409).body("detail", containsString(detail));
    }
}
