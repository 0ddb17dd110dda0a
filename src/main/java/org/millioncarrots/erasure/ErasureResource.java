package org.millioncarrots.erasure;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.EraseIdentity;
import org.millioncarrots.claimant.Erasure;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** The end of an identity: two people, and nothing open. */
@Path("/v1/claimants/{id}/erasures")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Erasures")
class ErasureResource {
    private final EraseClaimant eraseClaimant;
    private final EraseIdentity erasures;
    private final Door door;

    ErasureResource(EraseClaimant eraseClaimant, EraseIdentity erasures, Door door) {
        this.eraseClaimant = eraseClaimant;
        this.erasures = erasures;
        this.door = door;
    }

    @Schema(name = "ProposeErasureRequest")
    record ProposeErasureRequest(@NotNull Erasure.Reason reason) {}

    @POST
    @RolesAllowed(Roles.CASEWORKER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeErasure",
            summary = "Propose to erase a claimant's identity for ever",
            description =
                    "Refused (409) while a claim, an instalment or a payout is open. What was paid stays in the books,"
                            + " under the pseudonym.")
    @APIResponse(
            responseCode = "201",
            description = "Proposed; nothing is erased yet",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    public Response propose(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ProposeErasureRequest request) {
        return door.once(
                Act.on(id, "proposeErasure", key, request),
                () -> created(eraseClaimant.propose(new ClaimantId(id), request.reason())));
    }

    @POST
    @Path("/{erasure}/approval")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "approveErasure",
            summary = "Approve as another person: the claimant's key and all that was sealed with it are destroyed")
    @APIResponse(
            responseCode = "201",
            description = "Erased",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    public Response approve(
            UUID id, @PathParam("erasure") UUID erasure, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(
                Act.on(erasure, "approveErasure", key),
                () -> created(eraseClaimant.approve(new ClaimantId(id), erasure)));
    }

    @GET
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "listErasures",
            summary = "Who proposed and approved to erase a claimant's identity, newest first")
    public List<Erasure> list(UUID id) {
        return erasures.list(new ClaimantId(id));
    }

    private static Response created(Erasure erasure) {
        return Response.status(Response.Status.CREATED).entity(erasure).build();
    }
}
