package org.millioncarrots.platform;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Set;

/**
 * The days on which euro payments are settled: all but Saturdays, Sundays, 1 January, Good Friday, Easter Monday, 1 May,
 * 25 and 26 December (European Central Bank, long-term calendar for TARGET closing days).
 */
public final class TargetDays {
    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(Month.JANUARY, 1),
            MonthDay.of(Month.MAY, 1),
            MonthDay.of(Month.DECEMBER, 25),
            MonthDay.of(Month.DECEMBER, 26));

    private TargetDays() {}

    public static boolean isOpen(LocalDate day) {
        LocalDate easter = easterSunday(day.getYear());
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !FIXED.contains(MonthDay.from(day))
                && !day.equals(easter.minusDays(2))
                && !day.equals(easter.plusDays(1));
    }

    /** The day itself if it is open, else the next one that is. */
    public static LocalDate following(LocalDate day) {
        LocalDate open = day;
        while (!isOpen(open)) {
            open = open.plusDays(1);
        }
        return open;
    }

    /** The day itself if it is open, else the last one before that is. */
    public static LocalDate preceding(LocalDate day) {
        LocalDate open = day;
        while (!isOpen(open)) {
            open = open.minusDays(1);
        }
        return open;
    }

    /** As many open days later; none is the day itself, open or not. */
    public static LocalDate later(LocalDate day, int openDays) {
        LocalDate later = day;
        for (int i = 0; i < openDays; i++) {
            later = following(later.plusDays(1));
        }
        return later;
    }

    /** As many open days earlier; none is the day itself, open or not. */
    public static LocalDate earlier(LocalDate day, int openDays) {
        LocalDate earlier = day;
        for (int i = 0; i < openDays; i++) {
            earlier = preceding(earlier.minusDays(1));
        }
        return earlier;
    }

    public static LocalDate lastOf(YearMonth month) {
        return preceding(month.atEndOfMonth());
    }

    /** Easter of the Gregorian calendar, after Meeus, Jones and Butcher. */
    static LocalDate easterSunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int correction = (golden + 11 * epact + 22 * weekday) / 451;
        int days = epact + weekday - 7 * correction + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
