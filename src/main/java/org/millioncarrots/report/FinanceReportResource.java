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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import org.millioncarrots.platform.http.Flag;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.report.FinanceView.Ageing;
import org.millioncarrots.report.FinanceView.Budget;
import org.millioncarrots.report.FinanceView.ExceptionLine;
import org.millioncarrots.report.FinanceView.Exceptions;
import org.millioncarrots.report.FinanceView.Liabilities;

/** Budget, liabilities, ageing and exceptions: JSON, or CSV by Accept. */
@Path("/v1/reports")
@Produces({MediaType.APPLICATION_JSON, ReportAnswer.CSV})
@RunOnVirtualThread
@Tag(name = "Reports")
class FinanceReportResource {
    /** As the view has it; nobody has ruled on what is open. */
    enum ExceptionStanding {
        OPEN,
        CLAIMED,
        CLOSED
    }

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ReportAnswer answer;
    private final RunReports runReports;
    private final Clock clock;

    FinanceReportResource(ReportAnswer answer, RunReports runReports, Clock clock) {
        this.answer = answer;
        this.runReports = runReports;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Path("/budget")
    @Operation(
            operationId = "reportBudget",
            summary = "From appropriation to settlement, by programme, sponsor and currency",
            description =
                    "Balances of the books as they stand now. In each line, appropriated is the sum of the others but"
                            + " queued: that is what awards wait for and no money was voted for.")
    @APIResponse(
            responseCode = "200",
            description = "The lines, and their totals per currency",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Budget.class)),
                @Content(mediaType = ReportAnswer.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response budget(
            @Context Request request,
            @QueryParam("keep") @Parameter(description = ReportAnswer.KEEP) @Nullable String keep) {
        return answer.of(
                request,
                new ReportAnswer.Asked(ReportFile.BUDGET, "", Flag.isSet("keep", keep)),
                BookReports.budget(),
                Budget::of);
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Path("/liabilities")
    @Operation(
            operationId = "reportLiabilities",
            summary = "Instalments that are promised and not yet due, by month for 24 months",
            description =
                    "By programme and currency. With the periods EARLIER and LATER the lines sum to what stands in the"
                            + " books as commitment.")
    @APIResponse(
            responseCode = "200",
            description = "The lines, and their totals per currency",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Liabilities.class)),
                @Content(mediaType = ReportAnswer.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response liabilities(
            @Context Request request,
            @QueryParam("from")
                    @Parameter(description = "A day of the first month; today if not given", example = "2022-03-01")
                    @Nullable
                    String from,
            @QueryParam("keep") @Parameter(description = ReportAnswer.KEEP) @Nullable String keep) {
        LocalDate first = dateOrToday("from", from);
        return answer.of(
                request,
                new ReportAnswer.Asked(ReportFile.LIABILITIES, "from=" + first, Flag.isSet("keep", keep)),
                BookReports.liabilities(first),
                rows -> Liabilities.of(first.withDayOfMonth(1), rows));
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Path("/ageing")
    @Operation(
            operationId = "reportAgeing",
            summary = "Payouts that are not settled, by days since they fell due",
            description = "By currency and state, as they stand now; ages are counted up to asOf.")
    @APIResponse(
            responseCode = "200",
            description = "The lines, and their totals per currency",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Ageing.class)),
                @Content(mediaType = ReportAnswer.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response ageing(
            @Context Request request,
            @QueryParam("asOf") @Parameter(description = "Today if not given", example = "2022-04-01") @Nullable
                    String asOf,
            @QueryParam("keep") @Parameter(description = ReportAnswer.KEEP) @Nullable String keep) {
        LocalDate day = dateOrToday("asOf", asOf);
        return answer.of(
                request,
                new ReportAnswer.Asked(ReportFile.AGEING, "asOf=" + day, Flag.isSet("keep", keep)),
                PayoutLists.ageing(day),
                rows -> Ageing.of(day, rows));
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Path("/exceptions")
    @Operation(
            operationId = "reportExceptions",
            summary = "What was rejected, returned, left unanswered, skipped or not matched, with the reason",
            description =
                    "In JSON a page of them with the groups of all; the CSV has all. Lines of bank messages that changed"
                            + " nothing are among them; those of no known payout stand under the day of their arrival.")
    @APIResponse(
            responseCode = "200",
            description = "The groups, and one page of exceptions by id",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Exceptions.class)),
                @Content(mediaType = ReportAnswer.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response exceptions(
            @Context Request request,
            @QueryParam("from") @Parameter(description = "First due date, or day of arrival") @Nullable String from,
            @QueryParam("to") @Parameter(description = "Last due date, or day of arrival") @Nullable String to,
            @QueryParam("state")
                    @Parameter(
                            description = "OPEN, CLAIMED or CLOSED; without it all that are not closed",
                            schema = @Schema(implementation = ExceptionStanding.class))
                    @Nullable
                    String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Period period = Period.of(from, to);
        ExceptionStanding asked = Params.oneOf("state", state, ExceptionStanding.class);
        String standing = asked == null ? "" : asked.name();
        UUID after = Objects.requireNonNullElse(Params.id("cursor", cursor), BEFORE_ALL);
        if (ReportAnswer.wantsCsv(request)) {
            return answer.csv(
                    ReportFile.EXCEPTIONS,
                    PayoutLists.exceptions(clock.getZone(), period, standing, after, Long.MAX_VALUE));
        }
        int most = Page.limit(limit);
        List<ExceptionLine> oneMore =
                runReports.rows(PayoutLists.exceptions(clock.getZone(), period, standing, after, most + 1L));
        Page<ExceptionLine> page = Page.of(oneMore, most, line -> line.id().toString());
        return ReportAnswer.json(new Exceptions(
                runReports.rows(PayoutLists.exceptionGroups(clock.getZone(), period, standing)),
                page.items(),
                page.next()));
    }

    private LocalDate dateOrToday(String name, @Nullable String text) {
        LocalDate date = Params.date(name, text);
        return date == null ? LocalDate.now(clock) : date;
    }
}
