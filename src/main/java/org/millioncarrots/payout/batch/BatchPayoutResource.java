package org.millioncarrots.payout.batch;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** What a batch pays, for whoever approves or audits it. */
@Path("/v1/payout-batches/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
@Tag(name = "Payouts")
class BatchPayoutResource {
    private final LookAtBatch lookAtBatch;

    BatchPayoutResource(LookAtBatch lookAtBatch) {
        this.lookAtBatch = lookAtBatch;
    }

    @GET
    @Path("/payouts")
    @Operation(
            operationId = "listBatchPayouts",
            summary = "The payouts of a batch, in the order of its digest; neither names nor accounts")
    public Page<BatchPayoutView> payouts(
            UUID id, @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return lookAtBatch.payouts(id, Params.id("cursor", cursor), Page.limit(limit));
    }

    @GET
    @Path("/differences")
    @Operation(
            operationId = "getBatchDifferences",
            summary = "What a batch has that the last one of its currency and scheme had not",
            description =
                    "First payments, changed accounts, other amounts than the last time, large ones, several payouts for one"
                            + " claimant and reissues, each counted, summed and with its largest; whom the last batch paid and"
                            + " this one does not; by programme beside the last batch; the five largest payouts.")
    public BatchDifferencesView differences(UUID id) {
        return lookAtBatch.differences(id);
    }
}
