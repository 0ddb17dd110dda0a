package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claim.ClaimRequests.AppealRequest;
import org.millioncarrots.claim.equipment.HandOverEquipment;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.TwoPeople;

/** Stops payment on a claim, lets it go on, and takes appeals. */
@ApplicationScoped
class HoldClaim {
    private final Claims claims;
    private final HandOverEquipment handOverEquipment;
    private final Caller caller;
    private final TwoPeople people;
    private final Ids ids;
    private final Json json;
    private final AuditLog auditLog;
    private final Clock clock;

    HoldClaim(
            Claims claims,
            HandOverEquipment handOverEquipment,
            Caller caller,
            TwoPeople people,
            Ids ids,
            Json json,
            AuditLog auditLog,
            Clock clock) {
        this.claims = claims;
        this.handOverEquipment = handOverEquipment;
        this.caller = caller;
        this.people = people;
        this.json = json;
        this.ids = ids;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    @Transactional
    Claim place(ClaimId id, ClaimHold.Reason reason) {
        Claim claim = claims.get(id);
        ClaimHold hold = new ClaimHold(ids.next(claim.bucket), claim, reason, caller.person(), clock.instant());
        claims.getEntityManager().persist(hold);
        claims.flush();
        auditLog.record(
                AuditAction.CLAIM_HELD, claim.id, AuditDetail.id("hold", hold.id), AuditDetail.code("reason", reason));
        return claim;
    }

    /** @throws Problem if the hold is not open on this claim (404) */
    @Transactional
    Claim lift(ClaimId id, UUID holdId) {
        Claim claim = claims.get(id);
        ClaimHold hold = claims.hold(claim, holdId).orElseThrow(() -> Problem.notFound("open hold"));
        hold.liftedBy = people.other(hold.placedBy, "whoever placed the hold cannot lift it");
        hold.liftedAt = clock.instant();
        claims.flush();
        auditLog.record(AuditAction.CLAIM_RELEASED, claim.id, AuditDetail.id("hold", hold.id));
        return claim;
    }

    /** Opens a rejected claim again, once for each decision. */
    @Transactional
    Claim appeal(ClaimId id, AppealRequest request) {
        Claim claim = claims.get(id);
        if (claim.state != ClaimState.REJECTED) {
            throw Problem.conflict("the claim is " + claim.state + "; only a REJECTED one can be appealed");
        }
        Decision decision = claims.latestDecision(claim).orElseThrow();
        handOverEquipment.appeal(claim, json.read(claim.facts, Facts.class));
        claims.appeal(ids.next(claim.bucket), decision, request.ground().name(), caller.person(), clock.instant());
        claim.become(ClaimState.LODGED);
        claims.flush();
        auditLog.record(
                AuditAction.CLAIM_APPEALED,
                claim.id,
                AuditDetail.id("decision", decision.id),
                AuditDetail.code("ground", request.ground()));
        return claim;
    }
}
