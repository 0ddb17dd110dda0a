package org.millioncarrots.payout.consequence;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
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

/** Accounts that payments came back from, and letting one be paid again. */
@Path("/v1/claimants/{claimantId}/destination-blocks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.CASEWORKER, Roles.FINANCE, Roles.APPROVER})
@Tag(name = "Payouts")
class DestinationBlockResource {
    private final ReleaseDestination releaseDestination;
    private final Door door;

    DestinationBlockResource(ReleaseDestination releaseDestination, Door door) {
        this.releaseDestination = releaseDestination;
        this.door = door;
    }

    record ReleaseDestinationRequest(@NotNull DestinationBlockView.ReleaseReason reason) {}

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "listDestinationBlocks",
            summary = "Accounts of a claimant that the bank has said it cannot pay, newest first",
            description =
                    "Nothing is paid to a blocked destination. Another destination ends it, or two people who say that the"
                            + " account is good after all.")
    public List<DestinationBlockView> list(UUID claimantId) {
        return releaseDestination.of(claimantId);
    }

    @POST
    @Path("/{id}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeDestinationRelease",
            summary = "Propose that a blocked account is good after all",
            description = "It changes nothing yet. A later proposal takes the place of one that nobody has approved.")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = DestinationBlockView.class)))
    public Response propose(
            UUID claimantId,
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ReleaseDestinationRequest request) {
        return created(
                Act.on(id, "proposeDestinationRelease", key, request),
                () -> releaseDestination.propose(claimantId, id, request.reason()));
    }

    @POST
    @Path("/{id}/release/approval")
    @Operation(
            operationId = "approveDestinationRelease",
            summary = "Let a blocked account be paid again, as another person")
    @APIResponse(
            responseCode = "201",
            description = "Released",
            content = @Content(schema = @Schema(implementation = DestinationBlockView.class)))
    public Response approve(UUID claimantId, UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return created(Act.on(id, "approveDestinationRelease", key), () -> releaseDestination.approve(claimantId, id));
    }

    private Response created(Act act, Supplier<Object> work) {
        return door.once(act, () -> Response.status(Response.Status.CREATED)
                .entity(work.get())
                .build());
    }
}
