package org.millioncarrots.payout.batch;

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
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Collecting payouts into batches, and taking batches apart. */
@Path("/v1/payout-batches")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Payouts")
public class BatchResource {
    private static final int DEFAULT_PAYOUTS = 10_000;

    private final CollectBatch collectBatch;
    private final ReadBatches readBatches;
    private final CancelBatch cancelBatch;
    private final WithdrawBatch withdrawBatch;
    private final Door door;

    BatchResource(
            CollectBatch collectBatch,
            ReadBatches readBatches,
            CancelBatch cancelBatch,
            WithdrawBatch withdrawBatch,
            Door door) {
        this.collectBatch = collectBatch;
        this.readBatches = readBatches;
        this.cancelBatch = cancelBatch;
        this.withdrawBatch = withdrawBatch;
        this.door = door;
    }

    /**
     * @param executionOn the day on which the bank shall pay, a TARGET day; the next one when absent
     * @param account the account that the payments leave, by its name in the settings; the first of which something is due when absent
     * @param maxPayouts 1 to 50,000; 10,000 when absent
     */
    record CollectBatchRequest(
            @NotNull @Schema(examples = "EUR") CurrencyCode currency,

            @NotNull Scheme scheme,
            @Nullable String account,
            @Nullable LocalDate executionOn,
            @Nullable @Min(1) @Max(50_000) Integer maxPayouts) {}

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
        return door.once(
                Act.of("collectPayoutBatch", key, request),
                () -> created(BatchResponse.of(readBatches.get(collectBatch.collect(
                                new FillBatch.Asked(request.currency(), request.scheme(), request.account()),
                                request.executionOn(),
                                atMost)
                        .id))));
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "listPayoutBatches",
            summary = "Batches by time, oldest first if nothing else is asked for")
    public Page<BatchResponse> list(
            @QueryParam("state") @Schema(implementation = PayoutBatch.State.class) @Nullable String state,
            @Parameter(description = "OLDEST or NEWEST first; OLDEST if absent")
                    @QueryParam("order")
                    @Schema(implementation = Batches.Order.class)
                    @Nullable
                    String order,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page<PayoutBatch> page = readBatches.list(
                Params.oneOf("state", state, PayoutBatch.State.class),
                Objects.requireNonNullElse(Params.oneOf("order", order, Batches.Order.class), Batches.Order.OLDEST),
                Params.id("cursor", cursor),
                Page.limit(limit));
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
        return door.pass("cancelPayoutBatch", () -> BatchResponse.of(cancelBatch.cancel(id)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "getPayoutBatch", summary = "A batch and how far it is")
    public BatchResponse get(UUID id) {
        return BatchResponse.of(readBatches.get(id));
    }

    record WithdrawBatchRequest(@NotNull BatchWithdrawalView.Reason reason) {}

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposePayoutBatchWithdrawal",
            summary = "Propose to take back an approved batch whose file was never given out",
            description = "It stops nothing yet. A later proposal takes the place of one that nobody has approved.")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = BatchWithdrawalView.class)))
    public Response proposeWithdrawal(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid WithdrawBatchRequest request) {
        return created(
                Act.on(id, "proposePayoutBatchWithdrawal", key, request),
                () -> withdrawBatch.propose(id, request.reason()));
    }

    @POST
    @Path("/{id}/withdrawal/approval")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(
            operationId = "approvePayoutBatchWithdrawal",
            summary = "Take back an approved batch as another person; its payouts are due again")
    @APIResponse(
            responseCode = "201",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = BatchWithdrawalView.class)))
    public Response approveWithdrawal(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return created(Act.on(id, "approvePayoutBatchWithdrawal", key), () -> withdrawBatch.approve(id));
    }

    private Response created(Act act, Supplier<BatchWithdrawalView> work) {
        return door.once(act, () -> Response.status(Response.Status.CREATED)
                .entity(work.get())
                .build());
    }

    /** The answer to what has made the batch, or has brought it to where it is. */
    public static Response created(BatchResponse batch) {
        return Response.created(URI.create("/v1/payout-batches/" + batch.id()))
                .entity(batch)
                .build();
    }
}
