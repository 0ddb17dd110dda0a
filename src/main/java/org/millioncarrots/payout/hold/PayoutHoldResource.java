package org.millioncarrots.payout.hold;

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

/** Holding, releasing and cancelling one payout. */
@Path("/v1/payouts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER})
@Tag(name = "Payouts")
class PayoutHoldResource {
    private final HoldPayout holdPayout;
    private final ReleasePayout releasePayout;
    private final CancelPayout cancelPayout;
    private final Door door;

    PayoutHoldResource(HoldPayout holdPayout, ReleasePayout releasePayout, CancelPayout cancelPayout, Door door) {
        this.holdPayout = holdPayout;
        this.releasePayout = releasePayout;
        this.cancelPayout = cancelPayout;
        this.door = door;
    }

    record HoldPayoutRequest(@NotNull PayoutHoldView.Reason reason) {}

    record CancelPayoutRequest(@NotNull PayoutCancellationView.Reason reason) {}

    @GET
    @Path("/{id}/holds")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "listPayoutHolds", summary = "Who has held a payout and who has released it, newest first")
    public List<PayoutHoldView> holds(UUID id) {
        return holdPayout.holds(id);
    }

    @POST
    @Path("/{id}/hold")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "holdPayout",
            summary = "Stop a payout until another person releases it",
            description =
                    "One person is enough, as long as the bank does not have it. It leaves a batch that is not approved. The"
                            + " file of an approved batch is not given out any more, and the batch can be taken apart.")
    @APIResponse(
            responseCode = "201",
            description = "Held",
            content = @Content(schema = @Schema(implementation = PayoutHoldView.class)))
    public Response hold(
            UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid HoldPayoutRequest request) {
        return created(Act.on(id, "holdPayout", key, request), () -> holdPayout.hold(id, request.reason()));
    }

    @POST
    @Path("/{id}/release")
    @Operation(operationId = "releasePayout", summary = "Let a payout go on that another person has held")
    @APIResponse(
            responseCode = "201",
            description = "Released",
            content = @Content(schema = @Schema(implementation = PayoutHoldView.class)))
    public Response release(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return created(Act.on(id, "releasePayout", key), () -> releasePayout.release(id));
    }

    @GET
    @Path("/{id}/cancellation")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "getPayoutCancellation",
            summary = "Who has proposed and approved that a payout is not owed")
    public PayoutCancellationView cancellation(UUID id) {
        return cancelPayout.get(id);
    }

    @POST
    @Path("/{id}/cancellation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposePayoutCancellation",
            summary = "Propose that a payout is not owed",
            description =
                    "Of one that is due, held, rejected or returned. It stops nothing: hold the payout first. A later proposal"
                            + " takes the place of one that nobody has approved.")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = PayoutCancellationView.class)))
    public Response propose(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid CancelPayoutRequest request) {
        return created(
                Act.on(id, "proposePayoutCancellation", key, request),
                () -> cancelPayout.propose(id, request.reason()));
    }

    @POST
    @Path("/{id}/cancellation/approval")
    @Operation(
            operationId = "approvePayoutCancellation",
            summary = "Cancel a payout as another person; its money is at the programme's disposal again")
    @APIResponse(
            responseCode = "201",
            description = "Cancelled",
            content = @Content(schema = @Schema(implementation = PayoutCancellationView.class)))
    public Response approve(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return created(Act.on(id, "approvePayoutCancellation", key), () -> cancelPayout.approve(id));
    }

    private Response created(Act act, Supplier<Object> work) {
        return door.once(act, () -> Response.status(Response.Status.CREATED)
                .entity(work.get())
                .build());
    }
}
