package org.millioncarrots.report.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.report.Dimension;
import org.millioncarrots.report.Period;
import org.millioncarrots.report.RunReports;
import org.millioncarrots.report.exchange.ExchangeReport.Booked;
import org.millioncarrots.report.exchange.ExchangeReport.Paid;
import org.millioncarrots.report.exchange.ExchangeReport.Pair;
import org.millioncarrots.report.exchange.ExchangeReport.Part;
import org.millioncarrots.report.exchange.ExchangeView.ExchangeGroup;
import org.millioncarrots.report.exchange.ExchangeView.ExchangeSums;
import org.millioncarrots.report.exchange.ExchangeView.ExchangeTotal;
import org.millioncarrots.report.exchange.ExchangeView.MissingRate;
import org.millioncarrots.report.exchange.ExchangeView.PayoutsBy;

/**
 * Says what exchanges came to, and what the rate of the other day would have given. A payout's part of a promise is rounded to
 * the promise's minor unit like any amount, then converted in full precision and rounded once; a sponsor's share is taken by
 * largest remainder, payout by payout, as the books do.
 */
@ApplicationScoped
class CompareFixings {
    private final RunReports runReports;
    private final OfficialRates officialRates;
    private final Json json;
    private final Clock clock;

    CompareFixings(RunReports runReports, OfficialRates officialRates, Json json, Clock clock) {
        this.runReports = runReports;
        this.officialRates = officialRates;
        this.json = json;
        this.clock = clock;
    }

