package org.millioncarrots.claim;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.millioncarrots.claim.ReplayDecisions.Replay;
import org.millioncarrots.platform.Roles;

/** Whether all recorded decisions still come out as they were recorded; to be asked after every migration. */
@Path("/v1/decisions/replay")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Claims")
class ReplayResource {
    private final ReplayDecisions replayDecisions;

    ReplayResource(ReplayDecisions replayDecisions) {
        this.replayDecisions = replayDecisions;
    }

    @GET
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            operationId = "replayDecisions",
            summary = "Decide every recorded decision again and compare; different must be 0")
    public Replay replay() {
        return replayDecisions.replay();
    }
}
