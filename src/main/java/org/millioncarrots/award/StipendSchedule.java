package org.millioncarrots.award;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.millioncarrots.money.Money;

/**
 * The instalments of a monthly stipend: one for each calendar month it touches. Part months are paid by days of that month,
 * both ends included. Every due date is the first day's day of the month, clamped to the month's end and to the period's.
 */
public final class StipendSchedule {
    private StipendSchedule() {}

    /**
     * @param monthly the amount of a whole month
     * @param from the first day of the stipend; its day of the month anchors all due dates
     * @param months how many months are granted; the last day is the eve of the same day so many months later
     */
    public static List<PlannedInstalment> plan(Money monthly, LocalDate from, int months) {
        LocalDate to = from.plusMonths(months).minusDays(1);
        List<PlannedInstalment> instalments = new ArrayList<>();
        for (YearMonth month = YearMonth.from(from); !month.isAfter(YearMonth.from(to)); month = month.plusMonths(1)) {
            LocalDate periodFrom = later(from, month.atDay(1));
            LocalDate periodTo = earlier(to, month.atEndOfMonth());
            Money amount = prorated(monthly, periodFrom, periodTo);
            if (amount.isPositive()) {
                instalments.add(new PlannedInstalment(
                        dueOn(month, from.getDayOfMonth(), periodTo), periodFrom, periodTo, amount));
            }
        }
        return instalments;
    }

    /** The part of a month's amount for some of its days, inclusive, by the month's real length, rounded half up. */
    public static Money prorated(Money monthly, LocalDate from, LocalDate to) {
        int days = to.getDayOfMonth() - from.getDayOfMonth() + 1;
        return monthly.fraction(days, YearMonth.from(from).lengthOfMonth());
    }

    private static LocalDate dueOn(YearMonth month, int anchorDay, LocalDate periodTo) {
        return earlier(month.atDay(Math.min(anchorDay, month.lengthOfMonth())), periodTo);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
