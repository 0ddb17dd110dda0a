package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.payout.file.BankFiles;
import org.millioncarrots.payout.file.SecureApproval;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/**
 * Gives out the file of an approved batch until the bank has it. That is repeatable: the file keeps its message id, by which the
 * bank refuses a second copy.
 */
@ApplicationScoped
public class SendBatch {
    private final LockBatch lockBatch;
    private final BatchSql sql;
    private final StoppedPayouts stopped;
    private final BankFiles files;
    private final AuditLog auditLog;
    private final Clock clock;

    SendBatch(
            LockBatch lockBatch,
            BatchSql sql,
            StoppedPayouts stopped,
            BankFiles files,
            AuditLog auditLog,
            Clock clock) {
        this.lockBatch = lockBatch;
        this.sql = sql;
        this.stopped = stopped;
        this.files = files;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** The stored file, byte for byte as it was rendered. */
    public record BankFile(String name, String sha256, byte[] content) {
        @Override
        public String toString() {
            return "BankFile[" + name + "]";
        }
    }

    /**
     * To be asked for once {@link SecureApproval} lets it go.
     *
     * @throws Problem if there is no file yet, it must never go or the bank has it, a payout of it has been stopped, or the bank has
     *     payments of it already while nobody knows that it has the file (409)
     */
    @Transactional
    public BankFile file(UUID id) {
        // Locked, so that nobody takes the batch apart at the moment at which its file is given out.
        PayoutBatch batch = lockBatch.lockOpen(id);
        if (batch.state == PayoutBatch.State.CANCELLED) {
            throw Problem.conflict(
                    ConflictReason.BATCH_STATE,
                    "the batch was taken apart; its payouts are in none, or in another one");
        }
        if (batch.state == PayoutBatch.State.DELIVERED) {
            throw Problem.conflict(
                    ConflictReason.READ_BY_TWO_PEOPLE,
                    "the bank has the file: it is read once, for a purpose, by whoever proposes that at /file-readings"
                            + " when another person has approved it");
        }
        if (batch.state == PayoutBatch.State.APPROVED) {
            if (sql.batched(id).size() < batch.payouts) {
                throw Problem.conflict(
                        ConflictReason.MAY_HAVE_BEEN_PAID,
                        "the bank has payments of this batch already: import the file that was sent, or take the"
                                + " batch apart");
            }
            stopped.requireNone(id, sql.wasGivenOut(id) ? Obstacle.TO_DELIVERY : Obstacle.TO_GIVING_OUT);
        }
        BankFile file = files.find(batch)
                .map(kept -> new BankFile(batch.messageId + ".xml", kept.sha256(), kept.content()))
                .orElseThrow(() -> Problem.conflict(
                        ConflictReason.NO_FILE_YET, "the batch has no file before a second person has approved it"));
        sql.givenOut(id, clock.instant());
        auditLog.record(AuditAction.BANK_FILE_DOWNLOADED, id, AuditDetail.sha256("file", file.sha256()));
        return file;
    }
}
