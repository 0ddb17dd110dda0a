package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.Payout.Followed;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.people.TwoPeople;

/** Two people owe a payout anew that the bank has refused or given back: whoever can forge an answer must not be paid by it alone. */
@ApplicationScoped
class ReissuePayout {
    private final FollowPayouts follow;
    private final ReissueSql sql;
    private final Payouts payouts;
    private final AuditLog auditLog;
    private final TwoPeople people;
    private final Clock clock;

    ReissuePayout(
            FollowPayouts follow, ReissueSql sql, Payouts payouts, AuditLog auditLog, TwoPeople people, Clock clock) {
        this.follow = follow;
        this.sql = sql;
        this.payouts = payouts;
        this.auditLog = auditLog;
        this.people = people;
        this.clock = clock;
    }

    /** @throws Problem if there is no such payout, or nobody has proposed it (404) */
    @Transactional
    PayoutReissueView get(UUID payout) {
        follow.get(payout);
        return sql.of(payout).orElseThrow(() -> Problem.notFound("reissue of this payout"));
    }

    /** @throws Problem unless the payout was rejected for good or returned (409): unknown is not failed */
    @Transactional
    PayoutReissueView propose(UUID id, ReissueReason reason) {
        reissuable(id);
        sql.record(List.of(id), reason, people.propose(clock.instant()));
        auditLog.record(AuditAction.PAYOUT_REISSUE_PROPOSED, id, AuditDetail.code("reason", reason));
        return get(id);
    }

    /** @throws Problem if the caller has proposed it (403), or it was not rejected for good or returned (409) */
    @Transactional
    Followed approve(UUID id) {
        Payout payout = reissuable(id);
        Instant now = clock.instant();
        PayoutReissueView reissue = get(id);
        Proposal approved = reissue.toProposal().approve(people, "reissue", now);
        sql.record(List.of(id), reissue.reason(), approved);
        payouts.reissue(List.of(id), now);
        UUID next = payout.nextId();
        auditLog.record(
                AuditAction.PAYOUT_REISSUED,
                id,
                AuditDetail.id("next", next),
                AuditDetail.code("reason", reissue.reason()));
        return follow.get(next);
    }

    private Payout reissuable(UUID id) {
        Payout payout = follow.locked(id);
        payout.requireNext(PayoutState.REISSUED);
        follow.requireNotPaid(payout);
        return payout;
    }
}
