package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.bank.EndToEndId;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.RenderBankFile.LeftOut;
import org.millioncarrots.platform.Caller;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.platform.ProblemType;
import org.millioncarrots.platform.Sha256;

/**
 * Approves a batch, which renders its file once, and marks it delivered. Delivery is repeatable: the file keeps its message
 * id, by which the bank refuses a second copy.
 */
@ApplicationScoped
class SendBatch {
    private static final String PURPOSE = "bank-file";
    private static final int VIOLATIONS_SHOWN = 50;

    private final Batches batches;
    private final BatchSql sql;
    private final RenderBankFile renderBankFile;
    private final Ledger ledger;
    private final MasterKeys keys;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SendBatch(
            Batches batches,
            BatchSql sql,
            RenderBankFile renderBankFile,
            Ledger ledger,
            MasterKeys keys,
            AuditLog auditLog,
            Caller caller,
            Clock clock) {
        this.batches = batches;
        this.sql = sql;
        this.renderBankFile = renderBankFile;
        this.ledger = ledger;
        this.keys = keys;
        this.auditLog = auditLog;
        this.caller = caller;
        this.clock = clock;
    }

    /** The stored file, byte for byte as it was rendered. */
    record BankFile(String name, String sha256, byte[] content) {
        @Override
        public String toString() {
            return "BankFile[" + name + "]";
        }
    }

    /**
     * An approved batch.
     *
     * @param leftOut payouts that no file could carry: due again, and not part of the batch any more
     */
    record Approved(PayoutBatch batch, List<LeftOut> leftOut) {}

    /**
     * Payouts that cannot be sent are taken out of the batch, so that they stop nobody else.
     *
     * @throws Problem if the caller has collected the batch (403), or nothing of it is safe to send (422)
     */
    @Transactional
    Approved approve(UUID id) {
        PayoutBatch batch = batches.lock(id);
        batch.mustBe(PayoutBatch.State.COLLECTED);
        if (batch.createdBy.equals(caller.person())) {
            throw Problem.of(ProblemType.SAME_PERSON, "whoever collected the batch cannot approve it");
        }
        if (sql.mayHaveBeenPaid(id) > 0) {
            throw Problem.conflict(
                    "the bank has debited earlier attempts of payouts in the batch: cancel it and collect again without them");
        }
        Instant now = clock.instant();
        List<BatchSql.Attempt> attempts = attempts(id);
        RenderBankFile.Prepared prepared = renderBankFile.prepare(batch, attempts);
        leaveOut(batch, prepared, now);
        Set<UUID> leftOut = prepared.leftOut().stream().map(LeftOut::payoutId).collect(Collectors.toSet());
        sql.insertAttempts(
                id,
                attempts.stream()
                        .filter(attempt -> !leftOut.contains(attempt.payoutId()))
                        .toList(),
                now);
        byte[] file = renderBankFile.render(batch, prepared.transfers(), now);
        String sha256 = Sha256.of(file);
        sql.storeFile(id, sha256, keys.seal(PURPOSE, file), now);
        batch.state = PayoutBatch.State.APPROVED;
        batch.approvedBy = caller.person();
        batch.approvedAt = now;
        batches.flush();
        auditLog.record(
                AuditAction.BATCH_APPROVED,
                id,
                AuditDetail.sha256("file", sha256),
                AuditDetail.money("total", batch.total()));
        return new Approved(batch, prepared.leftOut());
    }

    private void leaveOut(PayoutBatch batch, RenderBankFile.Prepared prepared, Instant now) {
        if (prepared.leftOut().isEmpty()) {
            return;
        }
        if (prepared.transfers().isEmpty()) {
            throw new Problem(
                    ProblemType.BANK_FILE_REFUSED,
                    "none of the batch's payouts can be sent; violations name each",
                    prepared.leftOut().stream()
                            .limit(VIOLATIONS_SHOWN)
                            .map(left -> new Problem.Violation(
                                    "payouts." + left.payoutId(),
                                    left.why().field() + ": " + left.why().message()))
                            .toList());
        }
        sql.release(batch.id, prepared.leftOut().stream().map(LeftOut::payoutId).toList(), now);
        batch.payouts = prepared.transfers().size();
        batch.totalMinor = sql.total(batch.id);
        prepared.leftOut()
                .forEach(left -> auditLog.record(
                        AuditAction.PAYOUT_LEFT_OUT, left.payoutId(), AuditDetail.id("batch", batch.id)));
    }

    @Transactional
    BankFile file(UUID id) {
        PayoutBatch batch = batches.get(id);
        BankFile file = sql.file(id).stream()
                .findFirst()
                .map(row -> new BankFile(
                        batch.messageId + ".xml",
                        row.get(0, String.class),
                        keys.open(PURPOSE, row.get(1, byte[].class))))
                .orElseThrow(() -> Problem.conflict("the batch has no file before a second person has approved it"));
        auditLog.record(AuditAction.BANK_FILE_DOWNLOADED, id, AuditDetail.sha256("file", file.sha256()));
        return file;
    }

    /** Records that the bank has the file. Marking it again changes nothing. */
    @Transactional
    PayoutBatch delivered(UUID id) {
        PayoutBatch batch = batches.lock(id);
        if (batch.state == PayoutBatch.State.DELIVERED) {
            return batch;
        }
        batch.mustBe(PayoutBatch.State.APPROVED);
        Instant now = clock.instant();
        sql.sent(id, now);
        ledger.advanceBatch(id, "SENT", Step.SEND, LocalDate.ofInstant(now, clock.getZone()));
        batch.state = PayoutBatch.State.DELIVERED;
        batch.deliveredBy = caller.person();
        batch.deliveredAt = now;
        batches.flush();
        auditLog.record(AuditAction.BANK_FILE_DELIVERED, id);
        return batch;
    }

    @Transactional
    PayoutBatch get(UUID id) {
        return batches.get(id);
    }

    private List<BatchSql.Attempt> attempts(UUID batch) {
        return sql.payouts(batch).stream()
                .map(row -> {
                    UUID payout = row.get(0, UUID.class);
                    return new BatchSql.Attempt(
                            Ids.derived(payout, "attempt/" + batch),
                            row.get(1, String.class),
                            payout,
                            row.get(3, UUID.class),
                            EndToEndId.random(random),
                            UUID.randomUUID(),
                            row.get(2, Integer.class),
                            Money.ofMinor(row.get(4, Long.class), row.get(5, String.class)));
                })
                .toList();
    }
}
