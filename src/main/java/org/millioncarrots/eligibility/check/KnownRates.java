package org.millioncarrots.eligibility.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.millioncarrots.rates.RateBook;

/** Up to when rates are known, for decisions that must be repeatable. */
@ApplicationScoped
public class KnownRates {
    private final RateBook rates;

    KnownRates(RateBook rates) {
        this.rates = rates;
    }

    /** Nothing that is recorded later carries an instant up to this one. */
    public Instant upTo() {
        return rates.knownUpTo();
    }
}
