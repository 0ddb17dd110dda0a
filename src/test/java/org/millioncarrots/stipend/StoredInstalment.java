package org.millioncarrots.stipend;

import java.time.YearMonth;
import java.util.UUID;
import org.millioncarrots.money.Money;

/** An instalment as an award would hold it. */
record StoredInstalment(UUID id, PlannedInstalment plan, boolean fixed) implements Replan.Existing {
    Money amount() {
        return plan.amount();
    }

    YearMonth month() {
        return YearMonth.from(plan.periodFrom());
    }
}
