package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claim.ClaimRequests.AppealRequest;
import org.millioncarrots.claim.equipment.HandOverEquipment;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;

/** Opens a rejected claim again, once for each decision. */
@ApplicationScoped
class AppealDecision {
    private final Claims claims;
    private final Decisions decisions;
    private final HandOverEquipment handOverEquipment;
    private final Json json;
    private final AuditLog auditLog;

    AppealDecision(
            Claims claims, Decisions decisions, HandOverEquipment handOverEquipment, Json json, AuditLog auditLog) {
        this.claims = claims;
        this.decisions = decisions;
        this.handOverEquipment = handOverEquipment;
        this.json = json;
        this.auditLog = auditLog;
    }

    /** @throws Problem if the claim is not rejected (409) */
    @Transactional
    Claim appeal(ClaimId id, AppealRequest request) {
        Claim claim = claims.get(id);
        if (claim.state != ClaimState.REJECTED) {
            throw Problem.conflict(
                    ConflictReason.CLAIM_STATE,
                    "the claim is " + claim.state + "; only a REJECTED one can be appealed");
        }
        Decision decision = decisions.latest(claim).orElseThrow();
        handOverEquipment.appeal(claim, json.read(claim.facts, Facts.class));
        decisions.appeal(decision, request.ground());
        claims.move(claim, ClaimState.LODGED);
        auditLog.record(
                AuditAction.CLAIM_APPEALED,
                claim.id,
                AuditDetail.id("decision", decision.id),
                AuditDetail.code("ground", request.ground()));
        return claim;
    }
}
