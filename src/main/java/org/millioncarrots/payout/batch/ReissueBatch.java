package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.ReissueReason;
import org.millioncarrots.payout.batch.BatchReissueSql.Rejected;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Proposal;

/**
 * Two people issue the rejected payouts of a batch again, all in one transaction. Nothing is booked: the rejection has made them
 * payable again, and the new payouts move on from there.
 */
@ApplicationScoped
class ReissueBatch {
    private final Batches batches;
    private final BatchReissueSql sql;
    private final ReissueTogether together;
    private final AuditLog auditLog;
    private final Ids ids;

    ReissueBatch(Batches batches, BatchReissueSql sql, ReissueTogether together, AuditLog auditLog, Ids ids) {
        this.batches = batches;
        this.sql = sql;
        this.together = together;
        this.auditLog = auditLog;
        this.ids = ids;
    }

    /** How many payouts are due anew, and what they come to. */
    record Reissued(long payouts, Money total) {}

    /** @throws Problem if there is no such batch, or nobody has proposed it (404) */
    @Transactional
    BatchReissueView get(UUID id) {
        return sql.latest(batches.get(id)).orElseThrow(() -> Problem.notFound("reissue of this batch"));
    }

    /** @throws Problem if there is no such batch (404), or none of its payouts is REJECTED (409): unknown is not failed */
    @Transactional
    BatchReissueView propose(UUID id, ReissueReason reason) {
        PayoutBatch batch = batches.lock(id);
        List<Rejected> rejected = rejected(batch);
        Money total = total(batch, rejected);
        sql.propose(ids.next(), id, reason, rejected.size(), total, together.proposal());
        auditLog.record(
                AuditAction.BATCH_REISSUE_PROPOSED,
                id,
                AuditDetail.code("reason", reason),
                AuditDetail.number("payouts", rejected.size()),
                AuditDetail.money("total", total));
        return get(id);
    }

    /** @throws Problem if the caller has proposed it (403), or what was rejected is not what was proposed any more (409) */
    @Transactional
    Reissued approve(UUID id) {
        PayoutBatch batch = batches.lock(id);
        BatchReissueView reissue = sql.latest(batch)
                .filter(latest -> !latest.toProposal().isApproved())
                .orElseThrow(() -> Problem.notFound("reissue of this batch that waits for another person"));
        Proposal approved = together.approved(reissue);
        List<Rejected> rejected = rejected(batch);
        Money total = total(batch, rejected);
        if (rejected.size() != reissue.payouts() || !total.equals(reissue.total())) {
            throw Problem.conflict(
                    ConflictReason.CHANGED_MEANWHILE,
                    "other payouts of the batch are REJECTED now than when it was proposed: propose it again");
        }
        sql.approve(id, approved);
        together.reissue(rejected.stream().map(Rejected::id).toList(), reissue.reason(), approved);
        auditLog.record(
                AuditAction.BATCH_REISSUED,
                id,
                AuditDetail.code("reason", reissue.reason()),
                AuditDetail.number("payouts", rejected.size()),
                AuditDetail.money("total", total));
        return new Reissued(rejected.size(), total);
    }

    private List<Rejected> rejected(PayoutBatch batch) {
        sql.lockPayouts(batch.id);
        List<Rejected> rejected = sql.rejected(batch.id);
        if (rejected.isEmpty()) {
            throw Problem.conflict(
                    ConflictReason.PAYOUT_STATE,
                    "no payout of the batch is REJECTED without contradiction; returned ones are issued again one by one");
        }
        return rejected;
    }

    private static Money total(PayoutBatch batch, List<Rejected> rejected) {
        return rejected.stream().map(Rejected::amount).reduce(Money.zero(batch.currency()), Money::plus);
    }
}
