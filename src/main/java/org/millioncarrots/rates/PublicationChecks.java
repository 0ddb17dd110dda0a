package org.millioncarrots.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.rates.RateFile.Day;
import org.millioncarrots.rates.RateFile.Rate;
import org.millioncarrots.rates.RateFile.Refusal;

/** Compares a file with the calendar and with what is known. One rate that cannot be right refuses the whole file. */
final class PublicationChecks {
    private static final int NEAR_DAYS = 92;

    /** Within a quarter no currency that a central bank quotes has moved fivefold; a forgotten nominal of 10 does. */
    private static final BigDecimal NEAR_FACTOR = BigDecimal.valueOf(5);

    /** Over years a currency may lose much, but a jump of this size is a slip, or a new currency with a new code. */
    private static final BigDecimal FAR_FACTOR = BigDecimal.valueOf(50);

    /** The rate of the same pair that is known nearest to a day. */
    interface Known {
        Optional<RatesSql.NearRate> near(Rate rate, LocalDate on);
    }

    private PublicationChecks() {}

    static void check(RateFile file, Instant now, Known known) {
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
        checkJumps(file, known);
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

    private record Seen(LocalDate on, int nominal, BigDecimal value) {}

    private static void checkJumps(RateFile file, Known known) {
        Map<CurrencyCode, Seen> before = new HashMap<>();
        for (Day day : file.days()) {
            for (Rate rate : day.rates()) {
                CurrencyCode foreign = file.source() == RateSource.CBR ? rate.base() : rate.quote();
                Seen seen = before.get(foreign);
                if (seen == null) {
                    seen = known.near(rate, day.inForceFrom())
                            .map(near -> new Seen(near.inForceFrom(), near.nominal(), near.value()))
                            .orElse(null);
                }
                if (seen != null) {
                    checkJump(foreign, day.inForceFrom(), rate, seen);
                }
                before.put(foreign, new Seen(day.inForceFrom(), rate.nominal(), rate.value()));
            }
        }
    }

    private static void checkJump(CurrencyCode currency, LocalDate on, Rate rate, Seen seen) {
        long days = Math.abs(ChronoUnit.DAYS.between(seen.on(), on));
        BigDecimal factor = days <= NEAR_DAYS ? NEAR_FACTOR : FAR_FACTOR;
        BigDecimal now = rate.value().multiply(BigDecimal.valueOf(seen.nominal()));
        BigDecimal then = seen.value().multiply(BigDecimal.valueOf(rate.nominal()));
        if (now.compareTo(then.multiply(factor)) >= 0 || then.compareTo(now.multiply(factor)) >= 0) {
            throw new Refusal(
                    currency + " for " + on + " is " + factor + " times or more away from its rate of " + seen.on());
        }
    }
}
