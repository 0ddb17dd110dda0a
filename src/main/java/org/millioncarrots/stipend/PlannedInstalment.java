package org.millioncarrots.stipend;

import java.time.LocalDate;
import java.util.Collection;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/**
 * One amount of a benefit as a schedule plans it.
 *
 * @param dueOn the day on which it falls due, in the business zone
 * @param periodFrom the first day it is for, inclusive
 * @param periodTo the last day it is for, inclusive
 * @param amount what is paid, positive
 * @param deducted what was taken off for an overpayment before; zero or more
 */
public record PlannedInstalment(
        InstalmentPurpose purpose,
        LocalDate dueOn,
        LocalDate periodFrom,
        LocalDate periodTo,
        Money amount,
        Money deducted) {

    /** What an instalment makes up for. */
    public enum InstalmentPurpose {
        /** The benefit's own amount: a bounty, or a month of a stipend. */
        REGULAR,
        /** What was due for months that are paid already, after a correction. */
        ARREARS
    }

    /** A regular amount in full. */
    public PlannedInstalment(LocalDate dueOn, LocalDate periodFrom, LocalDate periodTo, Money amount) {
        this(InstalmentPurpose.REGULAR, dueOn, periodFrom, periodTo, amount, Money.zero(amount.currency()));
    }

    /** What several come to, in their currency. */
    public static Money sum(Collection<PlannedInstalment> plans, CurrencyCode currency) {
        return plans.stream().map(PlannedInstalment::amount).reduce(Money.zero(currency), Money::plus);
    }

    public PlannedInstalment withoutDeduction() {
        return new PlannedInstalment(purpose, dueOn, periodFrom, periodTo, amount, Money.zero(amount.currency()));
    }

    /** What the days are worth, before anything is taken off. */
    public Money gross() {
        return amount.plus(deducted);
    }
}
