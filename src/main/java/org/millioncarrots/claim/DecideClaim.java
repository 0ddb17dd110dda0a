package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claim.AssessClaim.Assessed;
import org.millioncarrots.claim.CaseParticipants.CaseAct;
import org.millioncarrots.claim.ClaimRequests.DecideClaimRequest;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.eligibility.RuleResult;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** Records a caseworker's decision. It must agree with the rules: a person establishes facts, not exceptions. */
@ApplicationScoped
class DecideClaim {
    private final Claims claims;
    private final Decisions decisions;
    private final AssessClaim assessClaim;
    private final OpenQuestions openQuestions;
    private final CaseParticipants participants;
    private final AuditLog auditLog;

    DecideClaim(
            Claims claims,
            Decisions decisions,
            AssessClaim assessClaim,
            OpenQuestions openQuestions,
            CaseParticipants participants,
            AuditLog auditLog) {
        this.claims = claims;
        this.decisions = decisions;
        this.assessClaim = assessClaim;
        this.openQuestions = openQuestions;
        this.participants = participants;
        this.auditLog = auditLog;
    }

    /** @throws Problem if the rules come to another outcome (422), naming those that stand in the way */
    @Transactional
    Claim decide(ClaimId id, DecideClaimRequest request) {
        Claim claim = claims.get(id);
        claims.move(claim, ClaimState.DECIDED);
        String person = participants.other(claim, CaseAct.DECIDE);
        Assessed assessed = assessClaim.assess(claim, request.findings());
        agree(request.outcome(), assessed);
        if (request.outcome() == Outcome.ELIGIBLE) {
            openQuestions.requireSettled(claim);
        }
        Decision decision =
                decisions.record(claim, assessed, request.evidence() == null ? List.of() : request.evidence(), person);
        auditLog.record(
                AuditAction.CLAIM_DECIDED,
                claim.id,
                AuditDetail.id("decision", decision.id),
                AuditDetail.code("outcome", decision.outcome),
                AuditDetail.number("programmeVersion", decision.programmeVersion),
                AuditDetail.code("binding", decision.binding));
        return claim;
    }

    private static void agree(Outcome decided, Assessed assessed) {
        Assessment assessment = assessed.assessment();
        if (decided == Outcome.REFER) {
            throw Problem.invalid("outcome", "ELIGIBLE or NOT_ELIGIBLE; a claim that needs more facts stays LODGED");
        }
        if (decided != assessment.outcome()) {
            List<Problem.Violation> reasons = assessment.rules().stream()
                    .filter(rule -> rule.outcome() != RuleResult.Outcome.MET)
                    .map(rule -> new Problem.Violation("rules." + rule.rule(), rule.outcome() + ": " + rule.detail()))
                    .toList();
            throw new Problem(
                    ProblemType.NOT_ELIGIBLE,
                    "the rules come to " + assessment.outcome() + "; establish the missing facts or decide accordingly",
                    reasons);
        }
        if (decided == Outcome.ELIGIBLE && assessed.family().isPresent()) {
            throw new Problem(
                    ProblemType.NOT_ELIGIBLE,
                    "the rules come to REFER: who is claimed and who is registered differ",
                    List.of(assessed.family().get()));
        }
    }
}
