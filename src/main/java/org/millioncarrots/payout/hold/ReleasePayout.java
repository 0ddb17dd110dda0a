package org.millioncarrots.payout.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.payout.FollowPayouts;
import org.millioncarrots.payout.Payout;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.payout.Payouts;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;

/** Lets a payout go on that another person has held. */
@ApplicationScoped
class ReleasePayout {
    private final FollowPayouts follow;
    private final PayoutHoldSql sql;
    private final Payouts payouts;
    private final AuditLog auditLog;
    private final TwoPeople people;
    private final Clock clock;

    ReleasePayout(
            FollowPayouts follow,
            PayoutHoldSql sql,
            Payouts payouts,
            AuditLog auditLog,
            TwoPeople people,
            Clock clock) {
        this.follow = follow;
        this.sql = sql;
        this.payouts = payouts;
        this.auditLog = auditLog;
        this.people = people;
        this.clock = clock;
    }

    /** @throws Problem if it is not held (404), or was by the caller (403) */
    @Transactional
    PayoutHoldView release(UUID id) {
        Payout payout = follow.alone(id);
        PayoutHoldView hold = sql.open(id).orElseThrow(() -> Problem.notFound("open hold of this payout"));
        Instant now = clock.instant();
        sql.release(hold, people.other(hold.placedBy(), "whoever held the payout cannot release it"), now);
        if (payout.standing() == PayoutState.HELD) {
            payouts.move(List.of(id), PayoutState.DUE, now);
        }
        auditLog.record(AuditAction.PAYOUT_RELEASED, id, AuditDetail.id("hold", hold.id()));
        return sql.holds(id).getFirst();
    }
}
