package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.platform.http.Problem;

/**
 * Takes a batch apart. An approved one, whose file may be on its way, only if the bank has named payments of it as sent, or
 * something stops a payout of it: then its file must never go, and what is left of it is due again; never if the file was given out.
 */
@ApplicationScoped
class CancelBatch {
    private final LockBatch lockBatch;
    private final BatchSql sql;
    private final StoppedPayouts stopped;
    private final LeaveBatch leaveBatch;
    private final AuditLog auditLog;

    CancelBatch(LockBatch lockBatch, BatchSql sql, StoppedPayouts stopped, LeaveBatch leaveBatch, AuditLog auditLog) {
        this.lockBatch = lockBatch;
        this.sql = sql;
        this.stopped = stopped;
        this.leaveBatch = leaveBatch;
        this.auditLog = auditLog;
    }

    /** @throws Problem once the batch is approved otherwise (409): two people can withdraw it */
    @Transactional
    PayoutBatch cancel(UUID id) {
        PayoutBatch batch = lockBatch.lock(id);
        if (batch.state == PayoutBatch.State.APPROVED && mustNotGo(batch)) {
            leaveBatch.requireNotGivenOut(lockBatch.lockOpen(id));
        } else {
            batch.mustBe(PayoutBatch.State.COLLECTED);
        }
        leaveBatch.takeApart(batch);
        auditLog.record(AuditAction.BATCH_CANCELLED, id);
        return batch;
    }

    private boolean mustNotGo(PayoutBatch batch) {
        return sql.batched(batch.id).size() < batch.payouts
                || !stopped.of(batch.id, Obstacle.TO_GIVING_OUT).isEmpty();
    }
}
