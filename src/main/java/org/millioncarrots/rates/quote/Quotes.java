package org.millioncarrots.rates.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.rates.Jdbc;
import org.millioncarrots.rates.RateBook;
import org.millioncarrots.rates.RateLookup;
import org.millioncarrots.rates.RateView;

/** Amounts converted at pinned rates that hold for half an hour and can be used once. */
@ApplicationScoped
public class Quotes {
    private final Jdbc jdbc;
    private final RateBook book;
    private final Caller caller;
    private final Ids ids;
    private final Json json;
    private final Clock clock;
    private final Duration validFor;
    private final int marginBasisPoints;

    Quotes(Jdbc jdbc, RateBook book, Caller caller, Ids ids, Json json, Clock clock, QuoteSettings settings) {
        this.jdbc = jdbc;
        this.book = book;
        this.caller = caller;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
        this.validFor = settings.validFor();
        this.marginBasisPoints = settings.marginBasisPoints();
    }

    /**
     * A quote. The amount is what was asked for; it is never recomputed from the target.
     *
     * @param mid the amount at the published rates, without margin
     * @param target what is paid: the mid amount less the margin, rounded once
     * @param usedAt when it was used; absent while it was not
     */
    record Quote(
            UUID id,
            Money amount,
            Money mid,
            Money target,
            int marginBasisPoints,
            List<RateView> rates,
            LocalDate on,
            Instant knownAt,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    @RegisterForReflection
    record QuotedRates(List<RateView> rates) {}

    /** @throws Problem if there is no rate, or the amount is too small or too large to convert */
    @Transactional
    Quote pin(Money amount, CurrencyCode to, RateSource source, LocalDate on) {
        RateLookup.Found found =
                switch (book.find(amount.currency(), to, on, source)) {
                    case RateLookup.Found rates -> rates;
                    case RateLookup.Refused refused -> throw Problem.of(ProblemType.RATE_UNAVAILABLE, refused.detail());
                };
        Conversion conversion = converted(amount, to, found);
        Money target = conversion.targetAfterMargin(marginBasisPoints);
        if (!target.isPositive()) {
            throw Problem.invalid("amount", "large enough to be at least one minor unit of " + to);
        }
        Instant now = clock.instant();
        Quote quote = new Quote(
                ids.next(),
                amount,
                conversion.target(),
                target,
                marginBasisPoints,
                found.path().stream().map(rate -> RateView.of(rate, on)).toList(),
                on,
                found.knownAt(),
                now,
                now.plus(validFor),
                null);
        jdbc.update(
                """
                insert into quote (id, partner, source_minor, source_currency, mid_minor, target_minor, target_currency,
                    margin_basis_points, rates, rates_on, known_at, created_by, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
                """,
                quote.id(),
                caller.partnerOrStaff(),
                amount.minorUnits(),
                amount.currency(),
                quote.mid().minorUnits(),
                target.minorUnits(),
                to,
                marginBasisPoints,
                json.write(new QuotedRates(quote.rates())),
                on,
                quote.knownAt(),
                caller.person(),
                now,
                quote.expiresAt());
        return quote;
    }

    /** @throws Problem if there is none that the caller may see */
    @Transactional
    Quote get(UUID id) {
        return jdbc
                .query(
                        """
                        select q.id, q.source_minor, q.source_currency, q.mid_minor, q.target_minor, q.target_currency,
                            q.margin_basis_points, q.rates, q.rates_on, q.known_at, q.created_at, q.expires_at, u.used_at
                        from quote q left join quote_use u on u.quote_id = q.id
                        where q.id = ?
                        """,
                        row -> new Quote(
                                row.getObject(1, UUID.class),
                                Money.ofMinor(row.getLong(2), row.getString(3)),
                                Money.ofMinor(row.getLong(4), row.getString(6)),
                                Money.ofMinor(row.getLong(5), row.getString(6)),
                                row.getInt(7),
                                json.read(row.getString(8), QuotedRates.class).rates(),
                                Jdbc.date(row, 9),
                                Jdbc.instant(row, 10),
                                Jdbc.instant(row, 11),
                                Jdbc.instant(row, 12),
                                row.getObject(13) == null ? null : Jdbc.instant(row, 13)),
                        id)
                .stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("quote"));
    }

    /**
     * Uses a quote up, in the caller's transaction: the conversion it promised, once and only until it expires.
     *
     * @throws Problem if there is none, it has expired, or it was used
     */
    @Transactional
    public Conversion use(UUID id) {
        Quote quote = get(id);
        Instant now = clock.instant();
        if (!now.isBefore(quote.expiresAt())) {
            throw Problem.of(
                    ProblemType.QUOTE_UNUSABLE, "the quote expired at " + quote.expiresAt() + ": ask for another");
        }
        int inserted = jdbc.update("""
                insert into quote_use (quote_id, used_by, used_at) values (?, ?, ?)
                on conflict on constraint quote_use_pk do nothing
                """, id, caller.person(), now);
        if (inserted == 0) {
            throw Problem.of(ProblemType.QUOTE_UNUSABLE, "the quote was used: ask for another");
        }
        return new Conversion(
                quote.amount(),
                quote.target(),
                quote.rates().stream().map(RateView::pinned).toList());
    }

    private static Conversion converted(Money amount, CurrencyCode to, RateLookup.Found found) {
        try {
            return Conversion.of(amount, to, found.path());
        } catch (ArithmeticException tooLarge) {
            throw Problem.invalid("amount", "small enough for the result to be an amount");
        }
    }
}
