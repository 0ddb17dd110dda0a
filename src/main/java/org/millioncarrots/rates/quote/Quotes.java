package org.millioncarrots.rates.quote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.money.AmountTooLarge;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.rates.RateBook;
import org.millioncarrots.rates.RateLookup;

/** Amounts converted at pinned rates that hold for half an hour and can be used once. */
@ApplicationScoped
public class Quotes {
    private final QuoteSql sql;
    private final RateBook book;
    private final AuditLog auditLog;
    private final Ids ids;
    private final Clock clock;
    private final QuoteSettings settings;

    Quotes(QuoteSql sql, RateBook book, AuditLog auditLog, Ids ids, Clock clock, QuoteSettings settings) {
        this.sql = sql;
        this.book = book;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
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
            List<PinnedRate> rates,
            LocalDate on,
            Instant knownAt,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    /** @throws Problem if there is no rate, or the amount is too small or too large to convert */
    @Transactional
    Quote pin(Money amount, CurrencyCode to, RateSource source, LocalDate on) {
        RateLookup.Found found =
                switch (book.find(amount.currency(), to, on, source)) {
                    case RateLookup.Found rates -> rates;
                    case RateLookup.Refused refused -> throw Problem.of(ProblemType.RATE_UNAVAILABLE, refused.detail());
                };
        Conversion conversion = converted(amount, to, found);
        Money target = conversion.targetAfterMargin(settings.marginBasisPoints());
        if (!target.isPositive()) {
            throw Problem.invalid("amount", "large enough to be at least one minor unit of " + to);
        }
        Instant now = clock.instant();
        Quote quote = new Quote(
                ids.next(),
                amount,
                conversion.target(),
                target,
                settings.marginBasisPoints(),
                found.path(),
                on,
                found.knownAt(),
                now,
                now.plus(settings.validFor()),
                null);
        sql.insert(quote);
        auditLog.record(AuditAction.QUOTE_GIVEN, quote.id());
        return quote;
    }

    /** @throws Problem if there is none that the caller may see */
    @Transactional
    Quote get(UUID id) {
        return sql.find(id).orElseThrow(() -> Problem.notFound("quote"));
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
        if (!sql.use(id, now)) {
            throw Problem.of(ProblemType.QUOTE_UNUSABLE, "the quote was used: ask for another");
        }
        auditLog.record(AuditAction.QUOTE_USED, id);
        return new Conversion(quote.amount(), quote.target(), quote.rates());
    }

    private static Conversion converted(Money amount, CurrencyCode to, RateLookup.Found found) {
        try {
            return Conversion.of(amount, to, found.path());
        } catch (AmountTooLarge tooLarge) {
            throw Problem.invalid("amount", "small enough for the result to be an amount");
        }
    }
}
