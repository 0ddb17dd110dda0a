package org.millioncarrots.payout.batch;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Collecting payouts, approving them by another person, and handing the file to the bank. */
@Path("/v1/payout-batches")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Payouts")
class BatchResource {
    private static final int DEFAULT_PAYOUTS = 10_000;

    private final CollectBatch collectBatch;
    private final SendBatch sendBatch;
    private final SecureApproval secureApproval;
    private final ReissueBatch reissueBatch;
    private final Idempotency idempotency;

    BatchResource(
            CollectBatch collectBatch,
            SendBatch sendBatch,
            SecureApproval secureApproval,
            ReissueBatch reissueBatch,
            Idempotency idempotency) {
        this.collectBatch = collectBatch;
        this.sendBatch = sendBatch;
        this.secureApproval = secureApproval;
        this.reissueBatch = reissueBatch;
        this.idempotency = idempotency;
    }

    /**
     * @param executionOn the day on which the bank shall pay, a TARGET day; the next one when absent
     * @param maxPayouts 1 to 50,000; 10,000 when absent
     */
    record CollectBatchRequest(
            @NotNull @Schema(implementation = String.class, examples = "EUR")
            CurrencyCode currency,

            @NotNull Scheme scheme,
            @Nullable LocalDate executionOn,
            @Nullable @Min(1) @Max(50_000) Integer maxPayouts) {}

    /**
     * A payout that was taken out of a batch.
     *
     * @param field what of the claimant or the case keeps it out of a bank file; never with its content
     * @param message what would be right
     */
    @RegisterForReflection
    @Schema(name = "PayoutLeftOut")
    record LeftOut(UUID payoutId, String field, String message) {}

