package org.millioncarrots.report.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.programme.ProgrammeVersion.RatePolicy;
import org.millioncarrots.rates.RateBook;
import org.millioncarrots.rates.RateLookup;
import org.millioncarrots.rates.publication.Publisher;

/** The official rates for comparisons, which decisions and payments take as well. What they refuse is missing here. */
@ApplicationScoped
class OfficialRates {
    private final RateBook book;

    OfficialRates(RateBook book) {
        this.book = book;
    }

    /** The path from one currency to another in order, empty if they are the same; nothing if a rate is missing. */
    Optional<List<PinnedRate>> path(CurrencyCode from, CurrencyCode to, LocalDate on) {
        return path(Publisher.usualFor(from, to).source(), from, to, on);
    }

    /** The same by a programme's policy. */
    Optional<List<PinnedRate>> path(RatePolicy policy, CurrencyCode from, CurrencyCode to, LocalDate on) {
        RateSource fallback = policy.fallback();
        return path(policy.source(), from, to, on)
                .or(() -> fallback == null ? Optional.empty() : path(fallback, from, to, on));
    }

    /** The same from the source that has served before, where that is a central bank. */
    Optional<List<PinnedRate>> pathAsBefore(RateSource source, CurrencyCode from, CurrencyCode to, LocalDate on) {
        return Publisher.BANKS.contains(Publisher.of(source)) ? path(source, from, to, on) : path(from, to, on);
    }

    private Optional<List<PinnedRate>> path(RateSource source, CurrencyCode from, CurrencyCode to, LocalDate on) {
        return book.find(from, to, on, source) instanceof RateLookup.Found found
                ? Optional.of(found.path())
                : Optional.empty();
    }

    static String missing(CurrencyCode from, CurrencyCode to, LocalDate on) {
        return "no official rate from " + from + " to " + to + " is stored for " + on;
    }
}
