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
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Params;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.platform.Roles;

/** Reports for finance: JSON, or CSV by Accept. */
@Path("/v1/reports")
@RunOnVirtualThread
@RolesAllowed(Roles.FINANCE)
@Tag(name = "Reports")
class ReportResource {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final ReportAnswer answer;

    ReportResource(ReportAnswer answer) {
        this.answer = answer;
    }

    @GET
    @Path("/payouts")
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
                            example = "programme,currency,month,state,sponsor")
                    @Nullable
                    String groupBy) {
        Period period = Period.of(from, to);
        List<Dimension> dimensions = Dimension.parse("groupBy", groupBy);
        return answer.of(
                request,
                PayoutReport.of(period.first(), period.last(), dimensions),
                rows -> PayoutReportView.of(period.from(), period.to(), dimensions, rows));
    }

    /** Days from and to, both included; either may be open. */
    private record Period(
            @Nullable LocalDate from, @Nullable LocalDate to) {
        static Period of(@Nullable String from, @Nullable String to) {
            Period period = new Period(Params.date("from", from), Params.date("to", to));
            if (period.first().isAfter(period.last())) {
                throw Problem.invalid("to", "a date that is not before from");
            }
            return period;
        }

        LocalDate first() {
            return from == null ? FIRST : from;
        }

        LocalDate last() {
            return to == null ? LAST : to;
        }
    }
}
