package org.millioncarrots.payout.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.FollowPayouts;
import org.millioncarrots.payout.Payout;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.people.TwoPeople;

/**
 * Two people say that a payout is not owed: one proposes it, which stops nothing yet, another approves it. What it would have paid
 * goes back to the appropriation, and its instalment stays settled by it: no run pays it again.
 */
@ApplicationScoped
class CancelPayout {
    private final FollowPayouts follow;
    private final PayoutHoldSql sql;
    private final GiveBackPayout giveBack;
    private final AuditLog auditLog;
    private final TwoPeople people;
    private final Clock clock;

    CancelPayout(
            FollowPayouts follow,
            PayoutHoldSql sql,
            GiveBackPayout giveBack,
            AuditLog auditLog,
            TwoPeople people,
            Clock clock) {
        this.follow = follow;
        this.sql = sql;
        this.giveBack = giveBack;
        this.auditLog = auditLog;
        this.people = people;
        this.clock = clock;
    }

    @Transactional
    PayoutCancellationView get(UUID payout) {
        follow.get(payout);
        return sql.cancellation(payout).orElseThrow(() -> Problem.notFound("cancellation of this payout"));
    }

    /** @throws Problem if the bank has it or may have paid it (409) */
    @Transactional
    PayoutCancellationView propose(UUID id, PayoutCancellationView.Reason reason) {
        cancellable(id);
        sql.propose(id, reason, people.propose(clock.instant()));
        auditLog.record(AuditAction.PAYOUT_CANCELLATION_PROPOSED, id, AuditDetail.code("reason", reason));
        return get(id);
    }

    /** @throws Problem if the caller has proposed it (403), or it cannot be cancelled any more (409) */
    @Transactional
    PayoutCancellationView approve(UUID id) {
        Payout payout = cancellable(id);
        PayoutCancellationView cancellation = get(id);
        Proposal approved = cancellation.toProposal().approve(people, "cancellation", clock.instant());
        sql.approve(id, approved);
        giveBack.cancel(payout, cancellation.proposedBy());
        auditLog.record(
                AuditAction.PAYOUT_CANCELLED,
                id,
                AuditDetail.code("reason", cancellation.reason()),
                AuditDetail.money("amount", payout.amount()));
        return get(id);
    }

    private Payout cancellable(UUID id) {
        Payout payout = follow.alone(id);
        payout.requireNext(PayoutState.CANCELLED);
        follow.requireNotPaid(payout);
        return payout;
    }
}
