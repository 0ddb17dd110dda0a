package org.millioncarrots.payout.statement;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** What the bank states of our accounts. */
@Path("/v1/bank-statements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.AUDITOR})
@Tag(name = "Payouts")
class BankStatementResource {
    private final ReadStatements readStatements;

    BankStatementResource(ReadStatements readStatements) {
        this.readStatements = readStatements;
    }

    @GET
    @Operation(
            operationId = "listBankStatements",
            summary = "Statements of our accounts, in the order in which they came",
            description =
                    "By account, currency, and the day that they close. Each says how its balances and entries come together.")
    public Page<BankStatementView> list(
            @QueryParam("account") @Parameter(example = "DE02120300000000202051") @Nullable String account,
            @QueryParam("currency") @Parameter(example = "EUR") @Nullable String currency,
            @QueryParam("from") @Parameter(description = "First closing day", example = "2026-01-05") @Nullable
                    String from,
            @QueryParam("to") @Parameter(description = "Last closing day", example = "2026-01-09") @Nullable String to,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        ReadStatements.Filter filter =
                new ReadStatements.Filter(account, currency, Params.date("from", from), Params.date("to", to));
        return readStatements.list(filter, Params.id("cursor", cursor), Page.limit(limit));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getBankStatement",
            summary = "A statement with its balances, what was found in it, its sums and its entries",
            description = "What became of each payment in it: GET /v1/bank-messages/{id} with its messageId.")
    public BankStatementView.Details get(UUID id) {
        return readStatements.get(id);
    }
}
