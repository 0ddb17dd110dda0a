package org.millioncarrots.rates;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Roles;

/** Rates and where they come from. */
@Path("/v1/rates")
@Tag(name = "Rates", description = "Official rates and their provenance")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RatesResource {
    private final RateBook book;
    private final Clock clock;

    RatesResource(RateBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** @param rates in the order in which they are applied when a pair is asked for, else by currency */
    @Schema(name = "Rates")
    record RatesResponse(LocalDate on, RateSource source, Instant knownAt, List<RateView> rates) {}

    @GET
    @RolesAllowed({
        Roles.PARTNER,
        Roles.CASEWORKER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.POLICY,
        Roles.AUDITOR,
        Roles.OPERATOR
    })
    @Operation(
            operationId = "findRates",
            summary = "The rates in force on a date",
            description =
                    "With base and quote: the rates that lead from one to the other, or a refusal (422) that says "
                            + "what is missing, the nearest earlier date and which source could serve. A date without a rate is "
                            + "never filled with a guess.")
    @APIResponse(
            responseCode = "200",
            description = "The rates",
            content = @Content(schema = @Schema(implementation = RatesResponse.class)))
    @APIResponse(
            responseCode = "422",
            description = "No published rate serves this date; the detail says what is missing")
    public RatesResponse find(
            @Parameter(description = "Today, if absent", example = "2022-03-05") @QueryParam("on") @Nullable String on,
            @Parameter(
                            description = "CBR, ECB, NBU, EU_FIXED or MANUAL",
                            example = "CBR",
                            required = true,
                            schema = @Schema(implementation = RateSource.class))
                    @QueryParam("source")
                    @Nullable
                    String source,
            @Parameter(example = "USD") @QueryParam("base") @Nullable String base,
            @Parameter(example = "RUB") @QueryParam("quote") @Nullable String quote,
            @Parameter(
                            description = "Only what was recorded up to this instant is seen: with the knownAt of an "
                                    + "earlier answer, the answer is the same for ever",
                            example = "2026-11-20T12:00:00Z")
                    @QueryParam("knownAt")
                    @Nullable
                    String knownAt) {
        LocalDate asked = Params.date("on", on);
        LocalDate date = asked == null ? LocalDate.now(clock) : asked;
        RateSource from = source("source", source);
        Instant given = Params.instant("knownAt", knownAt);
        Instant known = given == null ? book.knownUpTo() : given;
        if (base == null && quote == null) {
            return answer(date, from, known, book.inForce(from, date, known));
        }
        if (base == null || quote == null) {
            throw Problem.invalid(base == null ? "base" : "quote", "base and quote are given together");
        }
        return switch (book.find(currency("base", base), currency("quote", quote), date, from, known)) {
            case RateLookup.Found found -> answer(date, from, known, found.path());
            case RateLookup.Refused refused ->
                throw new Problem(
                        ProblemType.RATE_UNAVAILABLE,
                        refused.detail(),
                        List.of(new Problem.Violation("on", refused.detail())));
        };
    }

    private static RatesResponse answer(LocalDate on, RateSource source, Instant knownAt, List<PinnedRate> rates) {
        return new RatesResponse(
                on,
                source,
                knownAt,
                rates.stream().map(rate -> RateView.of(rate, on)).toList());
    }

    private static RateSource source(String field, @Nullable String name) {
        RateSource source = Params.oneOf(field, name, RateSource.class);
        if (source == null) {
            throw Problem.invalid(field, "one of " + Arrays.toString(RateSource.values()));
        }
        return source;
    }

    private static CurrencyCode currency(String field, String code) {
        try {
            return new CurrencyCode(code);
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid(field, String.valueOf(unknown.getMessage()));
        }
    }
}