    /** A batch; its message id is the name of its file and the id by which the bank answers. */
    @Schema(name = "PayoutBatch")
    record BatchResponse(
            UUID id,
            String messageId,
            CurrencyCode currency,
            Scheme scheme,
            PayoutBatch.State state,
            LocalDate executionOn,
            int payouts,
            Money total,
            String createdBy,
            Instant createdAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable String deliveredBy,
            @Nullable Instant deliveredAt,

            @Schema(
                    description =
                            "In the answer to the approval: payouts that no file could carry or that something stops"
                                    + " by now, and why. They are due again and not part of the batch any more")
            @Nullable
            List<LeftOut> leftOut) {
        static BatchResponse of(PayoutBatch batch) {
            return of(batch, List.of());
        }

        static BatchResponse of(PayoutBatch batch, List<LeftOut> leftOut) {
            return new BatchResponse(
                    batch.id,
                    batch.messageId,
                    batch.currency(),
                    batch.scheme,
                    batch.state,
                    batch.executionOn,
                    batch.payouts,
                    batch.total(),
                    batch.createdBy,
                    batch.createdAt,
                    batch.approvedBy,
                    batch.approvedAt,
                    batch.deliveredBy,
                    batch.deliveredAt,
                    leftOut.isEmpty() ? null : leftOut);
        }
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

    @POST
    @RolesAllowed(Roles.FINANCE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "collectPayoutBatch", summary = "Collect due payouts of one currency and scheme")
    @APIResponse(
            responseCode = "201",
            description = "Collected",
            content = @Content(schema = @Schema(implementation = BatchResponse.class)))
    public Response collect(
            @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid CollectBatchRequest request) {
        int atMost = request.maxPayouts() == null ? DEFAULT_PAYOUTS : request.maxPayouts();
        return once(
                key,
                "collectPayoutBatch",
                request,
                () -> collectBatch.collect(request.currency(), request.scheme(), request.executionOn(), atMost));
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "listPayoutBatches", summary = "Batches, oldest first")
    public Page<BatchResponse> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page<PayoutBatch> page = collectBatch.list(
                Params.oneOf("state", state, PayoutBatch.State.class), Params.id("cursor", cursor), Page.limit(limit));
        return new Page<>(page.items().stream().map(BatchResponse::of).toList(), page.next());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            operationId = "cancelPayoutBatch",
            summary = "Take a batch apart before it is approved",
            description =
                    "An approved one too, if its file was never given out and must not go: a payout of it has been stopped"
                            + " since, or the bank has named one as sent.")
    public BatchResponse cancel(UUID id) {
        return BatchResponse.of(collectBatch.cancel(id));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "getPayoutBatch", summary = "A batch and how far it is")
    public BatchResponse get(UUID id) {
        return BatchResponse.of(sendBatch.get(id));
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(
            operationId = "approvePayoutBatch",
            summary = "Approve as another person; renders the bank file once",
            description =
                    "A payout that no file could carry, for example because the account's country is refused by now, is"
                            + " taken out and named in leftOut; it stops nobody else. So is one that a hold, a suspension or"
                            + " a closed programme stops, or whose claimant's account has changed since it was collected.")
    @APIResponse(
            responseCode = "201",
            description = "Approved",
            content = @Content(schema = @Schema(implementation = BatchResponse.class)))
    public Response approve(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return idempotency.once(key, "approvePayoutBatch/" + id, Map.of(), () -> {
            SendBatch.Approved approved = sendBatch.approve(id);
            List<LeftOut> leftOut = approved.leftOut().stream()
                    .map(left -> new LeftOut(
                            left.payoutId(), left.why().field(), left.why().message()))
                    .toList();
            return created(BatchResponse.of(approved.batch(), leftOut));
        });
    }

    @GET
    @Path("/{id}/file")
    @RolesAllowed(Roles.FINANCE)
    @Produces(MediaType.APPLICATION_XML)
    @Operation(operationId = "getBankFile", summary = "The pain.001.001.09, byte for byte as it was approved")
    @APIResponse(responseCode = "200", description = "The file; its SHA-256 is the ETag")
    public Response file(UUID id) {
        secureApproval.require(id);
        SendBatch.BankFile file = sendBatch.file(id);
        return Response.ok(file.content())
                .tag(file.sha256())
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .build();
    }

    @POST
    @Path("/{id}/delivery")
    @RolesAllowed(Roles.FINANCE)
    @Operation(operationId = "deliverPayoutBatch", summary = "Record that the bank has the file")
    @APIResponse(
            responseCode = "201",
            description = "Delivered",
            content = @Content(schema = @Schema(implementation = BatchResponse.class)))
    public Response deliver(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        secureApproval.require(id);
        return once(key, "deliverPayoutBatch/" + id, Map.of(), () -> sendBatch.delivered(id));
    }

    @POST
    @Path("/{id}/reissue")
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            operationId = "reissuePayoutBatch",
            summary = "Owe all rejected payouts of a batch anew",
            description =
                    "For a file that the bank has refused as a whole: each payout of it that is REJECTED becomes REISSUED"
                            + " and a new one is DUE in its place, as if each were reissued alone. No other payout is touched.")
    @APIResponse(
            responseCode = "201",
            description = "How many payouts are due anew, and their sum",
            content = @Content(schema = @Schema(implementation = BatchReissueResponse.class)))
    public Response reissue(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return idempotency.once(key, "reissuePayoutBatch/" + id, Map.of(), () -> {
            ReissueBatch.Reissued reissued = reissueBatch.reissue(id);
            return Response.status(Response.Status.CREATED)
                    .entity(new BatchReissueResponse(id, reissued.payouts(), reissued.total()))
                    .build();
        });
    }

    private Response once(@Nullable String key, String operation, Object request, Supplier<PayoutBatch> work) {
        return idempotency.once(key, operation, request, () -> created(BatchResponse.of(work.get())));
    }

    private static Response created(BatchResponse batch) {
        return Response.created(URI.create("/v1/payout-batches/" + batch.id()))
                .entity(batch)
                .build();
    }
}
