package org.millioncarrots.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.millioncarrots.audit.AuditSql.Extent;
import org.millioncarrots.platform.EventLine;
import org.millioncarrots.platform.sql.ForAllPartners;

/**
 * Tells the head of the log outside the database, on one replica at a time and when it has moved: always in the operators' log, and
 * in the file of anchors if there is one. Before that it sees to it that signing begins.
 */
@ApplicationScoped
class AnchorAudit {
    private static final Duration EVERY = Duration.ofMinutes(5);

    /** So long after its last entry a version before does not write any more: longer than replicas take to be exchanged. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final AnchorAuditSql told;
    private final AuditSql sql;
    private final Anchors anchors;
    private final Event<EventLine> events;
    private final Clock clock;

    AnchorAudit(AnchorAuditSql told, AuditSql sql, Anchors anchors, Event<EventLine> events, Clock clock) {
        this.told = told;
        this.sql = sql;
        this.anchors = anchors;
        this.events = events;
        this.clock = clock;
    }

    private record Telling(Anchor.Signed anchor, Extent extent) {}

    /** The file gets its line after the commit: where it cannot be written, the operators' log has the anchor all the same. */
    @Scheduled(
            identity = "anchor-audit",
            every = "30s",
            delayed = "20s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    void anchor() {
        QuarkusTransaction.requiringNew()
                .call(this::tell)
                .ifPresent(telling -> anchors.add(telling.anchor(), telling.extent()));
    }

    private Optional<Telling> tell() {
        Instant now = clock.instant();
        Optional<Long> last = told.lockIfDue(now);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        Extent extent = signing(now);
        told.store(extent.head().sequence(), now.plus(EVERY));
        Optional<Anchor.Signed> anchor =
                anchors.of(extent, now).filter(one -> one.anchor().sequence() != last.get());
        anchor.map(Anchor.Signed::event).ifPresent(events::fire);
        return anchor.map(one -> new Telling(one, extent));
    }

    /** While the head is held, nobody adds an entry, with signature or without. */
    private Extent signing(Instant now) {
        Extent extent = sql.extent();
        if (extent.signedFrom() != null) {
            return extent;
        }
        sql.lockHead();
        Optional<AuditSql.Unsigned> last = sql.lastUnsigned();
        if (last.isEmpty() || last.get().recordedAt().isBefore(now.minus(OVERLAP))) {
            sql.signFrom(last.map(AuditSql.Unsigned::sequence).orElse(0L) + 1);
        }
        return sql.extent();
    }
}
