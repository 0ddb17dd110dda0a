package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.file.PrepareBankFile;
import org.millioncarrots.payout.file.RenderBankFile.LeftOut;
import org.millioncarrots.payout.file.RenderBankFile.Prepared;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** Approves a batch as another person than collected it, which renders its file once. */
@ApplicationScoped
public class ApproveBatch {
    private final LockBatch lockBatch;
    private final PrepareBankFile prepareBankFile;
    private final LeaveBatch leaveBatch;
    private final ApprovalRules rules;
    private final AuditLog auditLog;
    private final Clock clock;

    ApproveBatch(
            LockBatch lockBatch,
            PrepareBankFile prepareBankFile,
            LeaveBatch leaveBatch,
            ApprovalRules rules,
            AuditLog auditLog,
            Clock clock) {
        this.lockBatch = lockBatch;
        this.prepareBankFile = prepareBankFile;
        this.leaveBatch = leaveBatch;
        this.rules = rules;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * An approved batch.
     *
     * @param leftOut payouts that no file could carry or that something stops: due again, and not part of the batch any more
     */
    public record Approved(PayoutBatch batch, List<LeftOut> leftOut) {}

    /**
     * Payouts that cannot be sent, or shall not be any more, are taken out of the batch, so that they stop nobody else.
     *
     * @param digest of what the caller has looked at
     * @throws Problem if the caller may not be the second person (403), has looked at something else (412) or at nothing (428), or
     *     nothing of it is safe to send (422)
     */
    @Transactional
    public Approved approve(UUID id, @Nullable String digest) {
        PayoutBatch batch = lockBatch.lockOpen(id);
        batch.mustBe(PayoutBatch.State.COLLECTED);
        String person = rules.secondPerson(batch);
        String approved = rules.whatIsLookedAt(batch, digest);
        Instant now = clock.instant();
        Prepared prepared = prepareBankFile.look(batch);
        leaveOut(batch, prepared, now);
        String sha256 = prepareBankFile.store(batch, prepared, now);
        batch.state = PayoutBatch.State.APPROVED;
        batch.approvedBy = person;
        batch.approvedAt = now;
        batch.approvedDigest = approved;
        auditLog.record(
                AuditAction.BATCH_APPROVED,
                id,
                AuditDetail.sha256("file", sha256),
                AuditDetail.sha256("digest", approved),
                AuditDetail.money("total", batch.total()));
        return new Approved(batch, prepared.leftOut());
    }

    private void leaveOut(PayoutBatch batch, Prepared prepared, Instant now) {
        List<LeftOut> leftOut = prepared.leftOut();
        if (leftOut.isEmpty()) {
            return;
        }
        if (prepared.transfers().isEmpty()) {
            throw new Problem(
                    ProblemType.BANK_FILE_REFUSED,
                    "none of the batch's payouts can be sent; violations name each",
                    leftOut.stream()
                            .limit(StoppedPayouts.VIOLATIONS_SHOWN)
                            .map(left -> StoppedPayouts.violation(left.payoutId(), left.why()))
                            .toList());
        }
        leaveBatch.leave(batch, leftOut.stream().map(LeftOut::payoutId).toList(), now);
        leftOut.forEach(left -> record(batch, left));
    }

    private void record(PayoutBatch batch, LeftOut left) {
        AuditDetail from = AuditDetail.id("batch", batch.id);
        if (left.stop() == null) {
            auditLog.record(AuditAction.PAYOUT_LEFT_OUT, left.payoutId(), from);
        } else {
            auditLog.record(
                    AuditAction.PAYOUT_LEFT_OUT, left.payoutId(), from, AuditDetail.code("reason", left.stop()));
        }
    }
}
