package org.millioncarrots.rates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.millioncarrots.rates.publication.Publisher;
import org.millioncarrots.rates.publication.Publisher.Limits;

/** How long each publisher's rates are used. */
record LookupPolicy(Map<Publisher, Limits> limits) {
    static LookupPolicy of(RateSettings settings) {
        Map<Publisher, Limits> limits = new EnumMap<>(Publisher.class);
        for (Publisher publisher : Publisher.values()) {
            limits.put(publisher, publisher.limits(settings));
        }
        return new LookupPolicy(limits);
    }

    private Limits of(Publisher publisher) {
        return limits.getOrDefault(publisher, Limits.NONE);
    }

    int maxAgeDays(Publisher publisher) {
        return of(publisher).maxAgeDays();
    }

    /** The newest day whose rate may be used for a date: the day before, while today's is not published yet. */
    LocalDate usableOn(Publisher publisher, LocalDate on, Instant now) {
        ZonedDateTime there = now.atZone(publisher.zone());
        boolean tooEarly = on.equals(there.toLocalDate())
                && there.toLocalTime().isBefore(of(publisher).publishedAt());
        return tooEarly ? on.minusDays(1) : on;
    }
}
