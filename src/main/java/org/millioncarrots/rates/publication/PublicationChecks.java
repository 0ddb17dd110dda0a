package org.millioncarrots.rates.publication;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.rates.RateTable;
import org.millioncarrots.rates.publication.FirstRatesSql.NearRate;
import org.millioncarrots.rates.publication.RateFile.Day;
import org.millioncarrots.rates.publication.RateFile.Rate;
import org.millioncarrots.rates.publication.RateFile.Refusal;

/**
 * Compares a file with the calendar, with what was published first for its days and the days around them, and with the other
 * bank. What cannot be right of a currency that is owed or paid refuses the whole file; another currency is left out.
 */
final class PublicationChecks {
    private static final int NEAR_DAYS = 92;

    /** Within a quarter no currency that a central bank quotes has moved fivefold; a forgotten nominal of 10 does. */
    private static final BigDecimal NEAR_FACTOR = BigDecimal.valueOf(5);

    /** Over years a currency may lose much, but a jump of this size is a slip, or a new currency with a new code. */
    private static final BigDecimal FAR_FACTOR = BigDecimal.valueOf(50);

    /** Two banks see the same dollars per euro; days apart, in the worst weeks since 1999, they have differed by a tenth. */
    private static final BigDecimal CROSS_FACTOR = new BigDecimal("1.25");

    private static final int CROSS_DAYS = 5;

    /** What is known of a pair. */
    interface Known {
        /**
         * As it was published first for its day, so that one correction does not make room for the next: the newest on the day
         * or before it, and the oldest after it.
         */
        List<NearRate> around(RateTable.Pair pair, LocalDate on);
    }

    private PublicationChecks() {}

    /** @return the file, without what was left out */
    static RateFile check(RateFile file, Instant now, Known known) {
        Publisher bank = Publisher.of(file.source());
        LocalDate today = LocalDate.ofInstant(now, bank.zone());
        for (Day day : file.days()) {
            if (day.publishedOn().isAfter(today)) {
                throw new Refusal("the date " + day.inForceFrom() + " lies in the future");
            }
            if (day.inForceFrom().isBefore(bank.first())) {
                throw new Refusal(
                        "the date " + day.inForceFrom() + " is before the source's first rate, " + bank.first());
            }
        }
        RateFile plausible = withoutJumps(bank, file, known);
        plausible.days().forEach(day -> checkCross(bank, day, known));
        return plausible;
    }

    /** A feed goes forward: a newest day before the newest that is known means an old file, or somebody else's. */
    static void checkForward(RateFile file, LocalDate newestKnown) {
        if (file.newestInForceFrom().isBefore(newestKnown)) {
            throw new Refusal(
                    "the date jumps backwards: " + file.newestInForceFrom() + " after " + newestKnown + " is known");
        }
    }

    private static RateFile withoutJumps(Publisher bank, RateFile file, Known known) {
        RateFile kept = file;
        Map<CurrencyCode, NearRate> before = new HashMap<>();
        for (Day day : file.days()) {
            for (Rate rate : day.rates()) {
                CurrencyCode foreign = bank.foreign(rate.base(), rate.quote());
                List<NearRate> others = new ArrayList<>(known.around(bank.pair(foreign), day.inForceFrom()));
                Optional.ofNullable(before.get(foreign)).ifPresent(others::add);
                Optional<String> jump = others.stream()
                        .flatMap(other -> jump(foreign, day.inForceFrom(), rate, other).stream())
                        .findFirst();
                if (jump.isEmpty()) {
                    before.put(foreign, new NearRate(day.inForceFrom(), rate.nominal(), rate.value()));
                } else if (RateFile.isEssential(foreign.value())) {
                    throw new Refusal(jump.get());
                } else {
                    kept = kept.without(foreign, day.inForceFrom(), jump.get());
                }
            }
        }
        if (kept.days().isEmpty()) {
            throw new Refusal(kept.leftOut().getFirst());
        }
        return kept;
    }

    private static Optional<String> jump(CurrencyCode currency, LocalDate on, Rate rate, NearRate seen) {
        long days = Math.abs(ChronoUnit.DAYS.between(seen.inForceFrom(), on));
        BigDecimal factor = days <= NEAR_DAYS ? NEAR_FACTOR : FAR_FACTOR;
        BigDecimal now = rate.value().multiply(BigDecimal.valueOf(seen.nominal()));
        BigDecimal then = seen.value().multiply(BigDecimal.valueOf(rate.nominal()));
        return now.compareTo(then.multiply(factor)) >= 0 || then.compareTo(now.multiply(factor)) >= 0
                ? Optional.of(currency + " for " + on + " is " + factor + " times or more away from its rate of "
                        + seen.inForceFrom())
                : Optional.empty();
    }

    /** Dollars per euro, as this bank and every other have them for these days. */
    private static void checkCross(Publisher bank, Day day, Known known) {
        boolean concerned = day.rates().stream()
                .anyMatch(rate -> rate.isOf(CurrencyCode.USD)
                        || rate.isOf(CurrencyCode.EUR) && !CurrencyCode.EUR.equals(bank.hub()));
        Fraction own = concerned ? dollarsPerEuro(bank, day.rates(), day.inForceFrom(), known) : null;
        if (own == null) {
            return;
        }
        for (Publisher other : Publisher.BANKS) {
            Fraction theirs = other == bank ? null : dollarsPerEuro(other, List.of(), day.inForceFrom(), known);
            if (theirs != null && own.isFarFrom(theirs)) {
                throw new Refusal("the dollars per euro of " + day.inForceFrom()
                        + " are a quarter or more away from those of " + other);
            }
        }
    }

    /** A quotient that is not rounded. */
    private record Fraction(BigDecimal over, BigDecimal under) {
        Fraction by(Fraction other) {
            return new Fraction(over.multiply(other.under), under.multiply(other.over));
        }

        boolean isFarFrom(Fraction other) {
            BigDecimal one = over.multiply(other.under);
            BigDecimal two = other.over.multiply(under);
            return one.compareTo(two.multiply(CROSS_FACTOR)) >= 0 || two.compareTo(one.multiply(CROSS_FACTOR)) >= 0;
        }
    }

    private static @Nullable Fraction dollarsPerEuro(Publisher bank, List<Rate> own, LocalDate on, Known known) {
        Fraction dollar = rate(bank.pair(CurrencyCode.USD), own, on, known);
        if (CurrencyCode.EUR.equals(bank.hub())) {
            return dollar;
        }
        Fraction euro = rate(bank.pair(CurrencyCode.EUR), own, on, known);
        return euro == null || dollar == null ? null : euro.by(dollar);
    }

    /** From the file itself if it has the pair, else what is known of the days before. */
    private static @Nullable Fraction rate(RateTable.Pair pair, List<Rate> own, LocalDate on, Known known) {
        return own.stream()
                .filter(rate -> rate.base().equals(pair.base()) && rate.quote().equals(pair.quote()))
                .map(rate -> new Fraction(rate.value(), BigDecimal.valueOf(rate.nominal())))
                .findFirst()
                .or(() -> known.around(pair, on).stream()
                        .filter(near -> !near.inForceFrom().isAfter(on)
                                && !near.inForceFrom().plusDays(CROSS_DAYS).isBefore(on))
                        .findFirst()
                        .map(near -> new Fraction(near.value(), BigDecimal.valueOf(near.nominal()))))
                .orElse(null);
    }
}
