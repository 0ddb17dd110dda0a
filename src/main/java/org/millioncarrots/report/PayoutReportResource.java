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
import java.util.List;
import java.util.regex.Pattern;
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
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** Payouts as finance reads them: JSON, or CSV by Accept. */
@Path("/v1/reports/payouts")
@RunOnVirtualThread
@Tag(name = "Reports")
class PayoutReportResource {
    /** The states of payouts, by which groups can be asked for. */
    @Schema(name = "PayoutStateAsked")
    enum StateAsked {
        DUE,
        BATCHED,
        SENT,
        SETTLED,
        REJECTED,
        RETURNED,
        UNKNOWN,
        HELD,
        CANCELLED,
        REISSUED
    }

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final int MAX_LINES = 5_000_000;
    private static final int USUAL_LINES = 100_000;

    private final ReportAnswer answer;
    private final RunReports runReports;

    PayoutReportResource(ReportAnswer answer, RunReports runReports) {
        this.answer = answer;
        this.runReports = runReports;
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Produces({MediaType.APPLICATION_JSON, ReportAnswer.CSV})
    @Operation(
            operationId = "reportPayouts",
            summary = "Payouts by programme, currency, month, state and sponsor",
            description =
                    "Sums of payouts by due date. Currencies never mix: currency is always a group. By sponsor, each"
                            + " payout is split by the shares of its programme version with the largest remainder, so that the"
                            + " shares sum to it exactly. The CSV has the rows without the totals.")
    @APIResponse(
            responseCode = "200",
            description = "The groups, in the order of groupBy, and totals per currency",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PayoutReportView.class)),
                @Content(mediaType = ReportAnswer.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response payouts(
            @Context Request request,
            @QueryParam("from") @Parameter(description = "First due date", example = "2022-03-01") @Nullable
                    String from,
            @QueryParam("to") @Parameter(description = "Last due date", example = "2022-03-31") @Nullable String to,
            @QueryParam("groupBy")
                    @Parameter(
                            description = "Any of programme, currency, month, state, sponsor, in the order of the rows;"
                                    + " without it all but sponsor",
                            example = "programme,currency,month,state,sponsor",
                            schema =
                                    @Schema(
                                            pattern = "(programme|currency|month|state|sponsor)"
                                                    + "(,(programme|currency|month|state|sponsor))*",
                                            description =
                                                    "programme, currency, month, state, sponsor, each at most once, by commas"))
                    @Nullable
                    String groupBy,
            @QueryParam("programme") @Nullable String programme,
            @QueryParam("sponsor")
                    @Parameter(description = "The amounts are its share of each payout", example = "DE")
                    @Nullable
                    String sponsor,
            @QueryParam("currency") @Parameter(example = "EUR") @Nullable String currency,
            @QueryParam("state")
                    @Parameter(
                            description = "A state of payouts",
                            example = "SENT",
                            schema = @Schema(implementation = StateAsked.class))
                    @Nullable
                    String state,
            @QueryParam("keep") @Parameter(description = ReportAnswer.KEEP) @Nullable String keep) {
        Period period = Period.of(from, to);
        StateAsked asked = Params.oneOf("state", state, StateAsked.class);
        List<Dimension> dimensions = Dimension.parse("groupBy", groupBy);
        PayoutReport.Filter filter = new PayoutReport.Filter(
                period, code("programme", programme), code("sponsor", sponsor), code("currency", currency), asked);
        return answer.of(
                request,
                new ReportAnswer.Asked(ReportFile.PAYOUTS, filter.query(dimensions), Flag.isSet("keep", keep)),
                PayoutReport.of(filter, dimensions),
                rows -> PayoutReportView.of(period.from(), period.to(), dimensions, rows));
    }

    private static @Nullable String code(String name, @Nullable String text) {
        if (text != null && !CODE.matcher(text).matches()) {
            throw Problem.invalid(name, "a code of letters, digits and hyphens");
        }
        return text;
    }

    @GET
    @RolesAllowed(Roles.FINANCE)
    @Path("/lines")
    @Produces(ReportAnswer.CSV)
    @Operation(
            operationId = "exportPayoutLines",
            summary = "Every payout of a period as CSV",
            description =
                    "One line per payout, without claimant, partner or bank reference. Never cut short: if more payouts"
                            + " are due in the period than the limit allows, nothing is exported. A connection that breaks off means"
                            + " that the file is not whole.")
    @APIResponse(
            responseCode = "200",
            description = "The lines, by id",
            content = @Content(mediaType = ReportAnswer.CSV, schema = @Schema(type = SchemaType.STRING)))
    public Response lines(
            @QueryParam("from") @Parameter(description = "First due date", example = "2022-03-01") @Nullable
                    String from,
            @QueryParam("to") @Parameter(description = "Last due date", example = "2022-03-31") @Nullable String to,
            @QueryParam("limit")
                    @Parameter(
                            description = "The most lines to export, 1 to 5,000,000; 100,000 if not given",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "5000000",
                                            defaultValue = "100000"))
                    @Nullable
                    Integer limit) {
        Period period = Period.of(from, to);
        int most = limit == null ? USUAL_LINES : limit;
        if (most < 1 || most > MAX_LINES) {
            throw Problem.invalid("limit", "a whole number from 1 to " + MAX_LINES);
        }
        long lines = runReports
                .rows(PayoutLists.lineCount(period.first(), period.last()))
                .getFirst();
        if (lines > most) {
            throw Problem.invalid(
                    "limit", "at least " + lines + ", the number of payouts in the period, or a shorter period");
        }
        return answer.csv(ReportFile.PAYOUT_LINES, PayoutLists.lines(period.first(), period.last(), most));
    }
}
