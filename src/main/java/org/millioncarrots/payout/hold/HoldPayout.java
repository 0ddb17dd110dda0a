package org.millioncarrots.payout.hold;

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
import org.millioncarrots.payout.FollowPayouts;
import org.millioncarrots.payout.Payout;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.payout.batch.LeaveBatch;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;

/**
 * One person stops a payout, at once and wherever it is before the bank has it; only another lets it go on. It leaves a batch that
 * is collected. A file that is approved does not go any more, and its batch can be taken apart; what leaves it stays held.
 */
@ApplicationScoped
class HoldPayout {
    private final FollowPayouts follow;
    private final PayoutHoldSql sql;
    private final LeaveBatch leaveBatch;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Clock clock;

    HoldPayout(
            FollowPayouts follow,
            PayoutHoldSql sql,
            LeaveBatch leaveBatch,
            AuditLog auditLog,
            Caller caller,
            Clock clock) {
        this.follow = follow;
        this.sql = sql;
        this.leaveBatch = leaveBatch;
        this.auditLog = auditLog;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    List<PayoutHoldView> holds(UUID payout) {
        follow.get(payout);
        return sql.holds(payout);
    }

    /** @throws Problem if it is held already, or the bank may have it (409) */
    @Transactional
    PayoutHoldView hold(UUID id, PayoutHoldView.Reason reason) {
        Payout payout = follow.alone(id);
        List<PayoutHoldView> earlier = sql.holds(id);
        if (earlier.stream().anyMatch(hold -> hold.releasedAt() == null)) {
            throw Problem.conflict(ConflictReason.ON_HOLD, "the payout is held already");
        }
        payout.requireNext(PayoutState.HELD);
        Instant now = clock.instant();
        PayoutHoldView hold = new PayoutHoldView(
                Ids.derived(id, "hold/" + (earlier.size() + 1)), id, reason, caller.person(), now, null, null);
        sql.insert(hold);
        Integer account = sql.account(id).orElse(null);
        leaveBatch.held(id, payout.batchId(), now);
        record(hold, payout.batchId(), account);
        return hold;
    }

    /** With the batch that it leaves, and for which account it was in it: whoever approves the batch is told what has gone. */
    private void record(PayoutHoldView hold, @Nullable UUID batch, @Nullable Integer account) {
        AuditDetail id = AuditDetail.id("hold", hold.id());
        AuditDetail reason = AuditDetail.code("reason", hold.reason());
        if (batch == null || account == null) {
            auditLog.record(AuditAction.PAYOUT_HELD, hold.payoutId(), id, reason);
        } else {
            auditLog.record(
                    AuditAction.PAYOUT_HELD,
                    hold.payoutId(),
                    id,
                    reason,
                    AuditDetail.id("batch", batch),
                    AuditDetail.number("destinationVersion", account));
        }
    }
}
