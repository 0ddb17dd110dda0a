package org.millioncarrots.stipend;

import java.time.YearMonth;
import java.util.UUID;
import org.millioncarrots.money.Money;

/** An instalment as an award would hold it. */
record StoredInstalment(UUID id, PlannedInstalment plan, boolean fixed, boolean forgone) implements Replan.Existing {
    StoredInstalment(UUID id, PlannedInstalment plan, boolean fixed) {
        this(id, plan, fixed, false);
    }

    Money amount() {
        return plan.amount();
    }

    YearMonth month() {
        return YearMonth.from(plan.periodFrom());
    }
}
