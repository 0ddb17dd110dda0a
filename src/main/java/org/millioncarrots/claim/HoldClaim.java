package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.TwoPeople;

/** Stops payment on a claim, and lets it go on. */
@ApplicationScoped
class HoldClaim {
    private final Claims claims;
    private final ClaimHolds holds;
    private final Caller caller;
    private final TwoPeople people;
    private final AuditLog auditLog;

    HoldClaim(Claims claims, ClaimHolds holds, Caller caller, TwoPeople people, AuditLog auditLog) {
        this.claims = claims;
        this.holds = holds;
        this.caller = caller;
        this.people = people;
        this.auditLog = auditLog;
    }

    /** @throws Problem if a partner gives another reason than the safety of dependants (400) */
    @Transactional
    Claim place(ClaimId id, ClaimHold.Reason reason) {
        boolean byPartner = caller.partner().isPresent();
        if (byPartner && reason != ClaimHold.Reason.SAFETY_OF_DEPENDANTS) {
            throw Problem.invalid("reason", "SAFETY_OF_DEPENDANTS; staff places holds of other reasons");
        }
        Claim claim = claims.get(id);
        ClaimHold hold = holds.place(claim, reason, caller.person(), byPartner);
        claims.held(claim);
        auditLog.record(
                AuditAction.CLAIM_HELD, claim.id, AuditDetail.id("hold", hold.id), AuditDetail.code("reason", reason));
        return claim;
    }

    /**
     * A partner says that payment may go on again, as far as it knows; staff decides.
     *
     * @throws Problem if the claim has no such open hold that a partner has placed (404)
     */
    @Transactional
    Claim askRelease(ClaimId id, UUID holdId) {
        Claim claim = claims.get(id);
        ClaimHold hold = holds.open(claim, holdId)
                .filter(open -> open.byPartner)
                .orElseThrow(() -> Problem.notFound("open hold of a partner"));
        holds.askRelease(hold, caller.person());
        claims.touch(claim);
        auditLog.record(AuditAction.CLAIM_RELEASE_ASKED, claim.id, AuditDetail.id("hold", hold.id));
        return claim;
    }

    /**
     * One that the bank's answer or a partner has placed takes two calls: the first person proposes it, the second lifts it.
     *
     * @throws Problem if the hold is not open on this claim (404), or the caller has placed it or proposed to lift it (403)
     */
    @Transactional
    Claim lift(ClaimId id, UUID holdId) {
        Claim claim = claims.get(id);
        ClaimHold hold = holds.open(claim, holdId).orElseThrow(() -> Problem.notFound("open hold"));
        String person = people.other(hold.placedBy, "whoever placed the hold cannot lift it");
        String proposer = hold.liftProposedBy;
        if (hold.takesTwoToLift() && proposer == null) {
            holds.proposeLift(hold, person);
            claims.touch(claim);
            auditLog.record(AuditAction.CLAIM_RELEASE_PROPOSED, claim.id, AuditDetail.id("hold", hold.id));
            return claim;
        }
        if (proposer != null) {
            people.other(proposer, "whoever proposed to lift the hold cannot lift it");
        }
        holds.lift(hold, person);
        claims.touch(claim);
        auditLog.record(AuditAction.CLAIM_RELEASED, claim.id, AuditDetail.id("hold", hold.id));
        return claim;
    }
}
