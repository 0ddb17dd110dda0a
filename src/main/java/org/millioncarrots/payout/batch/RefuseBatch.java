package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.batch.BatchRefusalView.Reason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;

/** Sends a batch back that was to be approved: it is taken apart, and its payouts are due again. */
@ApplicationScoped
class RefuseBatch {
    private final LockBatch lockBatch;
    private final LeaveBatch leaveBatch;
    private final RefusalSql sql;
    private final AuditLog auditLog;
    private final TwoPeople people;
    private final Clock clock;

    RefuseBatch(
            LockBatch lockBatch,
            LeaveBatch leaveBatch,
            RefusalSql sql,
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

    /** @throws Problem if the caller has collected the batch (403), or it is approved or taken apart already (409) */
    @Transactional
    BatchRefusalView refuse(UUID id, Reason reason) {
        PayoutBatch batch = lockBatch.lock(id);
        String person =
                people.other(batch.createdBy, "whoever collected the batch takes it apart, and does not refuse it");
        batch.mustBe(PayoutBatch.State.COLLECTED);
        leaveBatch.takeApart(batch);
        BatchRefusalView refusal = new BatchRefusalView(id, reason, person, clock.instant());
        sql.add(refusal);
        auditLog.record(AuditAction.BATCH_REFUSED, id, AuditDetail.code("reason", reason));
        return refusal;
    }
}
