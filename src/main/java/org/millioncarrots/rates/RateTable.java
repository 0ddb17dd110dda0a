package org.millioncarrots.rates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.rates.RateLookup.Found;
import org.millioncarrots.rates.RateLookup.Reason;
import org.millioncarrots.rates.RateLookup.Refused;
import org.millioncarrots.rates.publication.Publisher;
import org.millioncarrots.rates.publication.RateSeries;

/** Every rate that is held at one moment, unchangeable, with the rules by which one is chosen. No database, no clock. */
public final class RateTable {
    /** A pair as a source publishes it. */
    public record Pair(RateSource source, CurrencyCode base, CurrencyCode quote) {}

    private static final RateTable EMPTY = new RateTable(Map.of(), new LookupPolicy(Map.of()));

    private final Map<Pair, RateSeries> series;
    private final LookupPolicy policy;
    private final Instant knownUpTo;

    /** For each source the days with a publication, each with the instant at which we first had one for that day. */
    private final Map<RateSource, NavigableMap<LocalDate, Instant>> days = new EnumMap<>(RateSource.class);

    RateTable(Map<Pair, RateSeries> series, LookupPolicy policy) {
        this.series = Map.copyOf(series);
        this.policy = policy;
        Instant newest = Instant.EPOCH;
        for (RateSource source : RateSource.values()) {
            days.put(source, new TreeMap<>());
        }
        for (Map.Entry<Pair, RateSeries> entry : series.entrySet()) {
            NavigableMap<LocalDate, Instant> known = published(entry.getKey().source());
            RateSeries rates = entry.getValue();
            for (int i = 0; i < rates.size(); i++) {
                Instant recordedAt = rates.recordedAt(i);
                known.merge(rates.inForceFrom(i), recordedAt, (a, b) -> a.isBefore(b) ? a : b);
                newest = recordedAt.isAfter(newest) ? recordedAt : newest;
            }
        }
        this.knownUpTo = newest;
    }

    static RateTable empty() {
        return EMPTY;
    }

    static RateTable of(Map<Pair, ? extends Collection<RateSeries.Entry>> entries, LookupPolicy policy) {
        Map<Pair, RateSeries> series = new HashMap<>();
        entries.forEach((pair, rates) ->
                series.put(pair, new RateSeries(pair.source(), pair.base(), pair.quote(), List.copyOf(rates))));
        return new RateTable(series, policy);
    }

    /** When the newest rate in this table was recorded. Whatever is recorded later carries a later instant. */
    Instant knownUpTo() {
        return knownUpTo;
    }

    RateLookup find(Question question) {
        return switch (answer(question)) {
            case Found found -> found;
            case Refused refused ->
                new Refused(refused.reason(), refused.missing(), refused.nearestEarlier(), othersThatServe(question));
        };
    }

    /** The rates of a source that are in force on a date, by currency; those that would be refused are left out. */
    List<PinnedRate> inForce(RateSource source, LocalDate on, Instant knownAt, Instant now) {
        return series.keySet().stream()
                .filter(pair -> pair.source() == source)
                .sorted((a, b) -> (a.base() + "/" + a.quote()).compareTo(b.base() + "/" + b.quote()))
                .map(pair -> leg(pair, new Question(pair.base(), pair.quote(), on, source, knownAt, now)))
                .flatMap(leg ->
                        leg instanceof Leg.Rate rate ? List.of(rate.rate()).stream() : List.<PinnedRate>of().stream())
                .toList();
    }

    /**
     * A question for a rate.
     *
     * @param on the date for which the rate is needed
     * @param knownAt rates recorded later are not seen
     * @param now the present instant, which decides whether today's rate can exist
     */
    record Question(CurrencyCode from, CurrencyCode to, LocalDate on, RateSource source, Instant knownAt, Instant now) {
        Question withSource(RateSource other) {
            return new Question(from, to, on, other, knownAt, now);
        }
    }

