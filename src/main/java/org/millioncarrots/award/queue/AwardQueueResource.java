package org.millioncarrots.award.queue;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.queue.AwardQueueView.QueuedAward;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.people.Roles;

/** Who waits for money under a programme. */
@Path("/v1/programmes/{code}/queue")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Awards")
class AwardQueueResource {
    private final QueueAwards queue;

    AwardQueueResource(QueueAwards queue) {
        this.queue = queue;
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.CASEWORKER, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "listQueuedAwards",
            summary = "Awards that wait for money under a programme, in the order in which they will get it",
            description =
                    "The order of attestation. When money is voted or set free, the first is served, then the next,"
                            + " up to the first that does not fit: nobody is overtaken.")
    public Page<QueuedAward> list(
            @Parameter(example = "coalition-match") @PathParam("code") String code,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return queue.list(code, cursor, Page.limit(limit));
    }
}
