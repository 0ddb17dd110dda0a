package org.millioncarrots.claim.replay;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millioncarrots.claim.replay.ReplayAtOnce.Replay;
import org.millioncarrots.platform.people.Roles;

/** The replay from when decisions were few: within one call, and none after the caller has gone. */
@Path("/v1/decisions/replay")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claims")
class ReplayResource {
    private final ReplayAtOnce replayAtOnce;

    ReplayResource(ReplayAtOnce replayAtOnce) {
        this.replayAtOnce = replayAtOnce;
    }

    @GET
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            operationId = "replayDecisions",
            summary = "Decide every recorded decision again within 30 seconds; with more of them use decision-replays",
            deprecated = true,
            extensions = {
                @Extension(name = "x-deprecated-on", value = "2026-12-01"),
                @Extension(name = "x-sunset", value = "2027-12-01")
            })
    public Replay replay(@Context HttpServerRequest request) {
        return replayAtOnce.replay(request.response()::closed);
    }
}
