package org.millioncarrots.payout.batch;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import org.millioncarrots.platform.people.Roles;

/** What whoever was to approve a batch does with one that is wrong. */
@Path("/v1/payout-batches/{id}/refusal")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Payouts")
class BatchRefusalResource {
    private final RefuseBatch refuseBatch;
    private final Door door;

    BatchRefusalResource(RefuseBatch refuseBatch, Door door) {
        this.refuseBatch = refuseBatch;
        this.door = door;
    }

    record RefuseBatchRequest(@NotNull BatchRefusalView.Reason reason) {}

    @POST
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "refusePayoutBatch",
            summary = "Send a batch back instead of approving it, as another person; its payouts are due again")
    @APIResponse(
            responseCode = "201",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = BatchRefusalView.class)))
    public Response refuse(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid RefuseBatchRequest request) {
        return door.once(Act.on(id, "refusePayoutBatch", key, request), () -> Response.status(Response.Status.CREATED)
                .entity(refuseBatch.refuse(id, request.reason()))
                .build());
    }
}
