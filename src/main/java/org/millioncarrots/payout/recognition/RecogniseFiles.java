package org.millioncarrots.payout.recognition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.batch.BatchSql;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.payout.file.PrepareAttempts;

/** Marks batches as sent whose files the bank has although the books do not know it. */
@ApplicationScoped
class RecogniseFiles {
    private static final Logger LOG = Logger.getLogger(RecogniseFiles.class);

    private final FileBatches batches;
    private final BatchSql sql;
    private final PrepareAttempts prepareAttempts;
    private final MarkSent markSent;
    private final AuditLog auditLog;
    private final Clock clock;

    RecogniseFiles(
            FileBatches batches,
            BatchSql sql,
            PrepareAttempts prepareAttempts,
            MarkSent markSent,
            AuditLog auditLog,
            Clock clock) {
        this.batches = batches;
        this.sql = sql;
        this.prepareAttempts = prepareAttempts;
        this.markSent = markSent;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** Whoever calls this is alone. */
    @Transactional(Transactional.TxType.MANDATORY)
    void recognise(Collection<UUID> openBatches) {
        openBatches.forEach(this::recognise);
    }

    private void recognise(UUID id) {
        PayoutBatch batch = batches.lock(id);
        if (batch.state == PayoutBatch.State.COLLECTED) {
            sql.insertAttempts(id, prepareAttempts.of(id), clock.instant());
        }
        int payouts = sql.batched(id).size();
        markSent.whole(batch);
        record(batch, payouts);
    }

    void record(PayoutBatch batch, int payouts) {
        LOG.warnf("batch %s: %d payouts were not known to be with the bank", batch.id, payouts);
        auditLog.record(AuditAction.PAYMENTS_RECOGNISED, batch.id, AuditDetail.number("payouts", payouts));
    }
}
