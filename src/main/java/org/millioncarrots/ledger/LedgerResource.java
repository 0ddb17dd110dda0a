package org.millioncarrots.ledger;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.ledger.LedgerView.AccountBalance;
import org.millioncarrots.ledger.LedgerView.TransferLine;
import org.millioncarrots.ledger.LedgerView.TrialBalance;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** The books, for finance and auditors. */
@Path("/v1/ledger")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.AUDITOR})
@Tag(name = "Ledger")
class LedgerResource {
    private final ReadLedger ledger;
    private final Closings closings;
    private final Door door;

    LedgerResource(ReadLedger ledger, Closings closings, Door door) {
        this.ledger = ledger;
        this.closings = closings;
        this.door = door;
    }

    /** @param month such as 2022-03; it must have ended */
    record CloseMonthRequest(
            @NotNull @Schema(implementation = String.class, examples = "2022-03")
            YearMonth month) {}

    /** @param closedThrough the last day into which nothing can be booked any more */
    record ClosingResponse(LocalDate closedThrough) {}

    @GET
    @Path("/accounts")
    @Operation(operationId = "listLedgerAccounts", summary = "Every account with the sums of its two sides")
    public List<AccountBalance> accounts() {
        return ledger.accounts();
    }

    @GET
    @Path("/trial-balance")
    @Operation(operationId = "getTrialBalance", summary = "Debits against credits per currency, now or as they stood")
    public TrialBalance trialBalance(@QueryParam("asOf") @Nullable String asOf) {
        return ledger.trialBalance(Params.instant("asOf", asOf));
    }

    @GET
    @Path("/transfers")
    @Operation(
            operationId = "listTransfers",
            summary = "Transfers, in an order that stays; all, or those of one award, instalment or attempt")
    public Page<TransferLine> transfers(
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return ledger.transfers(Params.id("cursor", cursor), Params.id("subject", subject), Page.limit(limit));
    }

    @POST
    @Path("/closings")
    @RolesAllowed(Roles.FINANCE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "closeMonth", summary = "Close a month: nothing can be booked into it any more")
    @APIResponse(
            responseCode = "201",
            description = "Closed",
            content = @Content(schema = @Schema(implementation = ClosingResponse.class)))
    public Response close(
            @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid CloseMonthRequest request) {
        return door.once(Act.of("closeMonth", key, request), () -> Response.status(Response.Status.CREATED)
                .entity(new ClosingResponse(closings.close(request.month())))
                .build());
    }
}
