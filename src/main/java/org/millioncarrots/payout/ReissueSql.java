package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.sql.Sql;

/** The statements about payouts that two people owe anew. */
@ApplicationScoped
public class ReissueSql {
    private final Sql sql;

    ReissueSql(Sql sql) {
        this.sql = sql;
    }

    /** Takes the place of ones that nobody has approved; of a whole batch they are approved already. */
    public void record(Collection<UUID> payouts, ReissueReason reason, Proposal proposal) {
        sql.of("""
                insert into payout_reissue (bucket, payout_id, partner, reason, proposed_by, proposed_at, approved_by, approved_at)
                select p.bucket, p.id, p.partner, :reason, :by, :at, cast(:approvedBy as varchar), cast(:approvedAt as timestamptz)
                from unnest(cast(:buckets as smallint[]), cast(:ids as uuid[])) as x (bucket, id)
                join payout p on p.bucket = x.bucket and p.id = x.id
                on conflict (bucket, payout_id) do update set reason = excluded.reason, proposed_by = excluded.proposed_by,
                    proposed_at = excluded.proposed_at, approved_by = excluded.approved_by, approved_at = excluded.approved_at
                where payout_reissue.approved_at is null
                """)
                .with("reason", reason)
                .with("by", proposal.by())
                .with("at", proposal.at())
                .with("approvedBy", proposal.approvedBy())
                .with("approvedAt", proposal.approvedAt())
                .with("buckets", payouts.stream().map(Ids::bucketOf).toList())
                .with("ids", payouts)
                .run();
    }

    Optional<PayoutReissueView> of(UUID payout) {
        return sql.of("""
                        select reason, proposed_by, proposed_at, approved_by, approved_at
                        from payout_reissue where bucket = :bucket and payout_id = :id
                        """)
                .with("bucket", Ids.bucketOf(payout))
                .with("id", payout)
                .first(row -> new PayoutReissueView(
                        payout,
                        row.code(ReissueReason.class, "reason"),
                        row.text("proposed_by"),
                        row.instant("proposed_at"),
                        row.textOrNull("approved_by"),
                        row.instantOrNull("approved_at")));
    }
}
