package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.ledger.LedgerView.TrialBalance;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Locks;

/** Closes months: nothing can be booked into them any more, and their balances are kept. */
@ApplicationScoped
class Closings {
    private final LedgerSql sql;
    private final Locks locks;
    private final AuditLog auditLog;
    private final Ids ids;
    private final Caller caller;
    private final Clock clock;

    Closings(LedgerSql sql, Locks locks, AuditLog auditLog, Ids ids, Caller caller, Clock clock) {
        this.sql = sql;
        this.locks = locks;
        this.auditLog = auditLog;
        this.ids = ids;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Problem if the month has not ended, is closed already, or the books do not balance (409) */
    @Transactional
    LocalDate close(YearMonth month) {
        locks.exclusive(Locks.One.CLOSING);
        LocalDate through = month.atEndOfMonth();
        if (!through.isBefore(LocalDate.now(clock))) {
            throw Problem.invalid("month", "a month that has ended");
        }
        if (!through.isAfter(sql.closedThrough())) {
            throw Problem.conflict(ConflictReason.ALREADY_DONE, "the month is closed already");
        }
        if (!sql.totals(clock.instant()).stream().allMatch(TrialBalance.Line::balances)) {
            throw Problem.conflict(
                    ConflictReason.BOOKS_UNBALANCED,
                    "the books do not balance: nothing is closed before the difference is found");
        }
        sql.close(through, caller.person(), clock.instant());
        auditLog.record(AuditAction.BOOKS_CLOSED, ids.next(), AuditDetail.date("through", through));
        return through;
    }

    /**
     * A closing waits until the transaction that asks has ended, so that nothing is booked into a month while it is closed.
     *
     * @throws Problem if the day lies in a closed month (409)
     */
    void requireOpen(LocalDate businessOn) {
        locks.shared(Locks.One.CLOSING);
        if (!businessOn.isAfter(sql.closedThrough())) {
            throw Problem.conflict(
                    ConflictReason.MONTH_CLOSED,
                    "the books are closed through " + sql.closedThrough() + "; book on a later day");
        }
    }
}
