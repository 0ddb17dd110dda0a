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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.report.ReportAnswer;
import org.millioncarrots.report.exchange.ComparisonView.Comparison;

/** What is offered, beside what others pay. */
@Path("/v1/reports/comparison")
@RunOnVirtualThread
@Tag(name = "Reports")
class ComparisonResource {
    static final List<Column<Comparison>> COLUMNS = List.of(
            new Column<>("programme", Comparison::programme),
            new Column<>("benefit", Comparison::benefit),
            new Column<>("offer", Comparison::offer),
            new Column<>("offerCurrency", row -> row.offer().currency()),
            new Column<>("figure", row -> row.figure().title()),
            new Column<>("figureAmount", row -> row.figure().amount()),
            new Column<>("figureCurrency", row -> currency(row.figure().amount())),
            new Column<>("figureNumber", row -> row.figure().number()),
            new Column<>("solidity", row -> row.figure().solidity()),
            new Column<>("source", row -> row.figure().source()),
            new Column<>("figureOn", row -> row.figure().figureOn()),
            new Column<>("measure", Comparison::measure),
            new Column<>("value", Comparison::value),
            new Column<>("money", Comparison::money),
            new Column<>("moneyCurrency", row -> currency(row.money())),
            new Column<>("ratesOn", Comparison::ratesOn),
            new Column<>("rates", ComparisonResource::rates),
            new Column<>("missing", Comparison::missing));

    private final CompareOffers compareOffers;
    private final ReportAnswer answer;
    private final Clock clock;

    ComparisonResource(CompareOffers compareOffers, ReportAnswer answer, Clock clock) {
        this.compareOffers = compareOffers;
        this.answer = answer;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.FINANCE)
    @Produces({MediaType.APPLICATION_JSON, ReportAnswer.CSV})
    @Operation(
            operationId = "reportComparison",
            summary = "Bounties and stipends against reference figures",
            description =
                    "Each figure has its source, its day and how solid it is. Ratios between two currencies state the"
                            + " official rates and their day; a rate that is not stored is said to be missing.")
    @APIResponse(
            responseCode = "200",
            description = "The offers of the day, and each against every figure that it can be compared with",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ComparisonView.class)),
                @Content(mediaType = ReportAnswer.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response comparison(
            @Context Request request,
            @QueryParam("asOf") @Parameter(description = "Today if not given", example = "2022-03-05") @Nullable
                    String asOf,
            @QueryParam("currency")
                    @Parameter(
                            description = "Convert the offers into this currency first, at the official rates of asOf",
                            example = "USD")
                    @Nullable
                    String currency,
            @QueryParam("amount")
                    @Parameter(
                            description = "Compare this bounty, in currency, instead of those of the programmes",
                            example = "47253.44",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = "(0|[1-9][0-9]{0,15})(\\.[0-9]{1,4})?",
                                            description = "an amount such as 47253.44"))
                    @Nullable
                    String amount) {
        LocalDate day = Params.date("asOf", asOf);
        CurrencyCode wanted = currencyCode(currency);
        ComparisonView view =
                compareOffers.compare(day == null ? LocalDate.now(clock) : day, wanted, money(amount, wanted));
        return ReportAnswer.wantsCsv(request)
                ? answer.csv(ReportFile.COMPARISON, COLUMNS, view.comparisons())
                : ReportAnswer.json(view);
    }

    static @Nullable CurrencyCode currencyCode(@Nullable String code) {
        try {
            return code == null ? null : new CurrencyCode(code);
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("currency", "three capital letters of ISO 4217, such as USD");
        }
    }

    private static @Nullable Money money(@Nullable String amount, @Nullable CurrencyCode currency) {
        if (amount == null) {
            return null;
        }
        if (currency == null) {
            throw Problem.invalid("currency", "the currency of the amount");
        }
        try {
            Money money = Money.parse(amount, currency);
            if (money.isPositive()) {
                return money;
            }
        } catch (IllegalArgumentException wrong) {
            throw Problem.invalid("amount", String.valueOf(wrong.getMessage()));
        }
        throw Problem.invalid("amount", "more than zero");
    }

    private static @Nullable CurrencyCode currency(@Nullable Money money) {
        return money == null ? null : money.currency();
    }

    static String rates(Comparison row) {
        return row.rates().stream()
                .map(rate -> rate.nominal() + " " + rate.base() + " = "
                        + rate.value().toPlainString() + " " + rate.quote() + " (" + rate.source() + ", in force from "
                        + rate.inForceFrom() + ")")
                .collect(Collectors.joining("; "));
    }
}
