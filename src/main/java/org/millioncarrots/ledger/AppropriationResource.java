package org.millioncarrots.ledger;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** The money that sponsors have voted for a programme. */
@Path("/v1/appropriations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Ledger")
class AppropriationResource {
    private final Appropriations appropriations;
    private final ApproveAppropriation approveAppropriation;
    private final Door door;

    AppropriationResource(Appropriations appropriations, ApproveAppropriation approveAppropriation, Door door) {
        this.appropriations = appropriations;
        this.approveAppropriation = approveAppropriation;
        this.door = door;
    }

    /** @param reference of the vote, in the sponsor's own records */
    record ProposeAppropriationRequest(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,60}", message = "a programme code such as coalition-match")
            String programme,

            @NotNull @Pattern(regexp = "[A-Z]{2}", message = "the code of a sponsor of the programme")
            String sponsor,

            @NotNull Money amount,

            @NotNull @Pattern(regexp = "[A-Za-z0-9 ._:/-]{1,64}", message = "1 to 64 characters, a reference, no text")
            String reference) {}

    @POST
    @RolesAllowed(Roles.FINANCE)
    @Operation(operationId = "proposeAppropriation", summary = "Propose money that a sponsor has voted for a programme")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = AppropriationView.class)))
    public Response propose(
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ProposeAppropriationRequest request) {
        return door.once(
                Act.of("proposeAppropriation", key, request),
                () -> created(appropriations.propose(
                        request.programme(), request.sponsor(), request.amount(), request.reference())));
    }

    @POST
    @Path("/{id}/approval")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(operationId = "approveAppropriation", summary = "Approve as another person; books the money")
    @APIResponse(
            responseCode = "201",
            description = "Approved",
            content = @Content(schema = @Schema(implementation = AppropriationView.class)))
    public Response approve(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(Act.on(id, "approveAppropriation", key), () -> created(approveAppropriation.approve(id)));
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "listAppropriations", summary = "Appropriations, oldest first")
    public List<AppropriationView> list(@QueryParam("programme") @Nullable String programme) {
        return appropriations.list(programme);
    }

    private static Response created(AppropriationView appropriation) {
        return Response.created(URI.create("/v1/appropriations/" + appropriation.id()))
                .entity(appropriation)
                .build();
    }
}
