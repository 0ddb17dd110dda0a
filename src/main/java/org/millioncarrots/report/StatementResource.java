package org.millioncarrots.report;

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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.report.StatementView.Interval;

/** What a sponsor is told about its money: JSON, or CSV by Accept. */
@Path("/v1/reports/statements")
@RunOnVirtualThread
@Tag(name = "Reports")
class StatementResource {
    private final ReadStatement readStatement;
    private final ReportAnswer answer;

    StatementResource(ReadStatement readStatement, ReportAnswer answer) {
        this.readStatement = readStatement;
        this.answer = answer;
    }

    @GET
    @RolesAllowed(Roles.FINANCE)
    @Produces({MediaType.APPLICATION_JSON, ReportAnswer.CSV})
    @Operation(
            operationId = "reportStatement",
            summary = "A sponsor's statement: opening balance, movements and closing balance of each account",
            description =
                    "By the accounting date of the books. Opening and movements sum to closing; the closings of all sponsors"
                            + " are the trial balance. The statement of a closed month never changes.")
    @APIResponse(
            responseCode = "200",
            description = "The accounts by programme, currency and kind",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = StatementView.class)),
                @Content(mediaType = ReportAnswer.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response statement(
            @Context Request request,
            @QueryParam("sponsor")
                    @Parameter(description = "The code of a sponsor", example = "DE", required = true)
                    @Nullable
                    String sponsor,
            @QueryParam("from")
                    @Parameter(
                            description = "First accounting date; the beginning if not given",
                            example = "2022-03-01")
                    @Nullable
                    String from,
            @QueryParam("to")
                    @Parameter(description = "Last accounting date; the end if not given", example = "2022-03-31")
                    @Nullable
                    String to,
            @QueryParam("interval")
                    @Parameter(
                            description = "Sum movements by MONTH or DAY; MONTH if not given",
                            schema = @Schema(implementation = Interval.class))
                    @Nullable
                    String interval) {
        Period period = Period.of(from, to);
        Interval by = Objects.requireNonNullElse(Params.oneOf("interval", interval, Interval.class), Interval.MONTH);
        StatementView view = readStatement.of(sponsor, period, by);
        return ReportAnswer.wantsCsv(request)
                ? answer.csv(ReportFile.STATEMENT, StatementLine.COLUMNS, StatementLine.of(view.accounts()))
                : ReportAnswer.json(view);
    }

    @GET
    @Path("/books")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Produces({MediaType.APPLICATION_JSON, ReportAnswer.CSV})
    @Operation(
            operationId = "reportBooks",
            summary = "The same over all sponsors: opening balance, movements and closing balance of each account",
            description = "Over all accounts of a currency, openings and closings sum to zero.")
    @APIResponse(
            responseCode = "200",
            description = "The accounts by programme, currency and kind",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = StatementView.Books.class)),
                @Content(mediaType = ReportAnswer.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response books(
            @Context Request request,
            @QueryParam("from") @Parameter(description = "First accounting date", example = "2022-03-01") @Nullable
                    String from,
            @QueryParam("to") @Parameter(description = "Last accounting date", example = "2022-03-31") @Nullable
                    String to,
            @QueryParam("interval")
                    @Parameter(
                            description = "Sum movements by MONTH or DAY; MONTH if not given",
                            schema = @Schema(implementation = Interval.class))
                    @Nullable
                    String interval) {
        StatementView.Books books = readStatement.ofAll(
                Period.of(from, to),
                Objects.requireNonNullElse(Params.oneOf("interval", interval, Interval.class), Interval.MONTH));
        return ReportAnswer.wantsCsv(request)
                ? answer.csv(ReportFile.STATEMENT, StatementLine.COLUMNS, StatementLine.of(books.accounts()))
                : ReportAnswer.json(books);
    }
}
