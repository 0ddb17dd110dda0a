package org.millioncarrots.stipend;

import java.time.YearMonth;
import java.util.UUID;
import org.millioncarrots.money.Money;
import org.millioncarrots.stipend.PlannedInstalment.Purpose;

/**
 * An instalment of an award that was not cancelled.
 *
 * @param fixed whether a payout exists for it, so that nothing about it may change any more
 * @param deductionBooked whether what it deducts has gone back to the appropriation
 */
public record AwardInstalment(UUID id, PlannedInstalment plan, boolean fixed, boolean deductionBooked) {

    Money amount() {
        return plan.amount();
    }

    /** Whether it is the fixed instalment of a month of the stipend. */
    boolean settlesMonth() {
        return fixed && plan.purpose() == Purpose.REGULAR;
    }

    YearMonth month() {
        return YearMonth.from(plan.periodFrom());
    }

    /** Whether a plan asks for just this; open arrears stay wherever they were put. */
    boolean serves(PlannedInstalment wanted) {
        return wanted.purpose() == Purpose.ARREARS
                ? plan.purpose() == Purpose.ARREARS && plan.amount().equals(wanted.amount())
                : plan.equals(wanted);
    }
}
