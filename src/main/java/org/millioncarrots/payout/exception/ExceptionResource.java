package org.millioncarrots.payout.exception;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Supplier;
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

/** One exception: who looks after it, and how two people end it. The list of them is a report. */
@Path("/v1/exceptions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER})
@Tag(name = "Payouts")
class ExceptionResource {
    private final OwnException ownException;
    private final RuleException ruleException;
    private final Door door;

    ExceptionResource(OwnException ownException, RuleException ruleException, Door door) {
        this.ownException = ownException;
        this.ruleException = ruleException;
        this.door = door;
    }

    /**
     * @param reference of the bank's answer, in the bank's own records or ours
     * @param programme whose sponsors bear what belongs to no payout
     */
    record RuleExceptionRequest(
            @NotNull RulingCode code,

            @NotNull @Pattern(regexp = REFERENCE, message = "1 to 64 characters, a reference, no text")
            String reference,

            @Nullable @Pattern(regexp = PROGRAMME, message = "the code of a programme")
            String programme) {
        static final String REFERENCE = "[A-Za-z0-9 ._:/-]{1,64}";
        static final String PROGRAMME = "[a-z0-9][a-z0-9-]{0,63}";
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "getException", summary = "An exception with its owner and rulings")
    public ExceptionView get(UUID id) {
        return ownException.get(id);
    }

    @POST
    @Path("/owner")
    @Operation(operationId = "takeException", summary = "Take an exception: others see who looks after it")
    @APIResponse(
            responseCode = "201",
            description = "Taken, now or before",
            content = @Content(schema = @Schema(implementation = ExceptionView.class)))
    public Response take(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return created(Act.on(id, "takeException", key), () -> ownException.take(id));
    }

    @DELETE
    @Path("/owner")
    @Operation(
            operationId = "giveBackException",
            summary = "Give an exception back; an approver may also give back what another person has taken")
    public ExceptionView giveBack(UUID id) {
        return door.pass("giveBackException", () -> ownException.giveBack(id));
    }

    @POST
    @Path("/rulings")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            operationId = "proposeExceptionRuling",
            summary = "Propose how a line of a bank message ends",
            description =
                    "CHARGE_BORNE, DIFFERENCE_CLAIMED and WRITTEN_OFF book what has left us without being in the books: of a"
                            + " return of less the difference, with which the payout is owed again. What is claimed ends by CLAIM_PAID or"
                            + " WRITTEN_OFF. Payouts that came back or are unknown end by what becomes of the payout.")
    @APIResponse(
            responseCode = "201",
            description = "Proposed; another person approves it",
            content = @Content(schema = @Schema(implementation = ExceptionView.class)))
    public Response propose(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid RuleExceptionRequest request) {
        return created(
                Act.on(id, "proposeExceptionRuling", key, request),
                () -> ruleException.propose(id, request.code(), request.reference(), request.programme()));
    }

    @POST
    @Path("/rulings/{rulingId}/approval")
    @Operation(
            operationId = "approveExceptionRuling",
            summary = "Approve a ruling as another person; what it says is booked")
    @APIResponse(
            responseCode = "201",
            description = "Approved",
            content = @Content(schema = @Schema(implementation = ExceptionView.class)))
    public Response approve(UUID id, UUID rulingId, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return created(Act.on(rulingId, "approveExceptionRuling", key), () -> ruleException.approve(id, rulingId));
    }

    private Response created(Act act, Supplier<Object> work) {
        return door.once(act, () -> Response.status(Response.Status.CREATED)
                .entity(work.get())
                .build());
    }
}
