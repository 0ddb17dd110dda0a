package org.millioncarrots.stipend;

import java.time.LocalDate;
import java.time.YearMonth;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.programme.terms.StipendSettings;
import org.millioncarrots.programme.terms.StipendSettings.PayDay;
import org.millioncarrots.programme.terms.StipendSettings.PayDayShift;

/** On which day of its month an instalment falls due. */
public record PayDate(PayDay day, PayDayShift shift) {
    /** The day of the month on which the stipend began, on whatever weekday it falls. */
    public static final PayDate ANCHORED = new PayDate(PayDay.ANCHOR, PayDayShift.NONE);

    static PayDate of(StipendSettings.PayDate asked) {
        return new PayDate(asked.day(), asked.shift());
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
        return day == PayDay.ANCHOR && regular.isAfter(lastDay) ? shifted(lastDay) : regular;
    }

    /** Where an instalment goes whose day another one has: the next day, on which banks are open if that is asked for. */
    LocalDate after(LocalDate taken) {
        LocalDate next = taken.plusDays(1);
        return day == PayDay.LAST_TARGET_DAY || shift != PayDayShift.NONE ? TargetDays.following(next) : next;
    }

    private LocalDate shifted(LocalDate date) {
        return switch (shift) {
            case NONE -> date;
            case FOLLOWING -> TargetDays.following(date);
            case PRECEDING -> TargetDays.preceding(date);
        };
    }
}
