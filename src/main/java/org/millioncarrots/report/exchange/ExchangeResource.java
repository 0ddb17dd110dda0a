package org.millioncarrots.report.exchange;

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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Column;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.report.Dimension;
import org.millioncarrots.report.Period;
import org.millioncarrots.report.ReportAnswer;
import org.millioncarrots.report.exchange.CompareFixings.Side;
import org.millioncarrots.report.exchange.ExchangeView.ExchangeGroup;
import org.millioncarrots.report.exchange.ExchangeView.PayoutsBy;

/** What was promised in one currency and paid in another: JSON, or CSV by Accept. */
@Path("/v1/reports/exchange")
@RunOnVirtualThread
@Tag(name = "Reports")
class ExchangeResource {
    private static final List<Dimension> ALLOWED =
            List.of(Dimension.PROGRAMME, Dimension.CURRENCY, Dimension.MONTH, Dimension.SPONSOR);
    static final List<Dimension> USUAL = List.of(Dimension.PROGRAMME, Dimension.CURRENCY, Dimension.MONTH);

    private static final Set<Side> BOTH = EnumSet.allOf(Side.class);

    private final CompareFixings compareFixings;
    private final ReportAnswer answer;

    ExchangeResource(CompareFixings compareFixings, ReportAnswer answer) {
        this.compareFixings = compareFixings;
        this.answer = answer;
    }

    @GET
    @RolesAllowed(Roles.FINANCE)
    @Produces({MediaType.APPLICATION_JSON, ReportAnswer.CSV})
    @Operation(
            operationId = "reportExchange",
            summary =
                    "What was promised in one currency and paid in another, at which rates, gained or lost by the day of fixing",
            description =
                    "Exchanges booked in the period: promised, and what that came to. Payouts of the period: what they would"
                            + " have cost at the rate of the other day, which is that of the payout where the rate was fixed at"
                            + " the award, and that of the award where it is fixed at payment; by the same central bank, as"
                            + " stored now. A day without a stored rate is listed, never guessed. Both currencies are always"
                            + " groups, and each set of rates has a row of its own. The CSV has the rows without the totals.")
    @APIResponse(
            responseCode = "200",
            description = "The groups, totals by pair of currencies, and the days without a rate",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ExchangeView.class)),
                @Content(mediaType = ReportAnswer.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response exchange(
            @Context Request request,
            @QueryParam("from")
                    @Parameter(description = "First day, of booking or payout", example = "2022-03-01")
                    @Nullable
                    String from,
            @QueryParam("to") @Parameter(description = "Last day", example = "2022-03-31") @Nullable String to,
            @QueryParam("groupBy")
                    @Parameter(
                            description = "Any of programme, currency, month, sponsor; without it all but sponsor",
                            example = "programme,currency,month,sponsor",
                            schema =
                                    @Schema(
                                            pattern = "(programme|currency|month|sponsor)"
                                                    + "(,(programme|currency|month|sponsor))*",
                                            description =
                                                    "programme, currency, month, sponsor, each at most once, by commas"))
                    @Nullable
                    String groupBy,
            @QueryParam("payoutsBy")
                    @Parameter(
                            description =
                                    "PAID, settled payouts by the day of settlement, or DUE, all by due date; PAID"
                                            + " if not given",
                            schema = @Schema(implementation = PayoutsBy.class))
                    @Nullable
                    String payoutsBy) {
        Period period = Period.of(from, to);
        List<Dimension> dimensions = Dimension.parse("groupBy", groupBy, ALLOWED, USUAL);
        PayoutsBy by =
                Objects.requireNonNullElse(Params.oneOf("payoutsBy", payoutsBy, PayoutsBy.class), PayoutsBy.PAID);
        ExchangeView view = compareFixings.compare(period, by, dimensions, BOTH);
        return ReportAnswer.wantsCsv(request)
                ? answer.csv(ReportFile.EXCHANGE, columns(dimensions, BOTH), view.rows())
                : ReportAnswer.json(view);
    }

    static List<Column<ExchangeGroup>> columns(List<Dimension> groupBy, Set<Side> sides) {
        List<Column<ExchangeGroup>> columns = new ArrayList<>();
        if (groupBy.contains(Dimension.PROGRAMME)) {
            columns.add(new Column<>("programme", ExchangeGroup::programme));
        }
        if (groupBy.contains(Dimension.MONTH)) {
            columns.add(new Column<>("month", ExchangeGroup::month));
        }
        if (groupBy.contains(Dimension.SPONSOR)) {
            columns.add(new Column<>("sponsor", ExchangeGroup::sponsor));
        }
        columns.add(new Column<>("promisedCurrency", ExchangeGroup::promisedCurrency));
        columns.add(new Column<>("paidCurrency", ExchangeGroup::paidCurrency));
        columns.add(new Column<>("fixing", ExchangeGroup::fixing));
        columns.add(new Column<>("rates", ExchangeResource::rates));
        if (sides.contains(Side.BOOKED)) {
            columns.add(new Column<>("promised", row -> row.sums().promised()));
            columns.add(new Column<>("cameTo", row -> row.sums().cameTo()));
        }
        if (sides.contains(Side.PAYOUTS)) {
            columns.add(new Column<>("payouts", row -> row.sums().payouts()));
            columns.add(new Column<>("paid", row -> row.sums().paid()));
            columns.add(new Column<>("withoutRate", row -> row.sums().withoutRate()));
            columns.add(new Column<>("otherwise", row -> row.sums().otherwise()));
            columns.add(new Column<>("difference", row -> row.sums().difference()));
            columns.add(new Column<>("daysWithoutRate", row -> row.daysWithoutRate().stream()
                    .map(LocalDate::toString)
                    .collect(Collectors.joining(" "))));
        }
        return List.copyOf(columns);
    }

    static String rates(ExchangeGroup row) {
        return row.rates().stream()
                .map(rate -> rate.nominal() + " " + rate.base() + " = "
                        + rate.value().toPlainString() + " " + rate.quote() + " (" + rate.source() + ", in force from "
                        + rate.inForceFrom() + ")")
                .collect(Collectors.joining("; "));
    }
}
