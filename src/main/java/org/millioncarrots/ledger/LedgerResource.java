package org.millioncarrots.ledger;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.LedgerView.AccountBalance;
import org.millioncarrots.ledger.LedgerView.TransferLine;
import org.millioncarrots.ledger.LedgerView.TrialBalance;
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

    LedgerResource(ReadLedger ledger) {
        this.ledger = ledger;
    }

    @GET
    @Path("/accounts")
    @Operation(operationId = "listLedgerAccounts", summary = "Every account with the sums of its two sides")
    public List<AccountBalance> accounts() {
        return ledger.accounts();
    }

    @GET
    @Path("/trial-balance")
    @Operation(operationId = "getTrialBalance", summary = "Debits against credits per currency, now or as they stood")
    public TrialBalance trialBalance(
            @QueryParam("asOf") @Schema(implementation = Instant.class) @Nullable String asOf) {
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
}
