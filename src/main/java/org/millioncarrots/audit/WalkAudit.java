package org.millioncarrots.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.millioncarrots.audit.AuditWalkSql.Walk;

/**
 * Verifies the audit log all the time: walks along the chain a piece at a time, from the first entry to the head and then from
 * the first again, on one replica at a time. What was found is in the metrics.
 */
@ApplicationScoped
class WalkAudit {
    private static final Logger LOG = Logger.getLogger(WalkAudit.class);

    /** Entries in one piece. */
    private static final int PIECE = 20_000;

    private static final int BATCH = 2_000;
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final AuditWalkSql walks;
    private final AuditSql sql;
    private final Clock clock;

    WalkAudit(AuditWalkSql walks, AuditSql sql, Clock clock) {
        this.walks = walks;
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(
            identity = "walk-audit",
            every = "15s",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    void walk() {
        Instant now = clock.instant();
        Optional<Walk> due = walks.lockIfDue(now);
        due.map(walk -> walk(walk, now)).ifPresent(walk -> walks.store(walk, now.plus(EVERY)));
    }

    private Walk walk(Walk from, Instant now) {
        AuditSql.Head head = sql.head();
        Walk walk = from;
        for (int walked = 0; walked < PIECE && walk.sequence() < head.sequence(); walked += BATCH) {
            List<AuditSql.Stored> batch = sql.after(walk.sequence(), null, BATCH);
            if (batch.isEmpty()) {
                return broken(walk, walk.sequence() + 1);
            }
            for (AuditSql.Stored stored : batch) {
                if (walk.sequence() < head.sequence()) {
                    if (!stored.follows(walk.sequence(), walk.hash())) {
                        return broken(walk, walk.sequence() + 1);
                    }
                    walk = walk.to(stored);
                }
            }
        }
        if (walk.sequence() < head.sequence()) {
            return walk;
        }
        boolean whole = walk.sequence() == head.sequence() && walk.hash().equals(head.hash());
        return whole ? Walk.anew(now, null) : broken(walk, head.sequence());
    }

    private static Walk broken(Walk walk, long sequence) {
        LOG.errorf("the audit log does not fit at entry %d: somebody has changed, removed or added entries", sequence);
        return Walk.anew(walk.wholeAt(), sequence);
    }
}
