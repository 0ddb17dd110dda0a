package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.ReissueReason;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.sql.Sql;

/** The statements about batches whose rejected payouts are owed anew. */
@ApplicationScoped
class BatchReissueSql {
    private final Sql sql;

    BatchReissueSql(Sql sql) {
        this.sql = sql;
    }

    /** A payout that the bank has refused for good. */
    record Rejected(UUID id, Money amount) {}

    /** Waits for whatever is being done with payouts of the batch, so that what is read next is the outcome of it. */
    void lockPayouts(UUID batch) {
        sql.of("select 1 from payout where batch_id = :batch order by bucket, id for update")
                .with("batch", batch)
                .exists();
    }

    /** The rejected ones whose attempt is surely over. */
    List<Rejected> rejected(UUID batch) {
        return sql.of("""
                        select p.id, p.amount_minor, p.currency from payout p
                        where p.batch_id = :batch and p.state = 'REJECTED'
                            and not exists (select from payment_attempt a
                                where a.bucket = p.bucket and a.payout_id = p.id and a.state <> 'REJECTED')
                        order by p.bucket, p.id
                        """)
                .with("batch", batch)
                .list(row -> new Rejected(row.id("id"), row.money("amount_minor", "currency")));
    }

    /** Takes the place of one that nobody has approved. */
    void propose(UUID id, UUID batch, ReissueReason reason, long payouts, Money total, Proposal proposal) {
        sql.of("""
                insert into payout_batch_reissue (id, batch_id, reason, payouts, total_minor, proposed_by, proposed_at)
                values (:id, :batch, :reason, :payouts, :total, :person, :now)
                on conflict (batch_id) where approved_at is null do update set reason = excluded.reason,
                    payouts = excluded.payouts, total_minor = excluded.total_minor, proposed_by = excluded.proposed_by,
                    proposed_at = excluded.proposed_at
                """)
                .with("id", id)
                .with("batch", batch)
                .with("reason", reason)
                .with("payouts", payouts)
                .with("total", total.minorUnits())
                .with("person", proposal.by())
                .with("now", proposal.at())
                .run();
    }

    void approve(UUID batch, Proposal approved) {
        sql.of("""
                update payout_batch_reissue set approved_by = :person, approved_at = :now
                where batch_id = :batch and approved_at is null
                """)
                .with("batch", batch)
                .with("person", approved.approvedBy())
                .with("now", approved.approvedAt())
                .run();
    }

    /** The open one, else the last one. */
    Optional<BatchReissueView> latest(PayoutBatch batch) {
        return sql.of("""
                        select reason, payouts, total_minor, proposed_by, proposed_at, approved_by, approved_at
                        from payout_batch_reissue where batch_id = :batch
                        order by approved_at desc nulls first, id desc limit 1
                        """)
                .with("batch", batch.id)
                .first(row -> new BatchReissueView(
                        batch.id,
                        row.code(ReissueReason.class, "reason"),
                        row.number("payouts"),
                        Money.ofMinor(row.number("total_minor"), batch.currency),
                        row.text("proposed_by"),
                        row.instant("proposed_at"),
                        row.textOrNull("approved_by"),
                        row.instantOrNull("approved_at")));
    }
}
