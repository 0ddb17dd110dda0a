package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Sql;

/** Erasures, each step with its audit entry. */
@ApplicationScoped
class Erasures {
    private final Sql sql;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    Erasures(Sql sql, AuditLog auditLog, Caller caller, Ids ids, Clock clock) {
        this.sql = sql;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    Erasure propose(Claimant claimant, Erasure.Reason reason) {
        Erasure erasure = new Erasure(
                ids.next(claimant.bucket), claimant.id, reason, caller.person(), clock.instant(), null, null);
        sql.of("""
                insert into erasure (id, bucket, partner, claimant_id, reason, proposed_by, proposed_at)
                values (:id, :bucket, :partner, :claimant, :reason, :person, :now)
                """)
                .with("id", erasure.id())
                .with("bucket", claimant.bucket)
                .with("partner", claimant.partner)
                .with("claimant", claimant.id)
                .with("reason", reason)
                .with("person", erasure.proposedBy())
                .with("now", erasure.proposedAt())
                .run();
        audit(AuditAction.ERASURE_PROPOSED, erasure);
        return erasure;
    }

    /** Newest first. */
    List<Erasure> of(Claimant claimant) {
        return sql.of("""
                select id, claimant_id, reason, proposed_by, proposed_at, approved_by, approved_at
                from erasure where bucket = :bucket and claimant_id = :claimant order by id desc
                """)
                .with("bucket", claimant.bucket)
                .with("claimant", claimant.id)
                .list(row -> new Erasure(
                        row.id("id"),
                        row.id("claimant_id"),
                        row.code(Erasure.Reason.class, "reason"),
                        row.text("proposed_by"),
                        row.instant("proposed_at"),
                        row.textOrNull("approved_by"),
                        row.instantOrNull("approved_at")));
    }

    /** @return false if it is approved already */
    boolean approve(Claimant claimant, Erasure proposed, String person) {
        int approved = sql.of("""
                update erasure set approved_by = :person, approved_at = :now
                where bucket = :bucket and id = :id and approved_at is null
                """)
                .with("person", person)
                .with("now", clock.instant())
                .with("bucket", claimant.bucket)
                .with("id", proposed.id())
                .run();
        if (approved == 0) {
            return false;
        }
        audit(AuditAction.IDENTITY_ERASED, proposed);
        return true;
    }

    private void audit(AuditAction action, Erasure erasure) {
        auditLog.record(
                action,
                erasure.claimantId(),
                AuditDetail.id("erasure", erasure.id()),
                AuditDetail.code("reason", erasure.reason()));
    }
}