    /** What a row is about; what is not grouped by is empty. */
    private record Key(String programme, String month, String sponsor, Pair pair, String rates) {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::programme)
                .thenComparing(key -> key.pair().paid())
                .thenComparing(key -> key.pair().promised())
                .thenComparing(Key::month)
                .thenComparing(Key::sponsor)
                .thenComparing(key -> key.pair().fixing())
                .thenComparing(Key::rates);
    }

    private record Day(CurrencyCode from, CurrencyCode to, RateSource source, LocalDate on) {}

    /** What can be asked for apart, because each is a sum of all rows of its own. */
    enum Side {
        BOOKED,
        PAYOUTS
    }

    /** @param sides the sums of another are zero, and its groups are left out */
    @Transactional
    public ExchangeView compare(Period period, PayoutsBy by, List<Dimension> groupBy, Set<Side> sides) {
        Running running = new Running(groupBy);
        if (sides.contains(Side.BOOKED)) {
            runReports.sums(ExchangeReport.booked(period)).forEach(running::add);
        }
        if (sides.contains(Side.PAYOUTS)) {
            runReports.sums(ExchangeReport.paid(period, by, clock.getZone())).forEach(running::add);
        }
        return new ExchangeView(
                period.from(),
                period.to(),
                by,
                groupBy.stream().map(Dimension::wireName).toList(),
                running.rows(),
                running.totals.entrySet().stream()
                        .map(total -> new ExchangeTotal(
                                total.getKey().promised(),
                                total.getKey().paid(),
                                total.getKey().fixing(),
                                total.getValue()))
                        .toList(),
                List.copyOf(running.missing.values()));
    }

    /** The sums of one report while its rows pass. */
    private final class Running {
        private final List<Dimension> groupBy;
        private final Map<Key, ExchangeSums> groups = new TreeMap<>(Key.ORDER);
        private final Map<Pair, ExchangeSums> totals = new TreeMap<>(
                Comparator.comparing(Pair::paid).thenComparing(Pair::promised).thenComparing(Pair::fixing));
        private final Map<String, MissingRate> missing = new TreeMap<>();
        private final Map<Key, TreeSet<LocalDate>> missingDays = new HashMap<>();
        private final Map<String, List<PinnedRate>> rates = new HashMap<>();
        private final Map<Day, Optional<List<PinnedRate>>> paths = new HashMap<>();
        private @Nullable Map<String, List<Part>> parts;

        Running(List<Dimension> groupBy) {
            this.groupBy = groupBy;
        }

        void add(Booked booked) {
            Key key = key(booked.programme(), booked.month(), booked.sponsor(), booked.pair(), booked.rates());
            groups.compute(key, (k, sums) -> some(sums, k.pair()).booked(booked.promised(), booked.cameTo()));
            totals.compute(booked.pair(), (k, sums) -> some(sums, k).booked(booked.promised(), booked.cameTo()));
        }

        void add(Paid paid) {
            Money otherwise = otherwise(paid);
            totals.compute(paid.pair(), (pair, sums) -> with(some(sums, pair), paid, paid.paid(), otherwise));
            if (otherwise == null) {
                note(paid);
            }
            if (!groupBy.contains(Dimension.SPONSOR)) {
                add(paid, "", paid.paid(), otherwise);
                return;
            }
            List<Part> shared = partsOf(paid);
            List<Long> weights = shared.stream().map(Part::parts).toList();
            List<Money> paidShares = paid.paid().split(weights);
            List<Money> otherShares = otherwise == null ? List.of() : otherwise.split(weights);
            for (int i = 0; i < shared.size(); i++) {
                add(paid, shared.get(i).sponsor(), paidShares.get(i), otherwise == null ? null : otherShares.get(i));
            }
        }

        private void add(Paid paid, String sponsor, Money amount, @Nullable Money otherwise) {
            String month = paid.day().toString().substring(0, "2022-03".length());
            Key key = key(paid.programme(), month, sponsor, paid.pair(), paid.rates());
            groups.compute(key, (k, sums) -> with(some(sums, k.pair()), paid, amount, otherwise));
            if (otherwise == null) {
                missingDays.computeIfAbsent(key, k -> new TreeSet<>()).add(paid.otherDay());
            }
        }

        private ExchangeSums with(ExchangeSums sums, Paid paid, Money amount, @Nullable Money otherwise) {
            Money all = amount.times(paid.count());
            return otherwise == null
                    ? sums.notCompared(paid.count(), all)
                    : sums.compared(paid.count(), all, otherwise.times(paid.count()));
        }

        /** What one of these payouts would have cost; nothing if there is no rate for the day. */
        private @Nullable Money otherwise(Paid paid) {
            Money part = paid.promised().fraction(paid.part(), paid.whole());
            List<PinnedRate> taken = ratesOf(paid.rates());
            RateSource source =
                    taken.isEmpty() ? RateSource.MANUAL : taken.getFirst().source();
            return paths.computeIfAbsent(
                            new Day(part.currency(), paid.currency(), source, paid.otherDay()),
                            day -> officialRates.pathAsBefore(day.source(), day.from(), day.to(), day.on()))
                    .map(path -> Conversion.of(part, paid.currency(), path).target())
                    .orElse(null);
        }

        private void note(Paid paid) {
            Pair pair = paid.pair();
            Money amount = paid.paid().times(paid.count());
            missing.merge(
                    paid.otherDay() + " " + pair.promised() + " " + pair.paid(),
                    new MissingRate(pair.promised(), pair.paid(), paid.otherDay(), paid.count(), amount),
                    (one, other) -> new MissingRate(
                            one.promisedCurrency(),
                            one.paidCurrency(),
                            one.on(),
                            one.payouts() + other.payouts(),
                            one.paid().plus(other.paid())));
        }

        private List<ExchangeGroup> rows() {
            return groups.entrySet().stream()
                    .map(group -> row(group.getKey(), group.getValue()))
                    .toList();
        }

        private ExchangeGroup row(Key key, ExchangeSums sums) {
            return new ExchangeGroup(
                    orNull(key.programme()),
                    orNull(key.month()),
                    orNull(key.sponsor()),
                    key.pair().promised(),
                    key.pair().paid(),
                    key.pair().fixing(),
                    ratesOf(key.rates()),
                    sums,
                    List.copyOf(missingDays.getOrDefault(key, new TreeSet<>())));
        }

        private Key key(String programme, String month, String sponsor, Pair pair, String pinned) {
            return new Key(
                    groupBy.contains(Dimension.PROGRAMME) ? programme : "",
                    groupBy.contains(Dimension.MONTH) ? month : "",
                    groupBy.contains(Dimension.SPONSOR) ? sponsor : "",
                    pair,
                    pinned);
        }

        private List<PinnedRate> ratesOf(String stored) {
            return rates.computeIfAbsent(stored, text -> List.of(json.read(text, PinnedRate[].class)));
        }

        private List<Part> partsOf(Paid paid) {
            if (parts == null) {
                parts = runReports.rows(ExchangeReport.parts()).stream()
                        .collect(Collectors.groupingBy(part -> part.programme() + "/" + part.version()));
            }
            return parts.getOrDefault(paid.programme() + "/" + paid.version(), List.of());
        }
    }

    private static ExchangeSums some(@Nullable ExchangeSums sums, Pair pair) {
        return sums == null ? ExchangeSums.none(pair.promised(), pair.paid()) : sums;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
