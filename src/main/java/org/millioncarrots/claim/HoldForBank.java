package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.news.News;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;

/** Stops payment where a bank says that it may not pay somebody. */
@ApplicationScoped
public class HoldForBank {
    private final Sql sql;
    private final AuditLog auditLog;
    private final Clock clock;

    HoldForBank(Sql sql, AuditLog auditLog, Clock clock) {
        this.sql = sql;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** Holds these claims and whatever else was attested to their claimants; what is held so already stays as it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(Collection<UUID> claims) {
        sql.of("""
                with held as (insert into claim_hold (id, bucket, partner, claim_id, reason, placed_by, placed_at)
                select derived_id(c.id, 'bank/' || cast(:now as varchar)), c.bucket, c.partner, c.id, :reason,
                    'bank-answer', :now
                from claim c
                where (c.bucket, c.claimant_id) in (select k.bucket, k.claimant_id from claim k
                        where (k.bucket, k.id) in (select bucket, id
                            from unnest(cast(:buckets as smallint[]), cast(:ids as uuid[])) as x (bucket, id)))
                    and (c.state = 'ATTESTED' or c.id = any (:ids))
                    and not exists (select from claim_hold h
                        where h.bucket = c.bucket and h.claim_id = c.id and h.lifted_at is null and h.reason = :reason)
                    returning bucket, id, claim_id
                ), touched as (
                    update claim c set version = c.version + 1, changed_at = :now from held h
                    where c.bucket = h.bucket and c.id = h.claim_id
                    returning c.bucket, c.id, c.partner, c.version
                ), told as (
                """ + News.insert("select bucket, id, partner, version, 'claim.held' as type from touched") + """
                )
                select id, claim_id from held
                """)
                .with("now", clock.instant())
                .with("reason", ClaimHold.Reason.BANK_COMPLIANCE)
                .with("buckets", claims.stream().map(Ids::bucketOf).toList())
                .with("ids", claims)
                .list(row -> new Held(row.id("id"), row.id("claim_id")))
                .forEach(held -> auditLog.record(
                        AuditAction.CLAIM_HELD,
                        held.claim(),
                        AuditDetail.id("hold", held.id()),
                        AuditDetail.code("reason", ClaimHold.Reason.BANK_COMPLIANCE)));
    }

    private record Held(UUID id, UUID claim) {}
}
