package org.millioncarrots.claimant.destination;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.ClaimantResource;
import org.millioncarrots.claimant.ClaimantResponse;
import org.millioncarrots.claimant.PayoutDestination;
import org.millioncarrots.platform.http.IfMatch;
import org.millioncarrots.platform.people.Roles;

/** Where a claimant is paid. */
@Path("/v1/claimants/{id}/payout-destination")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claimants")
class DestinationResource {
    private final ProposeDestination proposeDestination;
    private final ReadDestinations readDestinations;
    private final Door door;

    DestinationResource(ProposeDestination proposeDestination, ReadDestinations readDestinations, Door door) {
        this.proposeDestination = proposeDestination;
        this.readDestinations = readDestinations;
        this.door = door;
    }

    @PUT
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changePayoutDestination",
            summary = "Pay the claimant to another account, once another person has confirmed it",
            description =
                    "A first account is used at once. Any other is a proposal: a person of staff confirms or rejects it, and it is"
                            + " used after the waiting time. Until then nothing is paid to the claimant; what is due waits.")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = "ETag"),
            description = "The claimant had no account; this one is used from now on",
            content = @Content(schema = @Schema(implementation = ClaimantResponse.class)))
    @APIResponse(
            responseCode = "202",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = DestinationChangeView.class)))
    public Response changePayoutDestination(
            UUID id, @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch, @NotNull @Valid PayoutDestination request) {
        ClaimantId claimant = new ClaimantId(id);
        return door.pass("changePayoutDestination", () -> {
            DestinationChange change = proposeDestination.propose(claimant, IfMatch.version(ifMatch), request);
            return change.state() == DestinationState.USED
                    ? ClaimantResource.answer(readDestinations.get(claimant))
                    : Response.accepted(DestinationChangeView.of(change)).build();
        });
    }
}
