package org.millioncarrots.stipend;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/**
 * The instalments of a stipend: one for each calendar month it touches. Parts of a month are paid by days of that month,
 * both ends included, each at what a whole month would pay at that time; their sum is rounded once, half up.
 */
public final class StipendSchedule {
    private final StipendTerms terms;
    private final UnaryOperator<Money> pinned;
    private final TreeSet<LocalDate> changeDays;

    /** @param pinned converts what a month pays at the award's pinned rates, where it has any */
    public StipendSchedule(StipendTerms terms, UnaryOperator<Money> pinned) {
        this.terms = terms;
        this.pinned = pinned;
        this.changeDays = terms.changeDays();
    }

    /** In the currency of the tariff. */
    public static StipendSchedule of(StipendTerms terms) {
        return new StipendSchedule(terms, UnaryOperator.identity());
    }

    StipendTerms terms() {
        return terms;
    }

    CurrencyCode currency() {
        return pinned.apply(terms.monthlyOn(terms.from())).currency();
    }

    /** All instalments by due date; months without entitlement have none. */
    public List<PlannedInstalment> instalments() {
        List<PlannedInstalment> instalments = new ArrayList<>();
        Set<LocalDate> taken = new HashSet<>();
        YearMonth last = YearMonth.from(terms.to());
        for (YearMonth month = YearMonth.from(terms.from()); !month.isAfter(last); month = month.plusMonths(1)) {
            Money amount = entitlement(month);
            if (amount.isPositive()) {
                LocalDate from = later(terms.from(), month.atDay(1));
                LocalDate to = earlier(terms.to(), month.atEndOfMonth());
                LocalDate due = terms.rules().payDate().in(month, terms.from().getDayOfMonth(), to);
                // A last part of a few days may be moved onto the date of the month before.
                while (!taken.add(due)) {
                    due = terms.rules().payDate().after(due);
                }
                instalments.add(new PlannedInstalment(due, from, to, amount));
            }
        }
        return instalments;
    }

    /** What is due for the days of a month that belong to the stipend. */
    Money entitlement(YearMonth month) {
        LocalDate first = later(terms.from(), month.atDay(1));
        LocalDate last = earlier(terms.to(), month.atEndOfMonth());
        Money byDays = Money.zero(currency());
        for (LocalDate from = first; !from.isAfter(last); ) {
            LocalDate change = changeDays.higher(from);
            LocalDate next = change == null || change.isAfter(last) ? last.plusDays(1) : change;
            byDays = byDays.plus(pinned.apply(terms.monthlyOn(from)).times(next.toEpochDay() - from.toEpochDay()));
            from = next;
        }
        return byDays.fraction(1, month.lengthOfMonth());
    }

    /** The sum of all instalments. */
    public Money total() {
        return PlannedInstalment.sum(instalments(), currency());
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
