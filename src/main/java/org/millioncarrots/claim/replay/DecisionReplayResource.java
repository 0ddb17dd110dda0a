package org.millioncarrots.claim.replay;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Whether all recorded decisions still come out as they were recorded; to be asked after every upgrade. */
@Path("/v1/decision-replays")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
@Tag(name = "Claims")
class DecisionReplayResource {
    private final StartReplay replays;
    private final Door door;

    DecisionReplayResource(StartReplay replays, Door door) {
        this.replays = replays;
        this.door = door;
    }

    @POST
    @Operation(
            operationId = "startDecisionReplay",
            summary =
                    "Decide every recorded decision again and compare, in the background; answers the one that is running")
    @APIResponse(
            responseCode = "202",
            description = "Started, or running already",
            content = @Content(schema = @Schema(implementation = DecisionReplayView.class)))
    public Response start(@HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(Act.of("startDecisionReplay", key, ""), () -> {
            DecisionReplayView replay = replays.start();
            return Response.accepted(replay)
                    .location(URI.create("/v1/decision-replays/" + replay.id()))
                    .build();
        });
    }

    @GET
    @Operation(operationId = "listDecisionReplays", summary = "Replays, the newest first")
    public Page<DecisionReplayView> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return replays.list(Params.id("cursor", cursor), Page.limit(limit));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getDecisionReplay",
            summary = "How far a replay is and what would come out differently; different must be 0")
    public DecisionReplayView get(UUID id) {
        return replays.get(id);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "stopDecisionReplay", summary = "Stop a replay; what it has found so far stays")
    public DecisionReplayView stop(UUID id) {
        return door.pass("stopDecisionReplay", () -> replays.stop(id));
    }
}
