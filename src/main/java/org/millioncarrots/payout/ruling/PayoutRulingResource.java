package org.millioncarrots.payout.ruling;

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
import org.millioncarrots.payout.answer.RulingRules.Ruling;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** What two people have learned from the bank about a payout of which nobody knew whether it was paid, or too much was said. */
@Path("/v1/payouts/{payoutId}/rulings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER})
@Tag(name = "Payouts")
class PayoutRulingResource {
    private final ProposeRuling rulings;
    private final ApproveRuling approveRuling;
    private final Door door;

    PayoutRulingResource(ProposeRuling rulings, ApproveRuling approveRuling, Door door) {
        this.rulings = rulings;
        this.approveRuling = approveRuling;
        this.door = door;
    }

    /** @param reference of the bank's answer, in the bank's own records or ours */
    record ProposeRulingRequest(
            @NotNull Ruling outcome,

            @NotNull @Pattern(regexp = REFERENCE, message = "1 to 64 characters, a reference, no text")
            String reference) {
        static final String REFERENCE = "[A-Za-z0-9 ._:/-]{1,64}";
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            operationId = "proposeRuling",
            summary = "Propose what became of a payout, as the bank has answered when it was asked",
            description =
                    "Of one that is UNKNOWN, or about which the bank contradicts itself: rejected and debited or settled,"
                            + " returned and never debited, debited twice. Until then it is not issued again.")
    @APIResponse(
            responseCode = "201",
            description = "Proposed; another person approves it",
            content = @Content(schema = @Schema(implementation = PayoutRulingView.class)))
    public Response propose(
            UUID payoutId,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ProposeRulingRequest request) {
        return door.once(
                Act.on(payoutId, "proposeRuling", key, request),
                () -> created(rulings.propose(payoutId, request.outcome(), request.reference())));
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "listRulings", summary = "Rulings on a payout, oldest first")
    public List<PayoutRulingView> list(UUID payoutId) {
        return rulings.of(payoutId);
    }

    @POST
    @Path("/{id}/approval")
    @Operation(
            operationId = "approveRuling",
            summary =
                    "Approve a ruling as another person: the payout becomes SETTLED, or REJECTED and can be issued again")
    @APIResponse(
            responseCode = "201",
            description = "Approved",
            content = @Content(schema = @Schema(implementation = PayoutRulingView.class)))
    public Response approve(UUID payoutId, UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(Act.on(id, "approveRuling", key), () -> created(approveRuling.approve(payoutId, id)));
    }

    private static Response created(PayoutRulingView ruling) {
        return Response.created(URI.create("/v1/payouts/" + ruling.payoutId() + "/rulings"))
                .entity(ruling)
                .build();
    }
}
