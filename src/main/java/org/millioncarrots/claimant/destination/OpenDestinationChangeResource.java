package org.millioncarrots.claimant.destination;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Changes of account that are open. */
@Path("/v1/payout-destination-proposals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claimants")
class OpenDestinationChangeResource {
    private final ReadDestinations readDestinations;

    OpenDestinationChangeResource(ReadDestinations readDestinations) {
        this.readDestinations = readDestinations;
    }

    @GET
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "listPayoutDestinationProposals",
            summary = "Changes of account that wait for another person or their day")
    public Page<DestinationChangeView> open(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<DestinationChange> page = readDestinations.open(Params.id("cursor", cursor), Page.limit(limit));
        return new Page<>(page.items().stream().map(DestinationChangeView::of).toList(), page.next());
    }
}
