package org.millioncarrots.award.condition;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.award.AwardHistory.SuspensionView;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.AwardResponse;
import org.millioncarrots.award.ReadAwards;
import org.millioncarrots.award.ReadHistory;
import org.millioncarrots.award.change.ChangeEffect;
import org.millioncarrots.award.change.ChangeRequests.ConfirmClaimantRequest;
import org.millioncarrots.award.change.ChangeRequests.SuspendAwardRequest;
import org.millioncarrots.platform.http.Flag;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.IfMatch;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Suspending and resuming awards, and confirming that claimants are alive. */
@Path("/v1/awards/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Awards")
class AwardConditionResource {
    private final SuspendAward suspendAward;
    private final ResumeAward resumeAward;
    private final ReadAwards awards;
    private final ReadHistory history;
    private final Door door;

    AwardConditionResource(
            SuspendAward suspendAward, ResumeAward resumeAward, ReadAwards awards, ReadHistory history, Door door) {
        this.suspendAward = suspendAward;
        this.resumeAward = resumeAward;
        this.awards = awards;
        this.history = history;
        this.door = door;
    }

    @POST
    @Path("/suspensions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Operation(operationId = "suspendAward", summary = "Pay nothing of an award for a while, with the reason")
    @APIResponse(
            responseCode = "200",
            description = "With dryRun: what would be withheld; nothing is stored",
            content = @Content(schema = @Schema(implementation = ChangeEffect.class)))
    @APIResponse(
            responseCode = "201",
            description = "Suspended, or to be from a later day",
            content = @Content(schema = @Schema(implementation = SuspensionView.class)))
    public Response suspend(
            UUID id,
            @QueryParam("dryRun") @Schema(type = SchemaType.BOOLEAN) @Nullable String dryRun,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid SuspendAwardRequest request) {
        AwardId awardId = new AwardId(id);
        int version = IfMatch.version(ifMatch);
        if (Flag.isSet("dryRun", dryRun)) {
            return Response.ok(suspendAward.preview(awardId, version, request)).build();
        }
        return door.once(
                Act.on(id, "suspendAward", key, request),
                () -> created(id, suspendAward.suspend(awardId, version, request)));
    }

    @POST
    @Path("/suspensions/{suspensionId}/confirmation")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Operation(
            operationId = "confirmSuspension",
            summary = "Let a suspension count from the past day that was asked for, as another person",
            description = "Until then it counts from the day on which it was placed.")
    @APIResponse(
            responseCode = "201",
            description = "It counts from that day",
            content = @Content(schema = @Schema(implementation = SuspensionView.class)))
    public Response confirmSuspension(
            UUID id, UUID suspensionId, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(
                Act.on(suspensionId, "confirmSuspension/" + id, key),
                () -> created(id, suspendAward.confirm(new AwardId(id), suspensionId)));
    }

    @DELETE
    @Path("/suspensions/{suspensionId}")
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER})
    @Operation(
            operationId = "liftSuspension",
            summary = "Pay an award again, with what was withheld or without it; as the programme says if not stated",
            description =
                    "A suspension of the reason CLAIMANT_DECEASED takes two people: the first call proposes to lift it"
                            + " (liftProposedBy), the call of another person lifts it.")
    @APIResponse(
            responseCode = "200",
            description = "Lifted; with dryRun a ChangeEffect, and nothing is stored",
            content = @Content(schema = @Schema(oneOf = {SuspensionView.class, ChangeEffect.class})))
    public Response lift(
            UUID id,
            UUID suspensionId,
            @QueryParam("on") @Nullable String on,
            @QueryParam("arrears") @Schema(type = SchemaType.BOOLEAN) @Nullable String arrears,
            @QueryParam("dryRun") @Schema(type = SchemaType.BOOLEAN) @Nullable String dryRun,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch) {
        AwardId awardId = new AwardId(id);
        int version = IfMatch.version(ifMatch);
        Boolean withArrears = Flag.of("arrears", arrears);
        LocalDate resumed = Params.date("on", on);
        Supplier<ChangeEffect> lift = () -> resumeAward.lift(awardId, version, suspensionId, resumed, withArrears);
        if (Flag.isSet("dryRun", dryRun)) {
            return Response.ok(door.dryRun(lift)).build();
        }
        door.pass("liftSuspension", lift);
        return Response.ok(SuspensionView.of(history.suspension(awardId, suspensionId)))
                .build();
    }

    @POST
    @Path("/confirmations")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Operation(
            operationId = "confirmClaimant",
            summary = "Say that somebody has met the claimant; resumes what was suspended for want of it")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = AwardResponse.class)))
    public Response confirm(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ConfirmClaimantRequest request) {
        AwardId awardId = new AwardId(id);
        return door.once(Act.on(id, "confirmClaimant", key, request), () -> {
            resumeAward.confirm(awardId, request.on());
            return Response.created(URI.create("/v1/awards/" + id))
                    .entity(AwardResponse.of(awards.get(awardId)))
                    .build();
        });
    }

    private static Response created(UUID award, Suspension suspension) {
        return Response.created(URI.create("/v1/awards/" + award + "/suspensions/" + suspension.id))
                .entity(SuspensionView.of(suspension))
                .build();
    }
}
