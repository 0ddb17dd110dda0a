package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claim.CaseParticipants.CaseAct;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/**
 * Ends a claim without a confirmed decision: it is taken back, or an eligible one is refused because its award cannot be granted.
 * What was handed over can be claimed again.
 */
@ApplicationScoped
class EndClaim {
    private final Claims claims;
    private final Decisions decisions;
    private final ClaimEndings endings;
    private final CaseParticipants participants;
    private final AuditLog auditLog;

    EndClaim(
            Claims claims,
            Decisions decisions,
            ClaimEndings endings,
            CaseParticipants participants,
            AuditLog auditLog) {
        this.claims = claims;
        this.decisions = decisions;
        this.endings = endings;
        this.participants = participants;
        this.auditLog = auditLog;
    }

    /** @throws Problem if the claim is attested, rejected or withdrawn (409), or the reason is one of a refusal (400) */
    @Transactional
    void withdraw(ClaimId id, ClaimEndings.Reason reason) {
        if (reason.isRefusal()) {
            throw Problem.invalid(
                    "reason", "CLAIMANT_REQUEST or LODGED_BY_MISTAKE; the others are reasons of a refusal");
        }
        end(claims.get(id), ClaimState.WITHDRAWN, reason, AuditAction.CLAIM_WITHDRAWN);
    }

    /**
     * The way out for a claim that the rules find eligible and whose award nobody can grant. It can be appealed.
     *
     * @throws Problem if no eligible decision waits for the second person (409), the caller has taken part in the case (403), or
     *     the reason is one of a withdrawal (400)
     */
    @Transactional
    void refuse(ClaimId id, ClaimEndings.Reason reason) {
        if (!reason.isRefusal()) {
            throw Problem.invalid("reason", "why the award cannot be granted; who takes a claim back withdraws it");
        }
        Claim claim = claims.get(id);
        if (claim.state != ClaimState.DECIDED || decisions.latest(claim).orElseThrow().outcome != Outcome.ELIGIBLE) {
            throw Problem.conflict(
                    ConflictReason.CLAIM_STATE,
                    "only a claim that is DECIDED as ELIGIBLE can be refused; attest the others");
        }
        participants.other(claim, CaseAct.ATTEST);
        end(claim, ClaimState.REJECTED, reason, AuditAction.CLAIM_REFUSED);
    }

    private void end(Claim claim, ClaimState state, ClaimEndings.Reason reason, AuditAction action) {
        claims.move(claim, state);
        endings.add(claim, reason);
        auditLog.record(action, claim.id, AuditDetail.code("reason", reason));
    }
}
