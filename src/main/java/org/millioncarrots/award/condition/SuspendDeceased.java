package org.millioncarrots.award.condition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.award.Award;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;

/** Stops the awards of people of whom a bank says that they are dead: what is open waits for a successor. */
@ApplicationScoped
public class SuspendDeceased {
    private final Sql sql;
    private final AuditLog auditLog;
    private final Clock clock;

    SuspendDeceased(Sql sql, AuditLog auditLog, Clock clock) {
        this.sql = sql;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * Suspends all awards of theirs that run; what is suspended so already stays as it is.
     *
     * @param openSince the earliest day on which something fell due that the claimant does not have, by award: it stops too
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void suspend(Collection<UUID> claimants, Map<UUID, LocalDate> openSince) {
        List<UUID> open = List.copyOf(openSince.keySet());
        List<Placed> placed = sql.of("""
                insert into award_suspension (id, bucket, partner, award_id, reason, suspended_from, placed_by, placed_at)
                select derived_id(a.id, 'deceased/' || cast(:now as varchar)), a.bucket, a.partner, a.id, :reason,
                    least(:today, (select o.due_on from unnest(cast(:open as uuid[]), cast(:since as date[])) as o (id, due_on)
                            where o.id = a.id),
                        (select min(i.due_on) from instalment i
                            where i.bucket = a.bucket and i.award_id = a.id and i.state = 'SCHEDULED')),
                    'bank-answer', :now
                from unnest(cast(:buckets as smallint[]), cast(:claimants as uuid[])) as x (bucket, id)
                join award a on a.bucket = x.bucket and a.claimant_id = x.id and a.state in ('ACTIVE', 'SUSPENDED')
                where not exists (select from award_suspension s where s.bucket = a.bucket and s.award_id = a.id
                    and s.lifted_at is null and s.reason = :reason)
                returning id, award_id, suspended_from
                """)
                .with("now", clock.instant())
                .with("today", LocalDate.now(clock))
                .with("reason", Suspension.Reason.CLAIMANT_DECEASED)
                .with("open", open)
                .with("since", open.stream().map(openSince::get).toList())
                .with("buckets", claimants.stream().map(Ids::bucketOf).toList())
                .with("claimants", claimants)
                .list(row -> new Placed(row.id("id"), row.id("award_id"), row.date("suspended_from")));
        List<UUID> awards = placed.stream().map(Placed::award).toList();
        List<Short> buckets =
                placed.stream().map(one -> Ids.bucketOf(one.award())).toList();
        // Of those that are suspended for something else too, nothing but the reasons changes.
        sql.of("""
                update award set version = version + 1, changed_at = :now
                where id = any (:awards) and bucket = any (:buckets) and state = 'SUSPENDED'
                """)
                .with("now", clock.instant())
                .with("awards", awards)
                .with("buckets", buckets)
                .run();
        sql.of(Award.State.SUSPENDED.moveAndTell(" and a.id = any (:awards) and a.bucket = any (:buckets)"))
                .with("now", clock.instant())
                .with("awards", awards)
                .with("buckets", buckets)
                .number();
        placed.forEach(one -> auditLog.record(
                AuditAction.STIPEND_SUSPENDED,
                one.award(),
                AuditDetail.id("suspension", one.id()),
                AuditDetail.code("reason", Suspension.Reason.CLAIMANT_DECEASED),
                AuditDetail.date("from", one.from())));
    }

    private record Placed(UUID id, UUID award, LocalDate from) {}
}
