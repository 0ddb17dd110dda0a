package org.millioncarrots.rates.quote;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.rates.RateView;
import org.millioncarrots.rates.publication.Publisher;

/** Quotes: an amount converted at a pinned rate, valid for a short time, used once. */
@Path("/v1/quotes")
@Tag(name = "Quotes", description = "Amounts converted at pinned rates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class QuotesResource {
    private final Quotes quotes;
    private final Door door;
    private final Clock clock;

    QuotesResource(Quotes quotes, Door door, Clock clock) {
        this.quotes = quotes;
        this.door = door;
        this.clock = clock;
    }

    @Schema(name = "QuoteRequest")
    record QuoteRequest(
            @NotNull(message = "what is converted") @Schema(description = "What is converted; stays exactly as it is")
            Money amount,

            @NotNull(message = "the currency of the result")
            @Schema(examples = "USD", description = "The currency of the result")
            CurrencyCode to,

            @Schema(
                    description =
                            "Whose rates; if absent, CBR where one side is RUB, NBU where one is UAH, and ECB else")
            @Nullable
            RateSource source,

            @Schema(examples = "2022-03-05", description = "The date of the rates; today, if absent") @Nullable
            LocalDate on) {}

    /** OPEN until it is used or expires. */
    enum QuoteState {
        /** Can be used. */
        OPEN,
        /** Used; it is not used twice. */
        USED,
        /** Its time is over. */
        EXPIRED
    }

    @Schema(name = "Quote")
    record QuoteResponse(
            UUID id,
            QuoteState state,
            Money amount,

            @Schema(description = "The amount at the published rates, without margin")
            Money mid,

            @Schema(description = "Hundredths of a per cent that are kept back")
            int marginBasisPoints,

            @Schema(description = "What the margin comes to")
            Money margin,

            @Schema(description = "What is paid") Money target,
            LocalDate on,
            List<RateView> rates,

            @Schema(description = "What was known then decided the rates")
            Instant knownAt,

            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    @POST
    @RolesAllowed({Roles.PARTNER, Roles.FINANCE})
    @Operation(
            operationId = "createQuote",
            summary = "Converts an amount at a pinned rate",
            description =
                    "Valid for 30 minutes unless the operator configured another time; usable once. It binds no claim: which"
                            + " rates count is the programme's matter, and what a claim can cite is an offer.")
    @APIResponse(
            responseCode = "201",
            description = "The quote",
            content = @Content(schema = @Schema(implementation = QuoteResponse.class)))
    public Response create(
            @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid QuoteRequest request) {
        if (!request.amount().isPositive()) {
            throw Problem.invalid("amount.amount", "more than zero");
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate on = request.on() == null ? today : Params.plausible("on", request.on());
        if (on.isAfter(today)) {
            throw Problem.invalid("on", "today or earlier");
        }
        return door.once(Act.of("createQuote", key, request), () -> {
            Quotes.Quote quote = quotes.pin(request.amount(), request.to(), source(request), on);
            return Response.created(URI.create("/v1/quotes/" + quote.id()))
                    .entity(answer(quote))
                    .build();
        });
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PARTNER, Roles.FINANCE, Roles.AUDITOR})
    @Operation(operationId = "getQuote", summary = "A quote, as it was given")
    public QuoteResponse get(UUID id) {
        return answer(quotes.get(id));
    }

    @POST
    @Path("/{id}/use")
    @RolesAllowed({Roles.PARTNER, Roles.FINANCE})
    @Operation(
            operationId = "useQuote",
            summary = "Uses a quote up",
            description = "Once, and until it expires; else 422. With the same Idempotency-Key the answer is repeated.")
    @APIResponse(
            responseCode = "201",
            description = "The quote, used",
            content = @Content(schema = @Schema(implementation = QuoteResponse.class)))
    public Response use(@HeaderParam(Idempotency.HEADER) @Nullable String key, UUID id) {
        return door.once(Act.of("useQuote", key, id.toString()), () -> {
            quotes.use(id);
            return Response.created(URI.create("/v1/quotes/" + id))
                    .entity(answer(quotes.get(id)))
                    .build();
        });
    }

    private static RateSource source(QuoteRequest request) {
        RateSource named = request.source();
        if (named != null) {
            return named;
        }
        return Publisher.usualFor(request.amount().currency(), request.to()).source();
    }

    private QuoteResponse answer(Quotes.Quote quote) {
        QuoteState open = clock.instant().isBefore(quote.expiresAt()) ? QuoteState.OPEN : QuoteState.EXPIRED;
        return new QuoteResponse(
                quote.id(),
                quote.usedAt() == null ? open : QuoteState.USED,
                quote.amount(),
                quote.mid(),
                quote.marginBasisPoints(),
                quote.mid().minus(quote.target()),
                quote.target(),
                quote.on(),
                quote.rates().stream()
                        .map(rate -> RateView.of(rate, quote.on()))
                        .toList(),
                quote.knownAt(),
                quote.createdAt(),
                quote.expiresAt(),
                quote.usedAt());
    }
}
