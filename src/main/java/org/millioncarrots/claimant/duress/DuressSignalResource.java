package org.millioncarrots.claimant.duress;

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
import java.time.Instant;
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
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.duress.CheckInResource.CheckInResponse;
import org.millioncarrots.platform.http.Flag;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Signals of coercion, for duty officers alone. */
@Path("/v1/duress-signals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Roles.DUTY_OFFICER)
@Tag(name = "Protection")
class DuressSignalResource {
    private final RecordCheckIn recordCheckIn;
    private final EndSignal endSignal;
    private final Door door;

    DuressSignalResource(RecordCheckIn recordCheckIn, EndSignal endSignal, Door door) {
        this.recordCheckIn = recordCheckIn;
        this.endSignal = endSignal;
        this.door = door;
    }

    record ReportSignalRequest(
            @NotNull UUID claimantId, @NotNull CheckIn.Kind kind) {}

    /** @param contactedAt when the caller has spoken with the claimant; not needed for a routine check or an unknown word */
    record ProposeSignalEndRequest(
            @Nullable Instant contactedAt, @NotNull DuressSignal.Account account) {}

    record ApproveSignalEndRequest(@Nullable Instant contactedAt) {}

    @GET
    @Operation(
            operationId = "listDuressSignals",
            summary = "Signals that nobody has ended, or with ended=true the others")
    public Page<DuressSignal> list(
            @QueryParam("ended") @Nullable String ended,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return endSignal.list(Flag.isSet("ended", ended), Params.id("cursor", cursor), Page.limit(limit));
    }

    @POST
    @RolesAllowed({Roles.DUTY_OFFICER, Roles.CASEWORKER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reportDuressSignal",
            summary = "Record that a claimant acts under coercion, as somebody of staff who was told",
            description =
                    "A duty officer also places routine checks (ROUTINE), now and then and for no reason of the claimant's: they"
                            + " stop payments in the same way, so that a payment that waits says nothing.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = CheckInResponse.class)))
    public Response report(
            @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid ReportSignalRequest request) {
        ClaimantId claimant = new ClaimantId(request.claimantId());
        return door.once(
                Act.of("reportDuressSignal", key, request),
                () -> CheckInResource.created(claimant.value(), recordCheckIn.report(claimant, request.kind())));
    }

    @POST
    @Path("/{id}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeSignalEnd",
            summary = "Propose to end a signal, after speaking with the claimant",
            description = "A later proposal takes the place of one that nobody has approved.")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = DuressSignal.class)))
    public Response propose(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ProposeSignalEndRequest request) {
        return created(
                Act.on(id, "proposeSignalEnd", key, request),
                () -> endSignal.propose(id, request.contactedAt(), request.account()));
    }

    @POST
    @Path("/{id}/end/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "approveSignalEnd",
            summary = "End a signal as another duty officer who has spoken with the claimant too; payments go on")
    @APIResponse(
            responseCode = "201",
            description = "Ended",
            content = @Content(schema = @Schema(implementation = DuressSignal.class)))
    public Response approve(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ApproveSignalEndRequest request) {
        return created(
                Act.on(id, "approveSignalEnd", key, request), () -> endSignal.approve(id, request.contactedAt()));
    }

    private Response created(Act act, Supplier<Object> work) {
        return door.once(act, () -> Response.status(Response.Status.CREATED)
                .entity(work.get())
                .build());
    }
}
