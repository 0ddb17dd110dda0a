package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.Payouts;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/**
 * Issues the rejected payouts of a batch again, all in one transaction. Nothing is booked: the rejection has made them payable
 * again, and the new payouts move on from there.
 */
@ApplicationScoped
public class ReissueBatch {
    private final Batches batches;
    private final BatchSql sql;
    private final Payouts payouts;
    private final AuditLog auditLog;
    private final Clock clock;

    ReissueBatch(Batches batches, BatchSql sql, Payouts payouts, AuditLog auditLog, Clock clock) {
        this.batches = batches;
        this.sql = sql;
        this.payouts = payouts;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** How many payouts are due anew, and what they come to. */
    public record Reissued(long payouts, Money total) {}

    /** @throws Problem if there is no such batch (404), or none of its payouts is REJECTED (409): unknown is not failed */
    @Transactional
    public Reissued reissue(UUID id) {
        PayoutBatch batch = batches.lock(id);
        sql.lockPayouts(id);
        Payouts.Reissued reissued = payouts.reissue(sql.rejected(id), clock.instant());
        if (reissued.payouts() == 0) {
            throw Problem.conflict(
                    ConflictReason.PAYOUT_STATE,
                    "no payout of the batch is REJECTED without contradiction; returned ones are issued again one by one");
        }
        Money total = Money.ofMinor(reissued.totalMinor(), batch.currency);
        auditLog.record(
                AuditAction.BATCH_REISSUED,
                id,
                AuditDetail.number("payouts", reissued.payouts()),
                AuditDetail.money("total", total));
        return new Reissued(reissued.payouts(), total);
    }
}
