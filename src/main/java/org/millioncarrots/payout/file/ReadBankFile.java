package org.millioncarrots.payout.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.batch.Batches;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.payout.batch.SendBatch.BankFile;
import org.millioncarrots.payout.file.BankFiles.Kept;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Reads a file that the bank has, under a reading that two people have agreed on; its skeleton anybody who audits. */
@ApplicationScoped
class ReadBankFile {
    private final Batches batches;
    private final BankFileReadings readings;
    private final BankFiles files;
    private final AuditLog auditLog;

    ReadBankFile(Batches batches, BankFileReadings readings, BankFiles files, AuditLog auditLog) {
        this.batches = batches;
        this.readings = readings;
        this.files = files;
        this.auditLog = auditLog;
    }

    /** @throws Problem if there is no such batch (404), or no file of it, or it is still to be taken to the bank (409) */
    @Transactional
    BankFileReading propose(UUID batchId, BankFileReading.Purpose purpose, String reference) {
        PayoutBatch batch = batches.get(batchId);
        batch.mustBe(PayoutBatch.State.DELIVERED);
        if (!files.has(batchId)) {
            throw none();
        }
        return readings.propose(batchId, purpose, reference);
    }

    /**
     * It cannot be read a second time.
     *
     * @throws Problem if the caller has not proposed the reading (403), nobody has approved it yet or there is no file (409), or it was
     *     read, has expired, or a payee of the file is erased (410)
     */
    @Transactional
    BankFile read(UUID batchId, UUID id) {
        PayoutBatch batch = batches.get(batchId);
        readings.use(batchId, id);
        return recorded(batch, files.find(batch).orElseThrow(ReadBankFile::none), AuditAction.BANK_FILE_READ);
    }

    /** @throws Problem if there is no file (409) */
    @Transactional
    BankFile skeleton(UUID batchId) {
        PayoutBatch batch = batches.get(batchId);
        return recorded(
                batch, files.skeleton(batch).orElseThrow(ReadBankFile::none), AuditAction.BANK_FILE_SKELETON_READ);
    }

    private BankFile recorded(PayoutBatch batch, Kept kept, AuditAction action) {
        auditLog.record(action, batch.id, AuditDetail.sha256("file", kept.sha256()));
        return new BankFile(batch.messageId + ".xml", kept.sha256(), kept.content());
    }

    private static Problem none() {
        return Problem.conflict(ConflictReason.NO_FILE_YET, "no file is kept for the batch");
    }
}
