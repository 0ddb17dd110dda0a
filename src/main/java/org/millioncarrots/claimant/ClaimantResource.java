package org.millioncarrots.claimant;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claimant.destination.ReadDestinations;
import org.millioncarrots.claimant.destination.ReadDestinations.WithOpenChange;
import org.millioncarrots.platform.find.Listing;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Registering claimants and where they are paid. */
@Path("/v1/claimants")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claimants")
public class ClaimantResource {
    private final RegisterClaimant registerClaimant;
    private final ListClaimants listClaimants;
    private final ReadDestinations readDestinations;
    private final Clock clock;
    private final Door door;

    ClaimantResource(
            RegisterClaimant registerClaimant,
            ListClaimants listClaimants,
            ReadDestinations readDestinations,
            Clock clock,
            Door door) {
        this.registerClaimant = registerClaimant;
        this.listClaimants = listClaimants;
        this.clock = clock;
        this.readDestinations = readDestinations;
        this.door = door;
    }

    @POST
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "registerClaimant", summary = "Register a claimant; the identity is sealed on arrival")
    @APIResponse(
            responseCode = "201",
            headers = @Header(name = "ETag"),
            description = "Registered",
            content = @Content(schema = @Schema(implementation = ClaimantResponse.class)))
    public Response register(
            @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid RegisterClaimantRequest request) {
        return door.once(Act.of("registerClaimant", key, request), () -> {
            Claimant claimant = registerClaimant.register(request);
            return Response.created(URI.create("/v1/claimants/" + claimant.id))
                    .tag(Integer.toString(claimant.version))
                    .entity(ClaimantResponse.of(claimant, null))
                    .build();
        });
    }

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Operation(
            operationId = "listClaimants",
            summary = "Claimants by reference, state or change; partners see their own",
            description = "In an order that stays; with changedSince in the order of updatedAt, oldest first.")
    public Page<ClaimantResponse> list(
            @QueryParam("reference") @Nullable String reference,
            @QueryParam("state") @Schema(implementation = ListClaimants.State.class) @Nullable String state,
            @QueryParam("changedSince") @Nullable String changedSince,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return listClaimants
                .list(
                        Params.oneOf("state", state, ListClaimants.State.class),
                        reference,
                        Listing.asked(changedSince, cursor, limit, clock.instant()))
                .map(ClaimantResponse::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.FINANCE})
    @Operation(operationId = "getClaimant", summary = "A claimant's pseudonym and masked payout destination")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = "ETag"),
            description = "The claimant; the ETag is needed to change it",
            content = @Content(schema = @Schema(implementation = ClaimantResponse.class)))
    public Response get(UUID id) {
        return answer(readDestinations.get(new ClaimantId(id)));
    }

    /** With the ETag that is needed to change it. */
    public static Response answer(WithOpenChange found) {
        return Response.ok(ClaimantResponse.of(found))
                .tag(Integer.toString(found.claimant().version))
                .build();
    }
}
