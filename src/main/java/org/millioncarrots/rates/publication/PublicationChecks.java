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
import org.millioncarrots.money.RateSource;
import org.millioncarrots.rates.LookupPolicy;
import org.millioncarrots.rates.publication.FirstRatesSql.NearRate;
import org.millioncarrots.rates.publication.RateFile.Day;
import org.millioncarrots.rates.publication.RateFile.Rate;
import org.millioncarrots.rates.publication.RateFile.Refusal;

/**
 * Compares a file with the calendar, with what was published first for its days and the days around them, and with the other
 * bank. What cannot be right of a currency that is owed or paid refuses the whole file; another currency is left out.
 */
public final class PublicationChecks {
    private static final int NEAR_DAYS = 92;

    /** Within a quarter no currency that a central bank quotes has moved fivefold; a forgotten nominal of 10 does. */
    private static final BigDecimal NEAR_FACTOR = BigDecimal.valueOf(5);

    /** Over years a currency may lose much, but a jump of this size is a slip, or a new currency with a new code. */
    private static final BigDecimal FAR_FACTOR = BigDecimal.valueOf(50);

    /** Two banks see the same dollars per euro; days apart, in the worst weeks since 1999, they have differed by a tenth. */
    private static final BigDecimal CROSS_FACTOR = new BigDecimal("1.25");

    private static final int CROSS_DAYS = 5;

    /** What is known of a pair. */
    public interface Known {
        /**
         * As it was published first for its day, so that one correction does not make room for the next: the newest on the day
         * or before it, and the oldest after it.
         */
        List<NearRate> around(RateSource source, CurrencyCode base, CurrencyCode quote, LocalDate on);
    }

    private PublicationChecks() {}

    /** @return the file, without what was left out */
    static RateFile check(RateFile file, Instant now, Known known) {
        LocalDate today = LocalDate.ofInstant(now, LookupPolicy.zone(file.source()));
        LocalDate first = firstEver(file);
        for (Day day : file.days()) {
            if (day.publishedOn().isAfter(today)) {
                throw new Refusal("the date " + day.inForceFrom() + " lies in the future");
            }
            if (day.inForceFrom().isBefore(first)) {
                throw new Refusal("the date " + day.inForceFrom() + " is before the source's first rate, " + first);
            }
        }
        RateFile plausible = withoutJumps(file, known);
        plausible.days().forEach(day -> checkCross(file.source(), day, known));
        return plausible;
    }

    /** A feed goes forward: a newest day before the newest that is known means an old file, or somebody else's. */
    static void checkForward(RateFile file, LocalDate newestKnown) {
        if (file.newestInForceFrom().isBefore(newestKnown)) {
            throw new Refusal(
                    "the date jumps backwards: " + file.newestInForceFrom() + " after " + newestKnown + " is known");
        }
    }

    /** The ruble before 1998 was another currency, a thousandth of RUB, with a code of its own (RUR). */
    private static LocalDate firstEver(RateFile file) {
        return switch (file.source()) {
            case CBR -> LocalDate.of(1998, 1, 1);
            case ECB, EU_FIXED -> LocalDate.of(1999, 1, 1);
            case MANUAL -> LocalDate.MIN;
        };
    }

    private static RateFile withoutJumps(RateFile file, Known known) {
        RateFile kept = file;
        Map<CurrencyCode, NearRate> before = new HashMap<>();
        for (Day day : file.days()) {
            for (Rate rate : day.rates()) {
                CurrencyCode foreign = file.source() == RateSource.CBR ? rate.base() : rate.quote();
                List<NearRate> others =
                        new ArrayList<>(known.around(file.source(), rate.base(), rate.quote(), day.inForceFrom()));
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

    /** Dollars per euro, as both banks have them for these days. */
    private static void checkCross(RateSource source, Day day, Known known) {
        if (source != RateSource.CBR && source != RateSource.ECB) {
            return;
        }
        boolean concerned = day.rates().stream()
                .anyMatch(rate ->
                        rate.isOf(CurrencyCode.USD) || (source == RateSource.CBR && rate.isOf(CurrencyCode.EUR)));
        Fraction moscow = concerned ? moscow(source, day, known) : null;
        Fraction frankfurt = concerned ? frankfurt(source, day, known) : null;
        if (moscow == null || frankfurt == null) {
            return;
        }
        BigDecimal one = moscow.over().multiply(frankfurt.under());
        BigDecimal other = frankfurt.over().multiply(moscow.under());
        if (one.compareTo(other.multiply(CROSS_FACTOR)) >= 0 || other.compareTo(one.multiply(CROSS_FACTOR)) >= 0) {
            throw new Refusal("the dollars per euro of " + day.inForceFrom()
                    + " are a quarter or more away from those of the other bank");
        }
    }

    /** A quotient that is not rounded. */
    private record Fraction(BigDecimal over, BigDecimal under) {}

    private static @Nullable Fraction moscow(RateSource source, Day day, Known known) {
        Fraction euro = rate(source, RateSource.CBR, CurrencyCode.EUR, CurrencyCode.RUB, day, known);
        Fraction dollar = rate(source, RateSource.CBR, CurrencyCode.USD, CurrencyCode.RUB, day, known);
        return euro == null || dollar == null
                ? null
                : new Fraction(
                        euro.over().multiply(dollar.under()), euro.under().multiply(dollar.over()));
    }

    private static @Nullable Fraction frankfurt(RateSource source, Day day, Known known) {
        return rate(source, RateSource.ECB, CurrencyCode.EUR, CurrencyCode.USD, day, known);
    }

    /** From the file itself if it is the bank's, else what is known of the days before. */
    private static @Nullable Fraction rate(
            RateSource file, RateSource bank, CurrencyCode base, CurrencyCode quote, Day day, Known known) {
        if (file == bank) {
            Optional<Rate> own = day.rates().stream()
                    .filter(rate -> rate.base().equals(base) && rate.quote().equals(quote))
                    .findFirst();
            if (own.isPresent()) {
                return new Fraction(
                        own.get().value(), BigDecimal.valueOf(own.get().nominal()));
            }
        }
        return known.around(bank, base, quote, day.inForceFrom()).stream()
                .filter(near -> !near.inForceFrom().isAfter(day.inForceFrom())
                        && !near.inForceFrom().plusDays(CROSS_DAYS).isBefore(day.inForceFrom()))
                .findFirst()
                .map(near -> new Fraction(near.value(), BigDecimal.valueOf(near.nominal())))
                .orElse(null);
    }
}
