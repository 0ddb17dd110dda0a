package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claim.CaseParticipants.CaseAct;
import org.millioncarrots.claim.equipment.CrewShare;
import org.millioncarrots.claim.equipment.HandOverEquipment;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** The second person's part: confirms a decision, or sends the claim back. The database refuses the same person too. */
@ApplicationScoped
public class ConfirmDecision {
    private final Claims claims;
    private final Decisions decisions;
    private final HandOverEquipment handOverEquipment;
    private final CaseParticipants participants;
    private final OpenQuestions openQuestions;
    private final AuditLog auditLog;

    ConfirmDecision(
            Claims claims,
            Decisions decisions,
            HandOverEquipment handOverEquipment,
            CaseParticipants participants,
            OpenQuestions openQuestions,
            AuditLog auditLog) {
        this.claims = claims;
        this.decisions = decisions;
        this.handOverEquipment = handOverEquipment;
        this.participants = participants;
        this.openQuestions = openQuestions;
        this.auditLog = auditLog;
    }

    /**
     * A decision that two people stand behind.
     *
     * @param share the claim's share of a piece of equipment, if it grants one
     */
    public record Confirmed(
            Claim claim, Decision decision, @Nullable CrewShare share) {
        /** Whether it grants an award. */
        public boolean grants() {
            return decision.outcome() == Outcome.ELIGIBLE;
        }
    }

    /**
     * @throws Problem if there is no decision to confirm or another claim stands against it (409), or the caller has had a part that
     *     closes it to them (403)
     */
    @Transactional
    public Confirmed confirm(ClaimId id) {
        Claim claim = claims.get(id);
        Decision decision = openDecision(claim);
        if (decision.outcome == Outcome.ELIGIBLE) {
            openQuestions.requireNoRival(claim);
        }
        claims.move(claim, decision.outcome == Outcome.ELIGIBLE ? ClaimState.ATTESTED : ClaimState.REJECTED);
        decisions.attest(decision, participants.other(claim, CaseAct.ATTEST));
        if (decision.outcome == Outcome.ELIGIBLE) {
            CrewShare share = handOverEquipment
                    .grant(claim, decisions.facts(decision), decision.programmeVersion)
                    .orElse(null);
            return new Confirmed(claim, decision, share);
        }
        return new Confirmed(claim, decision, null);
    }

    /** Sends the claim back to be decided anew; the decision stays on record. */
    @Transactional
    public Claim sendBack(ClaimId id) {
        Claim claim = claims.get(id);
        Decision decision = openDecision(claim);
        participants.other(claim, CaseAct.ATTEST);
        claims.move(claim, ClaimState.LODGED);
        auditLog.record(AuditAction.CLAIM_SENT_BACK, claim.id, AuditDetail.id("decision", decision.id));
        return claim;
    }

    private Decision openDecision(Claim claim) {
        if (claim.state != ClaimState.DECIDED) {
            throw Problem.conflict(
                    ConflictReason.CLAIM_STATE, "the claim is " + claim.state + "; only a DECIDED one can be attested");
        }
        return decisions.latest(claim).orElseThrow();
    }
}
