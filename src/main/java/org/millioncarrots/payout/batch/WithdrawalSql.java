package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.payout.batch.BatchWithdrawalView.Reason;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.sql.Sql;

/** The statements about approved batches that are taken back. */
@ApplicationScoped
class WithdrawalSql {
    private final Sql sql;

    WithdrawalSql(Sql sql) {
        this.sql = sql;
    }

    /** Takes the place of one that nobody has approved. */
    void propose(UUID batch, Reason reason, Proposal proposal) {
        sql.of("""
                insert into payout_batch_withdrawal (batch_id, reason, proposed_by, proposed_at)
                values (:batch, :reason, :person, :now)
                on conflict (batch_id) do update set reason = excluded.reason, proposed_by = excluded.proposed_by,
                    proposed_at = excluded.proposed_at
                where payout_batch_withdrawal.approved_at is null
                """)
                .with("batch", batch)
                .with("reason", reason)
                .with("person", proposal.by())
                .with("now", proposal.at())
                .run();
    }

    void approve(UUID batch, Proposal approved) {
        sql.of("update payout_batch_withdrawal set approved_by = :person, approved_at = :now where batch_id = :batch")
                .with("batch", batch)
                .with("person", approved.approvedBy())
                .with("now", approved.approvedAt())
                .run();
    }

    Optional<BatchWithdrawalView> withdrawal(UUID batch) {
        return sql.of("""
                        select reason, proposed_by, proposed_at, approved_by, approved_at
                        from payout_batch_withdrawal where batch_id = :batch
                        """)
                .with("batch", batch)
                .first(row -> new BatchWithdrawalView(
                        batch,
                        row.code(Reason.class, "reason"),
                        row.text("proposed_by"),
                        row.instant("proposed_at"),
                        row.textOrNull("approved_by"),
                        row.instantOrNull("approved_at")));
    }
}
