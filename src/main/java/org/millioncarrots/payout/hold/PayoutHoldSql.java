package org.millioncarrots.payout.hold;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.platform.sql.Sql.Statement;

/** The statements about payouts that are held and cancelled. */
@ApplicationScoped
class PayoutHoldSql {
    private final Sql sql;

    PayoutHoldSql(Sql sql) {
        this.sql = sql;
    }

    /** Newest first. */
    List<PayoutHoldView> holds(UUID payout) {
        return of("""
                        select id, reason, placed_by, placed_at, released_by, released_at from payout_hold
                        where bucket = :bucket and payout_id = :payout order by placed_at desc, id
                        """, payout)
                .list(row -> new PayoutHoldView(
                        row.id("id"),
                        payout,
                        row.code(PayoutHoldView.Reason.class, "reason"),
                        row.text("placed_by"),
                        row.instant("placed_at"),
                        row.textOrNull("released_by"),
                        row.instantOrNull("released_at")));
    }

    Optional<PayoutHoldView> open(UUID payout) {
        return holds(payout).stream().filter(hold -> hold.releasedAt() == null).findFirst();
    }

    /** For which of the claimant's accounts a payout is in its batch; empty if it is in none. */
    Optional<Integer> account(UUID payout) {
        return of("""
                        select coalesce(p.destination_version, c.destination_version) as version
                        from payout p join claimant c on c.bucket = p.bucket and c.id = p.claimant_id
                        where p.bucket = :bucket and p.id = :payout and p.batch_id is not null
                        """, payout).first(row -> row.integer("version"));
    }

    void insert(PayoutHoldView hold) {
        of("""
                insert into payout_hold (id, bucket, partner, payout_id, reason, placed_by, placed_at)
                select :id, bucket, partner, id, :reason, :person, :now
                from payout where bucket = :bucket and id = :payout
                """, hold.payoutId())
                .with("id", hold.id())
                .with("reason", hold.reason())
                .with("person", hold.placedBy())
                .with("now", hold.placedAt())
                .run();
    }

    void release(PayoutHoldView hold, String person, Instant now) {
        of("""
                update payout_hold set released_by = :person, released_at = :now
                where bucket = :bucket and payout_id = :payout and released_at is null
                """, hold.payoutId()).with("person", person).with("now", now).run();
    }

    Optional<PayoutCancellationView> cancellation(UUID payout) {
        return of("""
                        select reason, proposed_by, proposed_at, approved_by, approved_at from payout_cancellation
                        where bucket = :bucket and payout_id = :payout
                        """, payout)
                .first(row -> new PayoutCancellationView(
                        payout,
                        row.code(PayoutCancellationView.Reason.class, "reason"),
                        row.text("proposed_by"),
                        row.instant("proposed_at"),
                        row.textOrNull("approved_by"),
                        row.instantOrNull("approved_at")));
    }

    /** Takes the place of one that nobody has approved. */
    void propose(UUID payout, PayoutCancellationView.Reason reason, Proposal proposal) {
        of("""
                insert into payout_cancellation (bucket, payout_id, partner, reason, proposed_by, proposed_at)
                select bucket, id, partner, :reason, :person, :now from payout where bucket = :bucket and id = :payout
                on conflict (bucket, payout_id) do update set reason = excluded.reason, proposed_by = excluded.proposed_by,
                    proposed_at = excluded.proposed_at
                where payout_cancellation.approved_at is null
                """, payout)
                .with("reason", reason)
                .with("person", proposal.by())
                .with("now", proposal.at())
                .run();
    }

    void approve(UUID payout, Proposal approved) {
        of("""
                update payout_cancellation set approved_by = :person, approved_at = :now
                where bucket = :bucket and payout_id = :payout
                """, payout)
                .with("person", approved.approvedBy())
                .with("now", approved.approvedAt())
                .run();
    }

    private Statement of(String text, UUID payout) {
        return sql.of(text).with("bucket", Ids.bucketOf(payout)).with("payout", payout);
    }
}