    private RateLookup answer(Question question) {
        if (question.from().equals(question.to())) {
            return new Found(List.of(), List.of(), question.knownAt());
        }
        List<PinnedRate> path = new ArrayList<>(2);
        List<Integer> ages = new ArrayList<>(2);
        for (Pair pair : legs(question)) {
            switch (leg(pair, question)) {
                case Leg.Rate rate -> {
                    path.add(rate.rate());
                    ages.add((int) ChronoUnit.DAYS.between(rate.rate().inForceFrom(), question.on()));
                }
                case Leg.Missing missing -> {
                    return missing.refused();
                }
            }
        }
        return new Found(path, ages, question.knownAt());
    }

    /** One leg when a side is the publisher's hub, two through the hub else; a manual rate is direct in either direction. */
    private List<Pair> legs(Question question) {
        Publisher publisher = Publisher.of(question.source());
        CurrencyCode hub = publisher.hub();
        if (hub == null) {
            Pair direct = new Pair(question.source(), question.from(), question.to());
            Pair reverse = new Pair(question.source(), question.to(), question.from());
            boolean useReverse =
                    leg(reverse, question) instanceof Leg.Rate && !(leg(direct, question) instanceof Leg.Rate);
            return List.of(useReverse ? reverse : direct);
        }
        return Stream.of(question.from(), question.to())
                .filter(currency -> !currency.equals(hub))
                .map(publisher::pair)
                .toList();
    }

    private sealed interface Leg {
        record Rate(PinnedRate rate) implements Leg {}

        record Missing(Refused refused) implements Leg {}
    }

    private Leg leg(Pair pair, Question question) {
        Publisher publisher = Publisher.of(pair.source());
        LocalDate on = question.on();
        RateSeries rates = series.get(pair);
        LocalDate usable = policy.usableOn(publisher, on, question.now());
        int index = rates == null ? -1 : rates.newest(usable, question.knownAt());
        if (rates == null || index < 0) {
            return missing(Reason.NOT_HELD, pair, "no rate for " + on + " or before is held", null);
        }
        LocalDate inForceFrom = rates.inForceFrom(index);
        LocalDate today = LocalDate.ofInstant(question.now(), publisher.zone());
        int limit = policy.maxAgeDays(publisher);
        if (on.isAfter(today) && !inForceFrom.equals(on) && limit < Integer.MAX_VALUE) {
            return missing(Reason.NOT_YET, pair, "the rate for " + on + " is not set yet", inForceFrom);
        }
        Optional<LocalDate> superseded = supersededOn(pair, inForceFrom, usable, question.knownAt());
        if (superseded.isPresent()) {
            String what = "not in the publication for " + superseded.get() + " or since";
            return missing(Reason.NOT_PUBLISHED, pair, what, inForceFrom);
        }
        long age = ChronoUnit.DAYS.between(inForceFrom, on);
        if (age > limit) {
            String what = "the newest rate is " + age + " days old on " + on + ", more than " + limit;
            return missing(Reason.TOO_OLD, pair, what, inForceFrom);
        }
        return new Leg.Rate(rates.pinned(index));
    }

    private static Leg missing(Reason reason, Pair pair, String what, @Nullable LocalDate nearestEarlier) {
        String sentence = pair.source() + " " + pair.base() + "/" + pair.quote() + ": " + what;
        return new Leg.Missing(new Refused(reason, sentence, nearestEarlier, List.of()));
    }

    /** The first day after a rate's own on which the source published, as far as known then, without the currency. */
    private Optional<LocalDate> supersededOn(Pair pair, LocalDate inForceFrom, LocalDate usable, Instant knownAt) {
        Publisher publisher = Publisher.of(pair.source());
        CurrencyCode currency = publisher.foreign(pair.base(), pair.quote());
        if (!usable.isAfter(inForceFrom)) {
            return Optional.empty();
        }
        return published(pair.source()).subMap(inForceFrom, false, usable, true).entrySet().stream()
                .filter(day -> !day.getValue().isAfter(knownAt))
                .map(Map.Entry::getKey)
                .filter(day -> publisher.supersedes(currency, day))
                .findFirst();
    }

    private NavigableMap<LocalDate, Instant> published(RateSource source) {
        return Objects.requireNonNull(days.get(source), source::name);
    }

    private List<RateSource> othersThatServe(Question question) {
        List<RateSource> others = new ArrayList<>();
        for (RateSource other : RateSource.values()) {
            if (other != question.source() && answer(question.withSource(other)) instanceof Found) {
                others.add(other);
            }
        }
        return others;
    }
}
