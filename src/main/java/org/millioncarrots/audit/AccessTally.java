package org.millioncarrots.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.http.Accessed;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.ForAllPartners;

/**
 * Who was refused what, and who has read how many rows of lists: one entry for each person, operation and minute with its count, so
 * that nobody fills the log. A process that is killed takes at most a minute of it along.
 */
@ApplicationScoped
class AccessTally {
    private static final Logger LOG = Logger.getLogger(AccessTally.class);

    /** Beyond, people are counted together. */
    private static final int KNOWN = 10_000;

    private static final String MANY = "many";

    private final AuditLog auditLog;
    private final Caller caller;
    private Map<Access, Count> counts = new HashMap<>();

    AccessTally(AuditLog auditLog, Caller caller) {
        this.auditLog = auditLog;
        this.caller = caller;
    }

    /** @param rule by which it was refused; absent if a list was read */
    private record Access(
            String person,
            String partner,
            String operation,
            @Nullable ProblemType rule) {}

    private record Count(long times, long rows) {
        Count plus(Count other) {
            return new Count(times + other.times, rows + other.rows);
        }
    }

    void count(@Observes Accessed accessed) {
        if (caller.isAnonymous()) {
            return;
        }
        String operation = accessed.operation();
        ProblemType rule = accessed.refusedBy();
        Count one = new Count(1, accessed.rows());
        try {
            add(new Access(caller.person(), caller.partner().orElse(""), operation, rule), one);
        } catch (Problem withoutSubject) {
            add(new Access(MANY, "", operation, rule), one);
        }
    }

    private synchronized void add(Access access, Count count) {
        Access known = counts.size() < KNOWN || counts.containsKey(access)
                ? access
                : new Access(MANY, "", access.operation(), access.rule());
        counts.merge(known, count, Count::plus);
    }

    private synchronized Map<Access, Count> take() {
        Map<Access, Count> taken = counts;
        counts = new HashMap<>();
        return taken;
    }

    @Scheduled(
            identity = "record-access",
            every = "1m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ForAllPartners
    void record() {
        Map<Access, Count> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> taken.forEach(this::record));
        } catch (RuntimeException failed) {
            taken.forEach(this::add);
            throw failed;
        }
    }

    void stopping(@Observes ShutdownEvent stop) {
        try {
            record();
        } catch (RuntimeException failed) {
            LOG.warnf("the last minute's refusals and readings are lost: %s", Failures.withoutMessages(failed));
        }
    }

    private void record(Access access, Count count) {
        List<AuditDetail> details = new ArrayList<>(
                List.of(AuditDetail.operation(access.operation()), AuditDetail.number("times", count.times())));
        if (access.rule() == null) {
            details.add(AuditDetail.number("rows", count.rows()));
        } else {
            details.add(AuditDetail.code("rule", access.rule()));
        }
        auditLog.record(
                access.person(),
                access.partner(),
                access.rule() == null ? AuditAction.ROWS_READ : AuditAction.ACCESS_REFUSED,
                RecordRefusals.NOTHING,
                details.toArray(AuditDetail[]::new));
    }
}
