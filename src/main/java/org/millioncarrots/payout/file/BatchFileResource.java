package org.millioncarrots.payout.file;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.payout.batch.ApproveBatch;
import org.millioncarrots.payout.batch.BatchResource;
import org.millioncarrots.payout.batch.BatchResponse;
import org.millioncarrots.payout.batch.BatchResponse.LeftOut;
import org.millioncarrots.payout.batch.SendBatch;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** Approving a batch by another person, and handing its file to the bank. */
@Path("/v1/payout-batches")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Payouts")
class BatchFileResource {
    private final ApproveBatch approveBatch;
    private final SendBatch sendBatch;
    private final DeliverBatch deliverBatch;
    private final ByHand byHand;
    private final Door door;

    BatchFileResource(
            ApproveBatch approveBatch, SendBatch sendBatch, DeliverBatch deliverBatch, ByHand byHand, Door door) {
        this.approveBatch = approveBatch;
        this.sendBatch = sendBatch;
        this.deliverBatch = deliverBatch;
        this.byHand = byHand;
        this.door = door;
    }

    /** @param digest of the batch as the caller has looked at it; nothing is approved without */
    record ApproveBatchRequest(
            @Nullable @Schema(examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            String digest) {}

    @POST
    @Path("/{id}/approval")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "approvePayoutBatch",
            summary = "Approve as another person; renders the bank file once",
            description =
                    "The body names the batch's digest, which says what the caller has looked at: 428 without one, 412 if the"
                            + " batch has changed since. A payout that no file could carry, for example because the account's country is refused by now, is"
                            + " taken out and named in leftOut; it stops nobody else. So is one that a hold, a suspension or"
                            + " a closed programme stops, or whose claimant's account has changed since it was collected.")
    @APIResponse(
            responseCode = "201",
            description = "Approved",
            content = @Content(schema = @Schema(implementation = BatchResponse.class)))
    @APIResponse(responseCode = "412", description = "The batch is not what the digest names")
    @APIResponse(responseCode = "428", description = "Without a digest nobody knows what was looked at")
    public Response approve(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @RequestBody(required = false) @Nullable @Valid ApproveBatchRequest request) {
        ApproveBatchRequest named = request == null ? new ApproveBatchRequest(null) : request;
        return door.once(Act.on(id, "approvePayoutBatch", key, named), () -> {
            ApproveBatch.Approved approved = approveBatch.approve(id, named.digest());
            List<LeftOut> leftOut = approved.leftOut().stream()
                    .map(left -> new LeftOut(
                            left.payoutId(), left.why().field(), left.why().message()))
                    .toList();
            return BatchResource.created(BatchResponse.of(approved.batch(), leftOut));
        });
    }

    @GET
    @Path("/{id}/file")
    @RolesAllowed(Roles.FINANCE)
    @Produces(MediaType.APPLICATION_XML)
    @Operation(
            operationId = "getBankFile",
            summary = "The pain.001.001.09, byte for byte as it was approved",
            description =
                    "For whoever takes it to the bank. Once the bank has it (409 READ_BY_TWO_PEOPLE), two people read it.")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = "ETag"),
            description = "The file; its SHA-256 is the ETag")
    @APIResponse(
            responseCode = "409",
            description = "There is none yet, the bank has it, or something stops a payout of it")
    public Response file(UUID id) {
        byHand.require(id);
        return content(door.pass("getBankFile", () -> sendBatch.file(id)));
    }

    static Response content(SendBatch.BankFile file) {
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
        byHand.require(id);
        return door.once(
                Act.on(id, "deliverPayoutBatch", key),
                () -> BatchResource.created(BatchResponse.of(deliverBatch.deliver(id))));
    }
}
