package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.sql.Locks;

/** Which months are closed: nothing can be booked into them any more. */
@ApplicationScoped
class Closings {
    private final ClosingSql sql;
    private final Locks locks;

    Closings(ClosingSql sql, Locks locks) {
        this.sql = sql;
        this.locks = locks;
    }

    /**
     * A closing waits until the transaction that asks has ended, so that nothing is booked into a month while it is closed.
     *
     * @throws Problem if the day lies in a closed month (409)
     */
    void requireOpen(LocalDate businessOn) {
        locks.shared(Locks.One.CLOSING);
        LocalDate closedThrough = sql.closedThrough();
        if (!businessOn.isAfter(closedThrough)) {
            throw Problem.conflict(
                    ConflictReason.MONTH_CLOSED,
                    "the books are closed through " + closedThrough + "; book on a later day");
        }
    }

    /** Waits until nobody is booking, and keeps everybody from it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void alone() {
        locks.exclusive(Locks.One.CLOSING);
    }

    boolean isClosed(LocalDate day) {
        return !day.isAfter(sql.closedThrough());
    }
}
