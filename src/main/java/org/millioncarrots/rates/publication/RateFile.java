package org.millioncarrots.rates.publication;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.rates.RateTable;

/**
 * A publication as it was read, before it is compared with what is known.
 *
 * @param days in the order of the file
 * @param skipped codes that are no currency with a minor unit, such as XDR
 * @param leftOut lines that cannot be right, of currencies that nobody is paid in: why, beginning with the code
 */
public record RateFile(RateSource source, Kind kind, List<Day> days, Set<String> skipped, List<String> leftOut) {
    /** What is owed and paid; an odd line of these refuses the file. */
    private static final Set<String> ESSENTIAL = Set.of("RUB", "EUR", "USD");

    /** What a publication is. */
    public enum Kind {
        DAILY,
        SERIES,
        BUNDLED,
        MANUAL
    }

    /** The rates of one day. */
    public record Day(LocalDate publishedOn, LocalDate inForceFrom, List<Rate> rates) {
        private Day without(CurrencyCode foreign) {
            return new Day(
                    publishedOn,
                    inForceFrom,
                    rates.stream().filter(rate -> !rate.isOf(foreign)).toList());
        }
    }

    /** {@code nominal} units of {@code base} cost {@code value} units of {@code quote}. */
    public record Rate(
            CurrencyCode base,
            CurrencyCode quote,
            int nominal,
            BigDecimal value,
            @Nullable LocalDate until) {
        boolean isOf(CurrencyCode currency) {
            return base.equals(currency) || quote.equals(currency);
        }
    }

    public RateFile {
        days = List.copyOf(days);
        skipped = Set.copyOf(skipped);
        leftOut = List.copyOf(leftOut);
    }

    public RateFile(RateSource source, Kind kind, List<Day> days, Set<String> skipped) {
        this(source, kind, days, skipped, List.of());
    }

    /** The same file without a currency on one day. */
    RateFile without(CurrencyCode foreign, LocalDate on, String reason) {
        List<Day> kept = days.stream()
                .map(day -> day.inForceFrom().equals(on) ? day.without(foreign) : day)
                .filter(day -> !day.rates().isEmpty())
                .toList();
        List<String> reasons = new ArrayList<>(leftOut);
        reasons.add(reason);
        return new RateFile(source, kind, kept, skipped, reasons);
    }

    static boolean isEssential(String currency) {
        return ESSENTIAL.contains(currency);
    }

    int rateCount() {
        return days.stream().mapToInt(day -> day.rates().size()).sum();
    }

    LocalDate newestPublishedOn() {
        return days.stream().map(Day::publishedOn).max(LocalDate::compareTo).orElseThrow();
    }

    public LocalDate oldestInForceFrom() {
        return days.stream().map(Day::inForceFrom).min(LocalDate::compareTo).orElseThrow();
    }

    public LocalDate newestInForceFrom() {
        return days.stream().map(Day::inForceFrom).max(LocalDate::compareTo).orElseThrow();
    }

    /** A publication that is refused as a whole; the message says why and never repeats more than a code or a number. */
    static class Refusal extends RuntimeException {
        Refusal(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** A file in the bank's form without a rate in it. */
    static final class Empty extends Refusal {
        private Empty() {
            super("there is no rate in it");
        }
    }

    /** Gathers a file day by day and refuses what no bank publishes. */
    static final class Builder {
        private final Publisher publisher;
        private final Kind kind;
        private final List<Day> days = new ArrayList<>();
        private final Set<String> skipped = new HashSet<>();
        private final List<String> leftOut = new ArrayList<>();
        private final Set<String> seenToday = new HashSet<>();
        private List<Rate> today = new ArrayList<>();
        private @Nullable LocalDate date;
        private int direction;

        Builder(Publisher publisher, Kind kind) {
            this.publisher = publisher;
            this.kind = kind;
        }

        /** Starts a day: the first on which its rates are in force. */
        void day(LocalDate next) {
            LocalDate before = date;
            endDay();
            if (before != null) {
                int step = Integer.signum(next.compareTo(before));
                if (step == 0) {
                    throw new Refusal("the date " + next + " is there twice");
                }
                if (direction != 0 && step != direction) {
                    throw new Refusal("the dates jump: " + next + " follows " + before);
                }
                direction = step;
            }
            date = next;
        }

        /** Reads one of many lines. An odd one of a currency that nobody is paid in is left out and stops no other. */
        void line(String currency, Runnable line) {
            try {
                line.run();
            } catch (Refusal odd) {
                if (isEssential(currency)) {
                    throw odd;
                }
                CurrencyCode foreign = known(currency);
                today.removeIf(rate -> foreign != null && rate.isOf(foreign));
                leftOut.add(
                        foreign == null || odd.reason().startsWith(currency)
                                ? odd.reason()
                                : currency + ": " + odd.reason());
            }
        }

        void rate(String currency, int nominal, BigDecimal value) {
            if (date == null) {
                throw new Refusal("a rate without a date");
            }
            if (!currency.matches("[A-Z]{3}")) {
                throw new Refusal("a currency code is not three capital letters");
            }
            if (!seenToday.add(currency)) {
                throw new Refusal(currency + " is there twice for " + date);
            }
            if (value.signum() <= 0 || nominal <= 0) {
                throw new Refusal(currency + " for " + date + ": a rate and its nominal are positive");
            }
            CurrencyCode foreign = known(currency);
            if (foreign == null) {
                skipped.add(currency);
                return;
            }
            if (foreign.equals(publisher.hub())) {
                throw new Refusal("a rate of " + foreign + " against itself");
            }
            RateTable.Pair pair = publisher.pair(foreign);
            today.add(new Rate(pair.base(), pair.quote(), nominal, value, null));
        }

        private static @Nullable CurrencyCode known(String currency) {
            try {
                return new CurrencyCode(currency);
            } catch (IllegalArgumentException noMinorUnit) {
                return null;
            }
        }

        RateFile build() {
            endDay();
            if (days.isEmpty()) {
                throw new Empty();
            }
            return new RateFile(publisher.source(), kind, days, skipped, leftOut);
        }

        private void endDay() {
            LocalDate ending = date;
            if (ending != null) {
                if (today.isEmpty()) {
                    throw new Refusal(leftOut.isEmpty() ? "there is no rate for " + ending : leftOut.getLast());
                }
                days.add(new Day(publisher.publishedOn(ending), ending, List.copyOf(today)));
            }
            today = new ArrayList<>();
            seenToday.clear();
        }
    }
}
