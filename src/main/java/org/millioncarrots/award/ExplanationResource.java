package org.millioncarrots.award;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.ClaimId;
import org.millioncarrots.claim.ClaimState;
import org.millioncarrots.claim.DecisionExplanation;
import org.millioncarrots.claim.ExplainDecision;
import org.millioncarrots.platform.http.InLanguage;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.platform.people.Roles;

/** Why a claim was decided as it was, with the rates of its award. */
@Path("/v1/claims/{id}/explanation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claims")
class ExplanationResource {
    private final ExplainDecision explainDecision;
    private final ReadAwards awards;
    private final ReadHistory history;

    ExplanationResource(ExplainDecision explainDecision, ReadAwards awards, ReadHistory history) {
        this.explainDecision = explainDecision;
        this.awards = awards;
        this.history = history;
    }

    /**
     * The explanation of the latest decision.
     *
     * @param award what it has granted, with every pinned rate; absent until a second person has confirmed it
     * @param cuts what caps across programmes have taken from it
     */
    record ExplanationResponse(
            @JsonUnwrapped DecisionExplanation decision,
            @Nullable AwardResponse award,
            List<AwardCut> cuts) {}

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "explainDecision",
            summary = "The latest decision in plain language: rules, sources, facts, rates, and what would change it")
    @APIResponse(
            responseCode = "200",
            description = "The explanation",
            content = @Content(schema = @Schema(implementation = ExplanationResponse.class)))
    public RestResponse<ExplanationResponse> explain(
            UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.preferred(accepted);
        return InLanguage.answer(explained(id, language), language);
    }

    private ExplanationResponse explained(UUID id, Language language) {
        DecisionExplanation decision = explainDecision.latest(new ClaimId(id), language);
        if (decision.state() != ClaimState.ATTESTED) {
            return new ExplanationResponse(decision, null, List.of());
        }
        AwardId award = AwardId.ofClaim(id);
        return new ExplanationResponse(decision, AwardResponse.of(awards.get(award), language), history.cuts(award));
    }
}
