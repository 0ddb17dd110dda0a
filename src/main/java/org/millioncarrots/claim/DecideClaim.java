package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.millioncarrots.claim.ClaimRequests.DecideClaimRequest;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.eligibility.RuleResult;
import org.millioncarrots.platform.Caller;
import org.millioncarrots.platform.Json;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.platform.ProblemType;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;

/** Records a caseworker's decision. It must agree with the rules: a person establishes facts, not exceptions. */
@ApplicationScoped
class DecideClaim {
    private final Claims claims;
    private final Programmes programmes;
    private final Caller caller;
    private final Json json;
    private final Clock clock;

    DecideClaim(Claims claims, Programmes programmes, Caller caller, Json json, Clock clock) {
        this.claims = claims;
        this.programmes = programmes;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /** @throws Problem if the rules come to another outcome (422), naming those that stand in the way */
    @Transactional
    Claim decide(ClaimId id, DecideClaimRequest request) {
        Claim claim = claims.get(id);
        claim.become(ClaimState.DECIDED);
        ProgrammeVersion version = programmes
                .inForce(claim.programme, claim.asOf)
                .orElseThrow(() -> Problem.conflict("the programme is no longer in force on the claim's day"));
        Facts claimed = json.read(claim.facts, Facts.class);
        Facts facts = request.findings() == null ? claimed : FactsMerge.over(claimed, request.findings());
        Assessment assessment = Assessment.of(facts, version, claim.asOf);
        agree(request.outcome(), assessment);
        int number = claims.latestDecision(claim).map(d -> d.number + 1).orElse(1);
        Decision decision = new Decision(
                claim,
                number,
                assessment,
                json.write(facts),
                json.write(request.evidence() == null ? List.of() : request.evidence()),
                caller.person(),
                clock.instant(),
                json);
        claims.getEntityManager().persist(decision);
        claims.flush();
        return claim;
    }

    private static void agree(Outcome decided, Assessment assessment) {
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
    }
}
