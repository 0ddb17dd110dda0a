package org.millioncarrots.eligibility;

import java.time.LocalDate;
import java.util.List;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;

/** Finds the published rates that lead from one currency to another on a day. */
@FunctionalInterface
interface RateFinder {
    Answer find(CurrencyCode from, CurrencyCode to, LocalDate on, RateSource source);

    /** Rates, or why there are none. */
    sealed interface Answer {
        /** The path, in order. */
        record Found(List<PinnedRate> path) implements Answer {}

        /** No published rate serves the day. */
        record Refused(String reason) implements Answer {}
    }
}
