package org.millioncarrots.rates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;

/** What a question for a rate gives: the way from one currency to the other, or a refusal. Never a guess. */
public sealed interface RateLookup {

    /**
     * A way was found.
     *
     * @param path the rates to apply in order, as published; empty for the same currency
     * @param ageDays for each rate the days from its first day in force to the date asked for
     * @param knownAt what was known then decides the answer: asked again with this instant, it is the same for ever
     */
    record Found(List<PinnedRate> path, List<Integer> ageDays, Instant knownAt) implements RateLookup {
        public Found {
            path = List.copyOf(path);
            ageDays = List.copyOf(ageDays);
        }
    }

    /**
     * No published rate serves the date.
     *
     * @param missing what is missing and since when, in a sentence
     * @param nearestEarlier the newest earlier day on which the source has the missing rate
     * @param couldServe the sources that have an answer to the same question
     */
    record Refused(Reason reason, String missing, @Nullable LocalDate nearestEarlier, List<RateSource> couldServe)
            implements RateLookup {
        public Refused {
            couldServe = List.copyOf(couldServe);
        }

        /** The whole refusal as one sentence for a problem's detail. */
        public String detail() {
            String earlier =
                    nearestEarlier == null ? "none is held for an earlier date" : "nearest earlier: " + nearestEarlier;
            String others = couldServe.isEmpty() ? "no other source could serve" : "could serve: " + couldServe;
            return missing + "; " + earlier + "; " + others;
        }
    }

    /** Why there is no rate. */
    enum Reason {
        /** The source has no such rate for the date or before it. */
        NOT_HELD,
        /** The source has published since without this currency: an older rate is never carried forward past that. */
        NOT_PUBLISHED,
        /** The newest rate is older than the source's limit. */
        TOO_OLD,
        /** The date lies ahead and its rate is not set yet. */
        NOT_YET
    }
}
