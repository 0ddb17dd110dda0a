package org.millioncarrots.payout.batch;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.ReissueReason;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** Owing anew what the bank has refused of a batch. */
@Path("/v1/payout-batches/{id}/reissue")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Payouts")
class BatchReissueResource {
    private final ReissueBatch reissueBatch;
    private final Door door;

    BatchReissueResource(ReissueBatch reissueBatch, Door door) {
        this.reissueBatch = reissueBatch;
        this.door = door;
    }

    /**
     * What became of a batch's rejected payouts.
     *
     * @param payouts how many are due anew
     * @param total what these come to, in the batch's currency
     */
    @RegisterForReflection
    @Schema(name = "BatchReissue")
    record BatchReissueResponse(UUID batchId, long payouts, Money total) {}

    record ReissueBatchRequest(@Nullable ReissueReason reason) {
        private static ReissueReason reasonOf(@Nullable ReissueBatchRequest request) {
            return ReissueReason.required(request == null ? null : request.reason);
        }
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "getPayoutBatchReissue",
            summary = "Who has proposed and approved that the rejected payouts of a batch are owed anew; the last time")
    public BatchReissueView get(UUID id) {
        return reissueBatch.get(id);
    }

    @POST
    @RolesAllowed(Roles.FINANCE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reissuePayoutBatch",
            summary = "Propose to owe all rejected payouts of a batch anew",
            description =
                    "For a file that the bank has refused as a whole, with a reason. Once another person has approved it, each"
                            + " payout of it that is REJECTED becomes REISSUED and a new one is DUE in its place, as if each were"
                            + " reissued alone. No other payout is touched. A later proposal takes the place of one that nobody"
                            + " has approved.")
    @APIResponse(
            responseCode = "202",
            description = "Proposed, and waiting for another person",
            content = @Content(schema = @Schema(implementation = BatchReissueView.class)))
    public Response propose(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @RequestBody(required = false) @Nullable @Valid ReissueBatchRequest request) {
        ReissueReason reason = ReissueBatchRequest.reasonOf(request);
        return door.once(
                Act.on(id, "reissuePayoutBatch", key, reason),
                () -> Response.accepted(reissueBatch.propose(id, reason)).build());
    }

    @POST
    @Path("/approval")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(
            operationId = "approvePayoutBatchReissue",
            summary = "Owe all rejected payouts of a batch anew, as another person")
    @APIResponse(
            responseCode = "201",
            description = "How many payouts are due anew, and their sum",
            content = @Content(schema = @Schema(implementation = BatchReissueResponse.class)))
    public Response approve(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(Act.on(id, "approvePayoutBatchReissue", key), () -> {
            ReissueBatch.Reissued reissued = reissueBatch.approve(id);
            return Response.status(Response.Status.CREATED)
                    .entity(new BatchReissueResponse(id, reissued.payouts(), reissued.total()))
                    .build();
        });
    }
}
