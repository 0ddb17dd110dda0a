package org.millioncarrots.payout.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.millioncarrots.money.AmountTooLarge;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;
import org.millioncarrots.rates.RateBook;
import org.millioncarrots.rates.RateLookup;

/** The rates of a due date by the programme's rate policy: its source, or else its fallback. */
@ApplicationScoped
class DueDateRates {
    private final Programmes programmes;
    private final RateBook rates;

    DueDateRates(Programmes programmes, RateBook rates) {
        this.programmes = programmes;
        this.rates = rates;
    }

    /** From which currency to which, on which day, by which programme version. */
    record Question(String programme, int version, CurrencyCode from, CurrencyCode to, LocalDate dueOn) {}

    /** @return empty if no published rate serves the day */
    Optional<List<PinnedRate>> path(Question question) {
        ProgrammeVersion version = programmes
                .version(question.programme(), question.version())
                .orElseThrow(() -> new IllegalStateException("an award's programme version is gone"));
        RateSource fallback = version.rates().fallback();
        Optional<List<PinnedRate>> path = path(question, version.rates().source());
        return path.isPresent() || fallback == null ? path : path(question, fallback);
    }

    /** What an amount comes to; empty if that is less than one minor unit, or more than can be counted: nobody can be paid so much. */
    static Optional<Conversion> payable(Money amount, CurrencyCode to, List<PinnedRate> path) {
        try {
            return Optional.of(Conversion.of(amount, to, path))
                    .filter(conversion -> conversion.target().isPositive());
        } catch (AmountTooLarge tooLarge) {
            return Optional.empty();
        }
    }

    private Optional<List<PinnedRate>> path(Question question, RateSource source) {
        return switch (rates.find(question.from(), question.to(), question.dueOn(), source)) {
            case RateLookup.Found found -> Optional.of(found.path());
            case RateLookup.Refused refused -> Optional.empty();
        };
    }
}
