package org.millioncarrots.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.millioncarrots.audit.AuditWalkSql.Walk;
import org.millioncarrots.platform.sql.ForAllPartners;

/**
 * Verifies the audit log all the time: walks along the chain a piece at a time, from the first entry to the head and then from
 * the first again, on one replica at a time, and before each piece holds the log against the anchors outside the database. What was
 * found is in the metrics.
 */
@ApplicationScoped
class WalkAudit {
    private static final Logger LOG = Logger.getLogger(WalkAudit.class);

    /** Entries in one piece. */
    private static final int PIECE = 20_000;

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final AuditWalkSql walks;
    private final AuditSql sql;
    private final AuditChain chain;
    private final Anchors anchors;
    private final Clock clock;

    WalkAudit(AuditWalkSql walks, AuditSql sql, AuditChain chain, Anchors anchors, Clock clock) {
        this.walks = walks;
        this.sql = sql;
        this.chain = chain;
        this.anchors = anchors;
        this.clock = clock;
    }

    @Scheduled(
            identity = "walk-audit",
            every = "15s",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    @ForAllPartners
    void walk() {
        Instant now = clock.instant();
        Optional<Walk> due = walks.lockIfDue(now);
        due.map(walk -> walk(walk, now)).ifPresent(walk -> walks.store(walk, now.plus(EVERY)));
    }

    private Walk walk(Walk from, Instant now) {
        AuditSql.Extent extent = sql.extent();
        Optional<Break> misfit = anchors.misfit(extent);
        if (misfit.isPresent()) {
            return broken(from, misfit.get());
        }
        AuditChain.Place place = new AuditChain.Place(from.sequence(), from.hash());
        long end = Math.min(from.sequence() + PIECE, extent.head().sequence());
        while (place.sequence() < end) {
            AuditChain.Walked walked = chain.onwards(place, extent);
            if (walked.broken() != null) {
                return broken(from, walked.broken());
            }
            place = walked.place();
        }
        if (place.sequence() < extent.head().sequence()) {
            return from.to(place);
        }
        return chain.end(place, extent).map(broken -> broken(from, broken)).orElseGet(() -> Walk.anew(now, null));
    }

    private static Walk broken(Walk walk, Break broken) {
        LOG.errorf(
                "the audit log does not fit at entry %d: %s. Somebody has changed, removed or added entries",
                broken.sequence(), broken.fault());
        return Walk.anew(walk.wholeAt(), broken.sequence());
    }
}
