package org.millioncarrots.claim;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** Ruling on claims that cannot all be granted; for staff only, or partners could ask what others have claimed. */
@Path("/v1/claims/{id}/rival-ruling")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claims")
class RivalResource {
    private final RuleRivals ruleRivals;
    private final ReadClaims readClaims;
    private final Door door;

    RivalResource(RuleRivals ruleRivals, ReadClaims readClaims, Door door) {
        this.ruleRivals = ruleRivals;
        this.readClaims = readClaims;
        this.door = door;
    }

    /** @param rivals all claims that stand against this one, as the caller has looked at them */
    record RuleRivalsRequest(
            @NotNull @Size(min = 1, max = 1000) List<@NotNull UUID> rivals) {}

    @POST
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Operation(
            operationId = "ruleRivals",
            summary = "Find that a claim is right although others claim the same",
            description = "Two people do, each after comparing the claims; whoever has registered or lodged one of them"
                    + " cannot, and whoever does cannot decide this one. Who came first does not count. Of rivals one is"
                    + " granted at most; the others are refused then.")
    @APIResponse(
            responseCode = "201",
            description = "Compared, or ruled",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response ruleRivals(
            UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid RuleRivalsRequest request) {
        return door.once(Act.on(id, "ruleRivals", key, request), () -> {
            ruleRivals.rule(new ClaimId(id), request.rivals());
            return Response.created(URI.create("/v1/claims/" + id))
                    .entity(ClaimResponse.of(readClaims.get(new ClaimId(id))))
                    .build();
        });
    }
}
