package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.ledger.LedgerView.TrialBalance;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;

/** Closes months: nothing can be booked into them any more, and their balances are kept. */
@ApplicationScoped
class Closings {
    static final long LOCK = 7_312_001;

    private final EntityManager entityManager;
    private final LedgerSql sql;
    private final AuditLog auditLog;
    private final Ids ids;
    private final Caller caller;
    private final Clock clock;

    Closings(EntityManager entityManager, LedgerSql sql, AuditLog auditLog, Ids ids, Caller caller, Clock clock) {
        this.entityManager = entityManager;
        this.sql = sql;
        this.auditLog = auditLog;
        this.ids = ids;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Problem if the month has not ended, is closed already, or the books do not balance (409) */
    @Transactional
    LocalDate close(YearMonth month) {
        waitForBookings();
        LocalDate through = month.atEndOfMonth();
        if (!through.isBefore(LocalDate.now(clock))) {
            throw Problem.invalid("month", "a month that has ended");
        }
        if (!through.isAfter(closedThrough())) {
            throw Problem.conflict("the month is closed already");
        }
        if (!sql.totals(clock.instant()).stream().allMatch(TrialBalance.Line::balances)) {
            throw Problem.conflict("the books do not balance: nothing is closed before the difference is found");
        }
        entityManager
                .createNativeQuery("insert into ledger_closing (closed_through, closed_by, closed_at)"
                        + " values (:through, :person, :now)")
                .setParameter("through", through)
                .setParameter("person", caller.person())
                .setParameter("now", clock.instant())
                .executeUpdate();
        sql.keepBalances(through);
        auditLog.record(AuditAction.BOOKS_CLOSED, ids.next(), AuditDetail.date("through", through));
        return through;
    }

    /**
     * A closing waits until the transaction that asks has ended, so that nothing is booked into a month while it is closed.
     *
     * @throws Problem if the day lies in a closed month (409)
     */
    void requireOpen(LocalDate businessOn) {
        entityManager
                .createNativeQuery("select 1 from pg_advisory_xact_lock_shared(:lock)", Integer.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
        if (!businessOn.isAfter(closedThrough())) {
            throw Problem.conflict("the books are closed through " + closedThrough() + "; book on a later day");
        }
    }

    private void waitForBookings() {
        entityManager
                .createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)", Integer.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    private LocalDate closedThrough() {
        List<LocalDate> closed = entityManager
                .createNativeQuery("select max(closed_through) from ledger_closing", LocalDate.class)
                .getResultList();
        return closed.isEmpty() || closed.getFirst() == null ? LocalDate.MIN : closed.getFirst();
    }
}
