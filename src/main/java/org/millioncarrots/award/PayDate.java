package org.millioncarrots.award;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** On which day of its month an instalment falls due. */
@RegisterForReflection
public record PayDate(Day day, Shift shift) {
    /** The day of the month on which the stipend began, on whatever weekday it falls. */
    static final PayDate ANCHORED = new PayDate(Day.ANCHOR, Shift.NONE);

    /** The day before it is moved. */
    @Schema(name = "PayDay")
    public enum Day {
        /** The day of the month on which the stipend began, or the month's last day where there is none. */
        ANCHOR,
        /** The last day of the month on which banks settle euro payments. */
        LAST_TARGET_DAY
    }

    /** Where a day goes on which banks do not settle euro payments. */
    @Schema(name = "PayDayShift")
    public enum Shift {
        NONE,
        FOLLOWING,
        PRECEDING
    }

    /** Counted from the anchor each month, never from the date before, so that it does not drift. */
    LocalDate in(YearMonth month, int anchorDay) {
        return switch (day) {
            case ANCHOR -> shifted(month.atDay(Math.min(anchorDay, month.lengthOfMonth())));
            case LAST_TARGET_DAY -> TargetDays.lastOf(month);
        };
    }

    /** For the month in which the stipend ends: not after the last day it is for, as far as banks allow. */
    LocalDate in(YearMonth month, int anchorDay, LocalDate lastDay) {
        LocalDate regular = in(month, anchorDay);
        return day == Day.ANCHOR && regular.isAfter(lastDay) ? shifted(lastDay) : regular;
    }

    private LocalDate shifted(LocalDate date) {
        return switch (shift) {
            case NONE -> date;
            case FOLLOWING -> TargetDays.following(date);
            case PRECEDING -> TargetDays.preceding(date);
        };
    }
}
