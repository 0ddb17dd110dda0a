package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;

/** Stops payment on a claim, and lets it go on. */
@ApplicationScoped
class HoldClaim {
    private final Claims claims;
    private final ClaimHolds holds;
    private final Caller caller;
    private final Ids ids;
    private final AuditLog auditLog;
    private final Clock clock;

    HoldClaim(Claims claims, ClaimHolds holds, Caller caller, Ids ids, AuditLog auditLog, Clock clock) {
        this.claims = claims;
        this.holds = holds;
        this.caller = caller;
        this.ids = ids;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Transactional
    Claim place(ClaimId id, ClaimHold.Reason reason) {
        Claim claim = claims.get(id);
        ClaimHold hold = new ClaimHold(ids.next(claim.bucket), claim, reason, caller.person(), clock.instant());
        holds.persistAndFlush(hold);
        auditLog.record(
                AuditAction.CLAIM_HELD, claim.id, AuditDetail.id("hold", hold.id), AuditDetail.code("reason", reason));
        return claim;
    }

    /** @throws Problem if the hold is not open on this claim (404) */
    @Transactional
    Claim lift(ClaimId id, UUID holdId) {
        Claim claim = claims.get(id);
        ClaimHold hold = holds.open(claim, holdId).orElseThrow(() -> Problem.notFound("open hold"));
        hold.liftedBy = caller.person();
        hold.liftedAt = clock.instant();
        holds.flush();
        auditLog.record(AuditAction.CLAIM_RELEASED, claim.id, AuditDetail.id("hold", hold.id));
        return claim;
    }
}
