package org.millioncarrots.payout.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.run.PayoutRunView.RunState;
import org.millioncarrots.payout.run.PayoutRunView.Skipped;
import org.millioncarrots.platform.EventLine;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;

/** Starts, shows and cancels payout runs. */
@ApplicationScoped
class StartPayoutRun {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final PayoutRunSql sql;
    private final Event<RunPayouts.Started> started;
    private final Event<EventLine> events;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;
    private final int bucketsPerChunk;

    StartPayoutRun(
            PayoutRunSql sql,
            Event<RunPayouts.Started> started,
            Event<EventLine> events,
            AuditLog auditLog,
            Caller caller,
            Ids ids,
            Clock clock,
            PayoutRunSettings settings) {
        this.sql = sql;
        this.started = started;
        this.events = events;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
        this.bucketsPerChunk = settings.bucketsPerChunk();
    }

    /** @throws Problem if the date lies ahead: what is not due yet is not paid */
    @Transactional
    PayoutRunView start(LocalDate dueUpTo) {
        if (dueUpTo.isAfter(LocalDate.now(clock))) {
            throw Problem.invalid("dueUpTo", "a day that is not in the future");
        }
        UUID run = ids.next();
        sql.insert(run, dueUpTo, caller.person(), clock.instant(), bucketsPerChunk);
        auditLog.record(AuditAction.PAYOUT_RUN_STARTED, run, AuditDetail.date("dueUpTo", dueUpTo));
        started.fire(new RunPayouts.Started(run));
        return get(run);
    }

    @Transactional
    PayoutRunView get(UUID run) {
        return sql.view(run, clock.instant()).orElseThrow(() -> Problem.notFound("payout run"));
    }

    /** @throws Problem if the run has ended already (409) */
    @Transactional
    PayoutRunView cancel(UUID run) {
        get(run);
        if (!sql.cancel(run, clock.instant())) {
            throw Problem.conflict("the run has ended; what it has created can be held or cancelled payout by payout");
        }
        events.fire(EventLine.of("payout-run-cancelled").id("run", run));
        return get(run);
    }

    @Transactional
    Page<PayoutRunView> list(@Nullable RunState state, @Nullable UUID cursor, int limit) {
        return Page.of(sql.views(state, cursor, limit + 1, clock.instant()), limit, run -> run.id()
                .toString());
    }

    @Transactional
    Page<Skipped> skipped(UUID run, @Nullable UUID cursor, int limit) {
        get(run);
        return Page.of(
                sql.skipped(run, cursor == null ? BEFORE_ALL : cursor, limit + 1), limit, skip -> skip.instalmentId()
                        .toString());
    }
}
