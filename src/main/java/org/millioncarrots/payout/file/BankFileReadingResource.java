package org.millioncarrots.payout.file;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** Reading a file that the bank has: two people, one purpose, once. */
@Path("/v1/payout-batches/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Payouts")
class BankFileReadingResource {
    private final BankFileReadings readings;
    private final ReadBankFile readBankFile;
    private final Door door;

    BankFileReadingResource(BankFileReadings readings, ReadBankFile readBankFile, Door door) {
        this.readings = readings;
        this.readBankFile = readBankFile;
        this.door = door;
    }

    /** @param reference of the file that explains the need, in the office's own records */
    record ProposeBankFileReadingRequest(
            @NotNull BankFileReading.Purpose purpose,

            @NotNull
            @Pattern(
                    regexp = "[A-Z]{2,8}-[0-9]{4}-[0-9]{1,8}",
                    message = "a file number such as CASE-2026-17: letters, year, number; nothing of the person")
            @Schema(examples = "CASE-2026-17")
            String reference) {}

    /**
     * A reading and how far it is; nothing of the file.
     *
     * @param expiresAt until then it can be approved, and once approved be read
     */
    @Schema(name = "BankFileReading")
    record BankFileReadingView(
            UUID id,
            UUID batchId,
            BankFileReading.Purpose purpose,
            String reference,
            BankFileReading.State state,
            String proposedBy,
            Instant proposedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            Instant expiresAt,
            @Nullable Instant readAt) {}

    @POST
    @Path("/file-readings")
    @RolesAllowed({Roles.FINANCE, Roles.AUDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeBankFileReading",
            summary = "Propose to read a bank file, with all its names and accounts, for a purpose",
            description = "Another person must approve it. It lapses after 24 hours if nobody does.")
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = BankFileReadingView.class)))
    public Response propose(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ProposeBankFileReadingRequest request) {
        return door.once(
                Act.on(id, "proposeBankFileReading", key, request),
                () -> created(readBankFile.propose(id, request.purpose(), request.reference())));
    }

    @GET
    @Path("/file-readings")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "listBankFileReadings",
            summary = "Who proposed, approved and read a bank file, newest first",
            description = "The newest hundred; the audit log has all.")
    public List<BankFileReadingView> list(UUID id) {
        return readings.list(id).stream().map(this::view).toList();
    }

    @POST
    @Path("/file-readings/{reading}/approval")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "approveBankFileReading",
            summary = "Approve as another person; whoever proposed can then read once within 24 hours")
    @APIResponse(
            responseCode = "201",
            description = "Approved",
            content = @Content(schema = @Schema(implementation = BankFileReadingView.class)))
    public Response approve(
            UUID id, @PathParam("reading") UUID reading, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(Act.on(reading, "approveBankFileReading", key), () -> created(readings.approve(id, reading)));
    }

    @GET
    @Path("/file-readings/{reading}/file")
    @RolesAllowed({Roles.FINANCE, Roles.AUDITOR})
    @Produces(MediaType.APPLICATION_XML)
    @Operation(
            operationId = "readBankFile",
            summary = "Read the file, once, as the person who proposed",
            description = "Byte for byte as it was approved, until a payee of it is erased (410 content-erased).")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = "ETag"),
            description = "The file; its SHA-256 is the ETag")
    @APIResponse(responseCode = "409", description = "Nobody has approved it yet")
    @APIResponse(responseCode = "410", description = "It was read, its time is over, or a payee is erased")
    public Response file(UUID id, @PathParam("reading") UUID reading) {
        return BatchFileResource.content(door.pass("readBankFile", () -> readBankFile.read(id, reading)));
    }

    @GET
    @Path("/file-skeleton")
    @RolesAllowed({Roles.FINANCE, Roles.AUDITOR})
    @Produces(MediaType.APPLICATION_XML)
    @Operation(
            operationId = "getBankFileSkeleton",
            summary = "The bank file without its payees: references, amounts and totals",
            description =
                    "In place of name, address and account stands whether they are kept (payee sealed) or never were"
                            + " (payee gone).")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = "ETag"),
            description = "The skeleton; the ETag is the SHA-256 of the whole file")
    @APIResponse(responseCode = "409", description = "No file is kept")
    public Response skeleton(UUID id) {
        return BatchFileResource.content(door.pass("getBankFileSkeleton", () -> readBankFile.skeleton(id)));
    }

    private Response created(BankFileReading reading) {
        return Response.status(Response.Status.CREATED).entity(view(reading)).build();
    }

    private BankFileReadingView view(BankFileReading reading) {
        return new BankFileReadingView(
                reading.id(),
                reading.batchId(),
                reading.purpose(),
                reading.reference(),
                readings.state(reading),
                reading.proposal().by(),
                reading.proposal().at(),
                reading.proposal().approvedBy(),
                reading.proposal().approvedAt(),
                reading.expiresAt(),
                reading.readAt());
    }
}
