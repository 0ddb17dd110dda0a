package org.millioncarrots.payout.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;

/** Starts and cancels payout runs. */
@ApplicationScoped
class StartPayoutRun {
    private final PayoutRunSql sql;
    private final Event<RunPayouts.Started> started;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    StartPayoutRun(
            PayoutRunSql sql,
            Event<RunPayouts.Started> started,
            AuditLog auditLog,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.sql = sql;
        this.started = started;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem if the date lies ahead: what is not due yet is not paid */
    @Transactional
    PayoutRunView start(LocalDate dueUpTo) {
        requireNotAhead(dueUpTo, LocalDate.now(clock));
        UUID run = ids.next();
        sql.insert(run, dueUpTo, caller.person(), clock.instant());
        auditLog.record(AuditAction.PAYOUT_RUN_STARTED, run, AuditDetail.date("dueUpTo", dueUpTo));
        started.fire(new RunPayouts.Started(run));
        return get(run);
    }

    static void requireNotAhead(LocalDate dueUpTo, LocalDate today) {
        if (dueUpTo.isAfter(today)) {
            throw Problem.invalid("dueUpTo", "a day that is not in the future");
        }
    }

    private PayoutRunView get(UUID run) {
        return sql.view(run, clock.instant()).orElseThrow(() -> Problem.notFound("payout run"));
    }

    /** @throws Problem if the run has ended already (409) */
    @Transactional
    PayoutRunView cancel(UUID run) {
        get(run);
        if (!sql.cancel(run, clock.instant())) {
            throw Problem.conflict(
                    ConflictReason.RUN_ENDED,
                    "the run has ended; what it has created can be held or cancelled payout by payout");
        }
        auditLog.record(AuditAction.PAYOUT_RUN_CANCELLED, run);
        return get(run);
    }
}
