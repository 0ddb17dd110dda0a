package org.millioncarrots.eligibility.check;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.InLanguage;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.platform.people.Roles;

/** The what-if question: it creates nothing, so it needs no idempotency key. */
@Path("/v1/eligibility-checks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Eligibility")
@RunOnVirtualThread
class EligibilityCheckResource {
    private static final String SOLDIER = """
            {"asOf":"2022-03-05","category":"SOLDIER","act":"LAY_DOWN_ARMS","actOn":"2022-03-04",\
            "confirmedBy":"UKRAINIAN_FORCES","exclusionGrounds":"NONE","sanctionsHold":false}""";

    private final CheckEligibility checkEligibility;

    EligibilityCheckResource(CheckEligibility checkEligibility) {
        this.checkEligibility = checkEligibility;
    }

    @POST
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Operation(
            operationId = "checkEligibility",
            summary = "Who is eligible for what on a day, with reasons, benefits and amounts at pinned rates")
    @APIResponse(
            responseCode = "200",
            description = "The answer of each programme that was in force",
            content = @Content(schema = @Schema(implementation = EligibilityCheckResponse.class)))
    public RestResponse<EligibilityCheckResponse> check(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @RequestBody(
                            required = true,
                            content = @Content(examples = @ExampleObject(name = "soldier", value = SOLDIER)))
                    @NotNull
                    EligibilityCheckRequest request) {
        Language language = Language.preferred(accepted);
        return InLanguage.answer(
                EligibilityCheckResponse.of(checkEligibility.check(request), request.facts(), language), language);
    }
}
