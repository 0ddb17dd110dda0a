package org.millioncarrots.claimant.destination;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** Changes of a claimant's account: another person confirms or rejects them, whoever proposed withdraws. */
@Path("/v1/claimants/{id}/payout-destination-proposals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claimants")
class DestinationChangeResource {
    private final ConfirmDestination confirmDestination;
    private final ReadDestinations readDestinations;
    private final Door door;

    DestinationChangeResource(ConfirmDestination confirmDestination, ReadDestinations readDestinations, Door door) {
        this.confirmDestination = confirmDestination;
        this.readDestinations = readDestinations;
        this.door = door;
    }

    @GET
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER, Roles.FINANCE, Roles.AUDITOR})
    @Operation(
            operationId = "listPayoutDestinations",
            summary = "All changes of a claimant's account, newest first, with who proposed and confirmed each")
    public List<DestinationChangeView> list(UUID id) {
        return readDestinations.all(new ClaimantId(id)).stream()
                .map(DestinationChangeView::of)
                .toList();
    }

    @POST
    @Path("/{version}/confirmation")
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Operation(
            operationId = "confirmPayoutDestination",
            summary = "Confirm a change of account as another person; it is used after the waiting time")
    @APIResponse(
            responseCode = "201",
            description = "Confirmed",
            content = @Content(schema = @Schema(implementation = DestinationChangeView.class)))
    public Response confirm(
            UUID id, @PathParam("version") int version, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(
                Act.on(id, "confirmPayoutDestination", key, version),
                () -> created(confirmDestination.confirm(new ClaimantId(id), version)));
    }

    @POST
    @Path("/{version}/rejection")
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Operation(
            operationId = "rejectPayoutDestination",
            summary = "Reject a change of account as another person, also while it waits; the account before stays")
    @APIResponse(
            responseCode = "201",
            description = "Rejected",
            content = @Content(schema = @Schema(implementation = DestinationChangeView.class)))
    public Response reject(
            UUID id, @PathParam("version") int version, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(
                Act.on(id, "rejectPayoutDestination", key, version),
                () -> created(confirmDestination.reject(new ClaimantId(id), version)));
    }

    @POST
    @Path("/{version}/withdrawal")
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Operation(
            operationId = "withdrawPayoutDestination",
            summary = "Take back a change of account that the caller has proposed; the account before stays")
    @APIResponse(
            responseCode = "201",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = DestinationChangeView.class)))
    public Response withdraw(
            UUID id, @PathParam("version") int version, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(
                Act.on(id, "withdrawPayoutDestination", key, version),
                () -> created(confirmDestination.withdraw(new ClaimantId(id), version)));
    }

    private static Response created(DestinationChange change) {
        return Response.status(Response.Status.CREATED)
                .entity(DestinationChangeView.of(change))
                .build();
    }
}
