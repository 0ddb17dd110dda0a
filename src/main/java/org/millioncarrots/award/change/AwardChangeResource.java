package org.millioncarrots.award.change;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.award.AwardHistory.ChangeView;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.ReadHistory;
import org.millioncarrots.award.change.ChangeRequests.ChangeRequest;
import org.millioncarrots.award.change.ChangeRequests.CorrectAwardRequest;
import org.millioncarrots.award.change.ChangeRequests.DecideChangeRequest;
import org.millioncarrots.award.change.ChangeRequests.SucceedRequest;
import org.millioncarrots.award.change.ChangeRequests.TerminateAwardRequest;
import org.millioncarrots.platform.http.Flag;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.IfMatch;
import org.millioncarrots.platform.people.Roles;

/** Changes of awards by two people. A dry run shows the effect on the schedule and changes nothing. */
@Path("/v1/awards/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Awards")
class AwardChangeResource {
    private final ChangeAward changeAward;
    private final ReadHistory history;
    private final Door door;

    AwardChangeResource(ChangeAward changeAward, ReadHistory history, Door door) {
        this.changeAward = changeAward;
        this.history = history;
        this.door = door;
    }

    @POST
    @Path("/corrections")
    @RolesAllowed(Roles.CASEWORKER)
    @Operation(
            operationId = "proposeCorrection",
            summary =
                    "Propose new terms of a stipend; what is paid stays, the difference becomes arrears or a recovery")
    @APIResponse(
            responseCode = "200",
            description = "With dryRun: the effect; nothing is stored",
            content = @Content(schema = @Schema(implementation = ChangeEffect.class)))
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = ChangeView.class)))
    public Response correct(
            UUID id,
            @QueryParam("dryRun") @Schema(type = SchemaType.BOOLEAN) @Nullable String dryRun,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "a raise", value = """
                {"reason": "AMOUNT_CHANGED", "amounts": [{"from": "2022-06-11",
                "amount": {"amount": "2200.00", "currency": "EUR"}}]}
                """))) @NotNull @Valid
                    CorrectAwardRequest request) {
        return propose(id, "proposeCorrection", dryRun, ifMatch, key, request);
    }

    @POST
    @Path("/termination")
    @RolesAllowed(Roles.CASEWORKER)
    @Operation(
            operationId = "proposeTermination",
            summary = "Propose the end of an award, with its reason and last day")
    @APIResponse(
            responseCode = "200",
            description = "With dryRun: the effect; nothing is stored",
            content = @Content(schema = @Schema(implementation = ChangeEffect.class)))
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = ChangeView.class)))
    public Response terminate(
            UUID id,
            @QueryParam("dryRun") @Schema(type = SchemaType.BOOLEAN) @Nullable String dryRun,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid TerminateAwardRequest request) {
        return propose(id, "proposeTermination", dryRun, ifMatch, key, request);
    }

    @POST
    @Path("/succession")
    @RolesAllowed(Roles.CASEWORKER)
    @Operation(
            operationId = "proposeSuccession",
            summary = "Propose that what was due at a death is paid to a successor, as an award of their own")
    @APIResponse(
            responseCode = "200",
            description = "With dryRun: the effect; nothing is stored",
            content = @Content(schema = @Schema(implementation = ChangeEffect.class)))
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = ChangeView.class)))
    public Response succeed(
            UUID id,
            @QueryParam("dryRun") @Schema(type = SchemaType.BOOLEAN) @Nullable String dryRun,
            @HeaderParam(IfMatch.HEADER) @Nullable String ifMatch,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid SucceedRequest request) {
        return propose(id, "proposeSuccession", dryRun, ifMatch, key, request);
    }

    @GET
    @Path("/changes/{changeId}")
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER, Roles.FINANCE, Roles.AUDITOR})
    @Operation(operationId = "getAwardChange", summary = "A change of an award, with its effect on the schedule")
    public ChangeView get(UUID id, UUID changeId) {
        return ChangeView.of(history.change(new AwardId(id), changeId));
    }

    @POST
    @Path("/changes/{changeId}/confirmation")
    @RolesAllowed(Roles.APPROVER)
    @Operation(
            operationId = "decideAwardChange",
            summary = "Confirm a proposed change as another person, or reject it; refused if payments were made since")
    @APIResponse(
            responseCode = "201",
            description = "Confirmed or rejected",
            content = @Content(schema = @Schema(implementation = ChangeView.class)))
    public Response decide(
            UUID id,
            UUID changeId,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid DecideChangeRequest request) {
        AwardId awardId = new AwardId(id);
        return door.once(
                Act.on(changeId, "decideAwardChange/" + id, key, request),
                () -> created(
                        id,
                        request.confirmed()
                                ? changeAward.confirm(awardId, changeId)
                                : changeAward.reject(awardId, changeId)));
    }

    private Response propose(
            UUID id,
            String operation,
            @Nullable String dryRun,
            @Nullable String ifMatch,
            @Nullable String key,
            ChangeRequest request) {
        AwardId awardId = new AwardId(id);
        int version = IfMatch.version(ifMatch);
        if (Flag.isSet("dryRun", dryRun)) {
            return Response.ok(changeAward.preview(awardId, version, request)).build();
        }
        return door.once(
                Act.on(id, operation, key, request), () -> created(id, changeAward.propose(awardId, version, request)));
    }

    private static Response created(UUID award, AwardChange change) {
        return Response.created(URI.create("/v1/awards/" + award + "/changes/" + change.id))
                .entity(ChangeView.of(change))
                .build();
    }
}
