package org.millioncarrots.payout.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.payout.batch.LockBatch;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.payout.batch.StoppedPayouts;
import org.millioncarrots.payout.recognition.MarkSent;
import org.millioncarrots.platform.http.Problem;

/** Records that the bank has a batch's file, once {@link SecureApproval} has let it go. Repeating it changes nothing. */
@ApplicationScoped
public class DeliverBatch {
    private final LockBatch lockBatch;
    private final StoppedPayouts stopped;
    private final MarkSent markSent;
    private final AuditLog auditLog;

    DeliverBatch(LockBatch lockBatch, StoppedPayouts stopped, MarkSent markSent, AuditLog auditLog) {
        this.lockBatch = lockBatch;
        this.stopped = stopped;
        this.markSent = markSent;
        this.auditLog = auditLog;
    }

    /** @throws Problem if the batch is not approved or a payout of it has been stopped (409) */
    @Transactional
    public PayoutBatch deliver(UUID id) {
        PayoutBatch batch = lockBatch.lock(id);
        if (batch.state != PayoutBatch.State.DELIVERED) {
            batch.mustBe(PayoutBatch.State.APPROVED);
            lockBatch.lockOpen(id);
            stopped.requireNone(id, Obstacle.TO_DELIVERY);
            markSent.whole(batch);
        }
        auditLog.record(AuditAction.BANK_FILE_DELIVERED, id);
        return batch;
    }
}
