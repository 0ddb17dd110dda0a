package org.millioncarrots.report.reconciliation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.report.Period;
import org.millioncarrots.report.ReportAnswer;
import org.millioncarrots.report.reconciliation.ReconciliationReport.ReportedAccount;
import org.millioncarrots.report.reconciliation.ReconciliationView.BankDays;

/** The books beside the bank: JSON, or CSV by Accept. */
@Path("/v1/reports")
@Produces({MediaType.APPLICATION_JSON, ReportAnswer.CSV})
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.AUDITOR})
@Tag(name = "Reports")
class ReconciliationResource {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ReconcileAccount reconcileAccount;
    private final ReportAnswer answer;
    private final Clock clock;

    ReconciliationResource(ReconcileAccount reconcileAccount, ReportAnswer answer, Clock clock) {
        this.reconcileAccount = reconcileAccount;
        this.answer = answer;
        this.clock = clock;
    }

    @GET
    @Path("/reconciliation")
    @Operation(
            operationId = "reportReconciliation",
            summary = "An account at the end of a day: ours, the bank's, and every line of the difference",
            description =
                    "The bank's balance is that of the last statement up to the day. Ours is the balance before the first"
                            + " statement, less what has left since by the books. Difference is the bank's less ours, and the lines"
                            + " sum to it. In JSON a page of them with the groups of all; the CSV has all.")
    @APIResponse(
            responseCode = "200",
            description = "The balances, the groups, and one page of lines by id",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ReconciliationView.class)),
                @Content(mediaType = ReportAnswer.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response reconciliation(
            @Context Request request,
            @QueryParam("account")
                    @Parameter(
                            description = "The number of an account of ours",
                            example = "DE02120300000000202051",
                            required = true)
                    @Nullable
                    String account,
            @QueryParam("currency")
                    @Parameter(description = "Needed if the account is kept in several", example = "EUR")
                    @Nullable
                    String currency,
            @QueryParam("on") @Parameter(description = "Today if not given", example = "2026-01-09") @Nullable
                    String on,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        LocalDate day = Objects.requireNonNullElse(Params.date("on", on), LocalDate.now(clock));
        UUID after = Objects.requireNonNullElse(Params.id("cursor", cursor), BEFORE_ALL);
        int most = Page.limit(limit);
        ReportedAccount reported = reconcileAccount.account(account, currency);
        return ReportAnswer.wantsCsv(request)
                ? answer.csv(
                        ReportFile.RECONCILIATION,
                        ReconciliationReport.lines(reported.id(), day, after, Long.MAX_VALUE))
                : ReportAnswer.json(reconcileAccount.of(reported, day, after, most));
    }

    @GET
    @Path("/bank-days")
    @Operation(
            operationId = "reportBankDays",
            summary = "What was sent, confirmed and returned, and what else moved an account, day by day")
    @APIResponse(
            responseCode = "200",
            description = "The days on which something moved",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BankDays.class)),
                @Content(mediaType = ReportAnswer.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response days(
            @Context Request request,
            @QueryParam("account")
                    @Parameter(
                            description = "The number of an account of ours",
                            example = "DE02120300000000202051",
                            required = true)
                    @Nullable
                    String account,
            @QueryParam("currency")
                    @Parameter(description = "Needed if the account is kept in several", example = "EUR")
                    @Nullable
                    String currency,
            @QueryParam("from") @Parameter(description = "First day", example = "2026-01-05") @Nullable String from,
            @QueryParam("to") @Parameter(description = "Last day", example = "2026-01-09") @Nullable String to) {
        Period period = Period.of(from, to);
        ReportedAccount reported = reconcileAccount.account(account, currency);
        return answer.of(
                request,
                ReportFile.BANK_DAYS,
                ReconciliationReport.days(reported.id(), period.first(), period.last()),
                rows -> new BankDays(reported.account(), reported.currency(), rows));
    }
}
