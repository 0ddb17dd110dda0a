package org.millioncarrots.stipend;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.terms.AmountPer;

/**
 * What a stipend pays from a day on, until the next amount.
 *
 * @param from the first day, inclusive
 * @param amount for the claimant alone, before supplements, indexation and means test
 * @param setOn the day since which the amount is indexed, where another one was paid in between; else absent: {@code from}
 */
public record DatedAmount(
        LocalDate from,
        Money amount,
        AmountPer per,
        @Nullable LocalDate setOn) {

    /** An amount that is set on its first day. */
    public DatedAmount(LocalDate from, Money amount, AmountPer per) {
        this(from, amount, per, null);
    }

    /** The same amount again from a later day on, adjusted by all index dates since it was set. */
    public DatedAmount again(LocalDate day) {
        return new DatedAmount(day, amount, per, indexedSince());
    }

    /** Index dates after this day adjust the amount. */
    LocalDate indexedSince() {
        return setOn == null ? from : setOn;
    }
}
