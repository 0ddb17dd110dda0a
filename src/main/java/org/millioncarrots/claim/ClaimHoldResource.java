package org.millioncarrots.claim;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claim.ClaimRequests.PlaceHoldRequest;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** Stopping payment on a claim, and letting it go on. */
@Path("/v1/claims/{id}/holds")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claims")
class ClaimHoldResource {
    private final HoldClaim holdClaim;
    private final ReadClaims readClaims;
    private final Door door;

    ClaimHoldResource(HoldClaim holdClaim, ReadClaims readClaims, Door door) {
        this.holdClaim = holdClaim;
        this.readClaims = readClaims;
        this.door = door;
    }

    @POST
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER, Roles.PARTNER})
    @Operation(
            operationId = "placeHold",
            summary = "Stop payment for a reason, without deciding the claim",
            description =
                    "A partner asks for it until dependants are safe: SAFETY_OF_DEPENDANTS. What falls due meanwhile is"
                            + " paid afterwards.")
    @APIResponse(
            responseCode = "201",
            description = "On hold",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response hold(
            UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid PlaceHoldRequest request) {
        return door.once(Act.on(id, "placeHold", key, request), () -> {
            holdClaim.place(new ClaimId(id), request.reason());
            return Response.created(URI.create("/v1/claims/" + id))
                    .entity(ClaimResponse.of(readClaims.get(new ClaimId(id))))
                    .build();
        });
    }

    @POST
    @Path("/{holdId}/release-requests")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "askHoldRelease",
            summary = "Ask that payment goes on which the partner has asked to wait; two people of staff decide")
    @APIResponse(
            responseCode = "201",
            description = "Asked",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response askRelease(UUID id, UUID holdId, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(Act.on(holdId, "askHoldRelease", key), () -> {
            holdClaim.askRelease(new ClaimId(id), holdId);
            return Response.status(Response.Status.CREATED)
                    .entity(ClaimResponse.of(readClaims.get(new ClaimId(id))))
                    .build();
        });
    }

    @DELETE
    @Path("/{holdId}")
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Operation(
            operationId = "liftHold",
            summary = "Let payment go on, as another person than the one who placed the hold",
            description =
                    "A hold of the reason BANK_COMPLIANCE, or one that a partner has asked for, takes two people: the first"
                            + " call proposes to lift it (liftProposedAt), the call of another person lifts it.")
    public ClaimResponse lift(UUID id, UUID holdId) {
        return door.pass("liftHold", () -> {
            holdClaim.lift(new ClaimId(id), holdId);
            return ClaimResponse.of(readClaims.get(new ClaimId(id)));
        });
    }
}
