package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.batch.BatchWithdrawalView.Reason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.people.TwoPeople;

/**
 * Two people take back an approved batch whose file was never given out; its payouts are due again. A file with the same payouts
 * has another message id then.
 */
@ApplicationScoped
class WithdrawBatch {
    private final LockBatch lockBatch;
    private final LeaveBatch leaveBatch;
    private final WithdrawalSql sql;
    private final AuditLog auditLog;
    private final TwoPeople people;
    private final Clock clock;

    WithdrawBatch(
            LockBatch lockBatch,
            LeaveBatch leaveBatch,
            WithdrawalSql sql,
            AuditLog auditLog,
            TwoPeople people,
            Clock clock) {
        this.lockBatch = lockBatch;
        this.leaveBatch = leaveBatch;
        this.sql = sql;
        this.auditLog = auditLog;
        this.people = people;
        this.clock = clock;
    }

    /** @throws Problem unless the batch is approved and its file was never given out (409) */
    @Transactional
    BatchWithdrawalView propose(UUID id, Reason reason) {
        withdrawable(id);
        sql.propose(id, reason, people.propose(clock.instant()));
        auditLog.record(AuditAction.BATCH_WITHDRAWAL_PROPOSED, id, AuditDetail.code("reason", reason));
        return get(id);
    }

    /** @throws Problem if the caller has proposed it (403), or the file was given out since (409) */
    @Transactional
    BatchWithdrawalView approve(UUID id) {
        PayoutBatch batch = withdrawable(id);
        BatchWithdrawalView withdrawal = get(id);
        Proposal approved = withdrawal.toProposal().approve(people, "withdrawal", clock.instant());
        sql.approve(id, approved);
        leaveBatch.takeApart(batch);
        auditLog.record(AuditAction.BATCH_WITHDRAWN, id, AuditDetail.code("reason", withdrawal.reason()));
        return get(id);
    }

    private PayoutBatch withdrawable(UUID id) {
        PayoutBatch batch = lockBatch.lockOpen(id);
        batch.mustBe(PayoutBatch.State.APPROVED);
        leaveBatch.requireNotGivenOut(batch);
        return batch;
    }

    private BatchWithdrawalView get(UUID id) {
        return sql.withdrawal(id).orElseThrow(() -> Problem.notFound("withdrawal of this batch"));
    }
}
