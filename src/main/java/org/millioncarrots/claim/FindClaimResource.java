package org.millioncarrots.claim;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.find.Listing;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Finding and following claims. */
@Path("/v1/claims")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claims")
class FindClaimResource {
    private final ReadClaims readClaims;
    private final Clock clock;

    FindClaimResource(ReadClaims readClaims, Clock clock) {
        this.readClaims = readClaims;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.APPROVER})
    @Operation(
            operationId = "listClaims",
            summary = "Claims by reference, claimant, programme, state or change; partners see their own",
            description = "In an order that stays; with changedSince in the order of updatedAt, oldest first.")
    public Page<ClaimResponse> list(
            @QueryParam("reference") @Nullable String reference,
            @QueryParam("claimant") @Nullable String claimant,
            @QueryParam("programme") @Nullable String programme,
            @QueryParam("state") @Schema(implementation = ClaimState.class) @Nullable String state,
            @QueryParam("changedSince") @Nullable String changedSince,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Claims.Filter filter = new Claims.Filter(
                Params.oneOf("state", state, ClaimState.class), reference, Params.id("claimant", claimant), programme);
        return readClaims
                .page(filter, Listing.asked(changedSince, cursor, limit, clock.instant()))
                .map(ClaimResponse::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.APPROVER})
    @Operation(operationId = "getClaim", summary = "A claim with its decision and open holds")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = "ETag"),
            description = "The claim; the ETag tells one version from another",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response get(UUID id) {
        ClaimResponse claim = ClaimResponse.of(readClaims.get(new ClaimId(id)));
        return Response.ok(claim).tag(Integer.toString(claim.version())).build();
    }
}
