package org.millioncarrots.restore;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Door;
import org.millioncarrots.platform.people.Roles;

/** Whether payments can be opened again after a restore. */
@Path("/v1/restore-verifications")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR, Roles.OPERATOR})
@Tag(name = "Payouts")
class RestoreVerificationResource {
    private final VerifyRestore verifyRestore;
    private final Door door;

    RestoreVerificationResource(VerifyRestore verifyRestore, Door door) {
        this.verifyRestore = verifyRestore;
        this.door = door;
    }

    /**
     * @param statementsThrough the last day of which every statement of the bank was imported
     * @param acceptedUnknown how many payments and files that the bank has named may belong to nothing, because they were made in
     *     the missing time and cannot be known; 0 when absent
     */
    record VerifyRestoreRequest(
            @NotNull LocalDate statementsThrough,
            @Nullable @Min(0) Integer acceptedUnknown) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "verifyRestore",
            summary = "Check books, audit chain, bank lines and decisions, most of all after a restore",
            description =
                    "Can be repeated at will: it changes nothing but the record of what was found. Payments are opened only"
                            + " after the newest one is green.")
    public RestoreVerification verify(@NotNull @Valid VerifyRestoreRequest request) {
        RestoreVerification found = verifyRestore.verify(
                request.statementsThrough(), request.acceptedUnknown() == null ? 0 : request.acceptedUnknown());
        return door.pass("verifyRestore", () -> verifyRestore.keep(found));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRestoreVerification", summary = "What a verification has found")
    public RestoreVerification get(UUID id) {
        return verifyRestore.get(id);
    }
}
