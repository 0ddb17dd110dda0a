package org.millioncarrots.stipend;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.millioncarrots.money.Money;

/**
 * Takes a part of a claimant's own income off a stipend.
 *
 * @param disregard the income per month that changes nothing
 * @param taperPercent whole per cent of the rest that is taken off
 * @param floor what is paid at least, unless the stipend itself is lower
 */
public record MeansTest(
        @NotNull Money disregard,
        @Min(1) @Max(100) int taperPercent,
        @NotNull Money floor) {

    /** An income per month from a day on, until the next one; zero when it has ended. */
    public record DatedIncome(LocalDate from, Money monthly) {}

    /** What is left of a month's stipend beside an income; never negative. */
    Money applied(Money stipend, Money income) {
        if (income.compareTo(disregard) <= 0) {
            return stipend;
        }
        Money left = stipend.minus(income.minus(disregard).fraction(taperPercent, 100));
        Money least = floor.compareTo(stipend) < 0 ? floor : stipend;
        return left.compareTo(least) < 0 ? least : left;
    }
}
