package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.payout.answer.MarkSent;
import org.millioncarrots.payout.batch.RenderBankFile.LeftOut;
import org.millioncarrots.payout.stop.PaymentGate;
import org.millioncarrots.payout.stop.PaymentStops;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;

/**
 * Approves a batch, which renders its file once, and marks it delivered. Delivery is repeatable: the file keeps its message
 * id, by which the bank refuses a second copy.
 */
@ApplicationScoped
public class SendBatch {
    public static final String PURPOSE = "bank-file";
    private static final int VIOLATIONS_SHOWN = 50;

    private final Batches batches;
    private final BatchSql sql;
    private final LeaveBatch leaveBatch;
    private final RenderBankFile renderBankFile;
    private final PrepareAttempts prepareAttempts;
    private final MarkSent markSent;
    private final PaymentGate gate;
    private final PaymentStops stops;
    private final StoppedPayouts stopped;
    private final MasterKeys keys;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Clock clock;

    SendBatch(
            Batches batches,
            BatchSql sql,
            LeaveBatch leaveBatch,
            RenderBankFile renderBankFile,
            PrepareAttempts prepareAttempts,
            MarkSent markSent,
            PaymentGate gate,
            PaymentStops stops,
            StoppedPayouts stopped,
            MasterKeys keys,
            AuditLog auditLog,
            Caller caller,
            Clock clock) {
        this.batches = batches;
        this.sql = sql;
        this.leaveBatch = leaveBatch;
        this.renderBankFile = renderBankFile;
        this.prepareAttempts = prepareAttempts;
        this.markSent = markSent;
        this.gate = gate;
        this.stops = stops;
        this.stopped = stopped;
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
     * @param leftOut payouts that no file could carry or that something stops: due again, and not part of the batch any more
     */
    record Approved(PayoutBatch batch, List<LeftOut> leftOut) {}

    /**
     * Payouts that cannot be sent, or shall not be any more, are taken out of the batch, so that they stop nobody else.
     *
     * @throws Problem if the caller has collected the batch (403), or nothing of it is safe to send (422)
     */
    @Transactional
    Approved approve(UUID id) {
        gate.pass();
        stops.requireOpen();
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
        List<BatchSql.Attempt> attempts = prepareAttempts.of(id);
        prepareAttempts.requireUnknownToTheBank(attempts);
        RenderBankFile.Prepared prepared =
                renderBankFile.prepare(batch, attempts, stopped.of(id, Obstacle.TO_APPROVAL));
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
                            .map(left -> violation(left.payoutId(), left.why()))
                            .toList());
        }
        leaveBatch.leave(
                batch, prepared.leftOut().stream().map(LeftOut::payoutId).toList(), now);
        prepared.leftOut().forEach(left -> record(batch, left));
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

    private static Problem.Violation violation(UUID payout, Problem.Violation why) {
        return new Problem.Violation("payouts." + payout, why.field() + ": " + why.message());
    }

    /** @throws Problem if a payout of the approved batch has been stopped since (409): its file must not go like this */
    private void requireNothingStopped(UUID batch) {
        Map<UUID, Obstacle> found = stopped.of(batch, Obstacle.LASTING);
        if (!found.isEmpty()) {
            throw new Problem(
                    ProblemType.STATE_CONFLICT,
                    found.size()
                            + " payouts of the batch have been stopped since it was approved; violations name them."
                            + " Have the stop lifted; or, if the file was never given out, take the batch apart (DELETE) and"
                            + " collect again without them; or, if the bank has the file, import it (/v1/bank-files/imports)",
                    found.entrySet().stream()
                            .limit(VIOLATIONS_SHOWN)
                            .map(entry ->
                                    violation(entry.getKey(), entry.getValue().violation()))
                            .toList());
        }
    }

    /**
     * To be asked for once {@link SecureApproval} lets it go.
     *
     * @throws Problem if there is no file yet or it must never go, a payout of it has been stopped, or the bank has payments of
     *     it already while nobody knows that it has the file (409)
     */
    @Transactional
    BankFile file(UUID id) {
        gate.pass();
        stops.requireOpen();
        // Locked, so that nobody takes the batch apart at the moment at which its file is given out.
        PayoutBatch batch = batches.lock(id);
        if (batch.state == PayoutBatch.State.CANCELLED) {
            throw Problem.conflict("the batch was taken apart; its payouts are in none, or in another one");
        }
        if (batch.state == PayoutBatch.State.APPROVED) {
            if (sql.batched(id).size() < batch.payouts) {
                throw Problem.conflict(
                        "the bank has payments of this batch already: import the file that was sent, or take the"
                                + " batch apart");
            }
            requireNothingStopped(id);
        }
        BankFile file = sql.file(id)
                .map(stored ->
                        new BankFile(batch.messageId + ".xml", stored.sha256(), keys.open(PURPOSE, stored.sealed())))
                .orElseThrow(() -> Problem.conflict("the batch has no file before a second person has approved it"));
        sql.givenOut(id, clock.instant());
        auditLog.record(AuditAction.BANK_FILE_DOWNLOADED, id, AuditDetail.sha256("file", file.sha256()));
        return file;
    }

    /**
     * Records that the bank has the file, once {@link SecureApproval} has let it go. Marking it again changes nothing.
     *
     * @throws Problem if the batch is not approved or a payout of it has been stopped (409)
     */
    @Transactional
    PayoutBatch delivered(UUID id) {
        gate.pass();
        PayoutBatch batch = batches.lock(id);
        if (batch.state == PayoutBatch.State.DELIVERED) {
            return batch;
        }
        batch.mustBe(PayoutBatch.State.APPROVED);
        stops.requireOpen();
        requireNothingStopped(id);
        markSent.whole(batch);
        auditLog.record(AuditAction.BANK_FILE_DELIVERED, id);
        return batch;
    }

    @Transactional
    PayoutBatch get(UUID id) {
        return batches.get(id);
    }
}
