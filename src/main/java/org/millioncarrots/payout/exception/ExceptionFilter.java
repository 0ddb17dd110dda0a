package org.millioncarrots.payout.exception;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which exceptions are asked for; null for any.
 *
 * @param reason {@value #NO_REASON} for those without one
 * @param state null for all that are not closed
 */
record ExceptionFilter(
        @Nullable ExceptionKind kind,
        @Nullable String reason,
        @Nullable Whose whose,
        @Nullable Age age,
        @Nullable ExceptionState state) {
    static final String NO_REASON = "-";

    /** Whoever has taken it. */
    enum Whose {
        NOBODY,
        MINE,
        OTHERS
    }

    /** How many days ago it came up, as days of the business zone. */
    enum Age {
        DAYS_0_1(0, 1, "due"),
        DAYS_2_5(2, 5, "transit"),
        DAYS_6_10(6, 10, "unknown"),
        OVER_10(11, Integer.MAX_VALUE, "failed");

        private static final int NO_END = Integer.MAX_VALUE;
        private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

        private final int first;
        private final int last;
        private final String style;

        Age(int first, int last, String style) {
            this.first = first;
            this.last = last;
            this.style = style;
        }

        /** Of its bar. */
        String style() {
            return style;
        }

        /** The first instant of the band; long ago for the last band. */
        Instant from(Clock clock) {
            return last == NO_END ? Instant.EPOCH : begin(clock, last);
        }

        /** The instant before which it ends; the first band has no end. */
        Instant to(Clock clock) {
            return first == 0 ? NEVER : begin(clock, first - 1);
        }

        private static Instant begin(Clock clock, int daysAgo) {
            return LocalDate.now(clock)
                    .minusDays(daysAgo)
                    .atStartOfDay(clock.getZone())
                    .toInstant();
        }
    }

    /** The same but for the kind, reason and age, which the page lets choose from. */
    ExceptionFilter ofAllKinds() {
        return new ExceptionFilter(null, null, whose, null, state);
    }

    ExceptionFilter with(ExceptionKind other, @Nullable String code) {
        return new ExceptionFilter(other, code == null ? NO_REASON : code, whose, age, state);
    }

    ExceptionFilter with(@Nullable Age other) {
        return new ExceptionFilter(kind, reason, whose, other, state);
    }

    boolean has(ExceptionKind other, @Nullable String code) {
        return (kind == null || kind == other) && (reason == null || reason.equals(code == null ? NO_REASON : code));
    }

    /** As part of an address; of codes only, which need no escape. */
    String query() {
        List<String> parts = new ArrayList<>();
        add(parts, "kind", kind);
        add(parts, "reason", reason);
        add(parts, "whose", whose);
        add(parts, "age", age);
        add(parts, "state", state);
        return String.join("&", parts);
    }

    private static void add(List<String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + "=" + value);
        }
    }
}
