package org.millioncarrots.eligibility.check;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
    public EligibilityCheckResponse check(
            @RequestBody(
                            required = true,
                            content = @Content(examples = @ExampleObject(name = "soldier", value = SOLDIER)))
                    @NotNull
                    EligibilityCheckRequest request) {
        return EligibilityCheckResponse.of(checkEligibility.check(request));
    }
}
