package org.millioncarrots.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dates and times of the business zone as pages show them. In templates {@code inject:times}. */
@ApplicationScoped
@Named("times")
public class Times {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Clock clock;
    private final Visit visit;

    Times(Clock clock, Visit visit) {
        this.clock = clock;
        this.visit = visit;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** {@code 2022-09-02 08:40:12}, for tables. */
    public String stamp(Instant instant) {
        return STAMP.format(instant.atZone(clock.getZone()));
    }

    /** {@code 2 September 2022, 08:40:12}, for headings. */
    public String moment(Instant instant) {
        return day(LocalDate.ofInstant(instant, clock.getZone())) + ", " + clock(instant);
    }

    /** {@code 08:40:12}. */
    public String clock(Instant instant) {
        return CLOCK.format(instant.atZone(clock.getZone()));
    }

    /** {@code 31 August 2022}, for headings; in tables a date is 2022-08-31 as it is. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(
                        visit.locale().equals(Visit.GERMAN) ? "d. MMMM uuuu" : "d MMMM uuuu", visit.locale())
                .format(day);
    }

    /** {@code August 2022}. */
    public String monthOf(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMMM uuuu", visit.locale()).format(month);
    }

    /** {@code Aug}, under the columns of a chart. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMM", visit.locale()).format(month);
    }

    /** Whole days since a day. */
    public long daysSince(LocalDate day) {
        return ChronoUnit.DAYS.between(day, today());
    }

    /** Whole seconds since an instant. */
    public long secondsSince(Instant instant) {
        return ChronoUnit.SECONDS.between(instant, now());
    }

    public String zone() {
        return clock.getZone().getId();
    }
}
