package org.millioncarrots.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;

/** Days from and to, both included; either may be open. */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** @throws Problem if one is not a date, or they are in the wrong order (400) */
    public static Period of(@Nullable String from, @Nullable String to) {
        Period period = new Period(Params.date("from", from), Params.date("to", to));
        if (period.first().isAfter(period.last())) {
            throw Problem.invalid("to", "a date that is not before from");
        }
        return period;
    }

    public LocalDate first() {
        return from == null ? FIRST : from;
    }

    public LocalDate last() {
        return to == null ? LAST : to;
    }
}
