package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claim.CaseParticipants.CaseAct;
import org.millioncarrots.claim.ClaimRequests.DecideClaimRequest;
import org.millioncarrots.claim.equipment.EquipmentSql.Asset;
import org.millioncarrots.claim.equipment.HandOverEquipment;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.eligibility.KnownRates;
import org.millioncarrots.eligibility.RuleResult;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.programme.Programmes;

/** Records a caseworker's decision. It must agree with the rules: a person establishes facts, not exceptions. */
@ApplicationScoped
class DecideClaim {
    private final Claims claims;
    private final Programmes programmes;
    private final KnownRates rates;
    private final HandOverEquipment handOverEquipment;
    private final SamePersonCheck samePersonCheck;
    private final CaseParticipants participants;
    private final Json json;
    private final AuditLog auditLog;
    private final Clock clock;

    DecideClaim(
            Claims claims,
            Programmes programmes,
            KnownRates rates,
            HandOverEquipment handOverEquipment,
            SamePersonCheck samePersonCheck,
            CaseParticipants participants,
            Json json,
            AuditLog auditLog,
            Clock clock) {
        this.claims = claims;
        this.programmes = programmes;
        this.rates = rates;
        this.handOverEquipment = handOverEquipment;
        this.samePersonCheck = samePersonCheck;
        this.participants = participants;
        this.json = json;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** @throws Problem if the rules come to another outcome (422), naming those that stand in the way */
    @Transactional
    Claim decide(ClaimId id, DecideClaimRequest request) {
        Claim claim = claims.get(id);
        claim.become(ClaimState.DECIDED);
        String person = participants.other(claim, CaseAct.DECIDE);
        Asset established = handOverEquipment.established(claim).orElse(null);
        Facts facts = facts(claim, request.findings(), established);
        BindingVersion binding = binding(claim, facts, established);
        Assessment assessment = Assessment.of(facts, binding.version(), claim.asOf);
        agree(request.outcome(), assessment);
        if (request.outcome() == Outcome.ELIGIBLE) {
            samePersonCheck.requireCleared(claim);
        }
        int number = claims.latestDecision(claim).map(d -> d.number + 1).orElse(1);
        Decision decision = new Decision(
                claim,
                number,
                binding,
                assessment,
                json.write(facts),
                json.write(request.evidence() == null ? List.of() : request.evidence()),
                person,
                clock.instant(),
                rates.upTo(),
                json);
        claims.getEntityManager().persist(decision);
        claims.flush();
        auditLog.record(
                AuditAction.CLAIM_DECIDED,
                claim.id,
                AuditDetail.id("decision", decision.id),
                AuditDetail.code("outcome", decision.outcome),
                AuditDetail.number("programmeVersion", decision.programmeVersion),
                AuditDetail.code("binding", decision.binding));
        return claim;
    }

    /** The claim's facts, then what an award to another member of the crew has established, then the findings. */
    private Facts facts(Claim claim, @Nullable Facts findings, @Nullable Asset established) {
        Facts facts = json.read(claim.facts, Facts.class);
        if (findings != null) {
            facts = FactsMerge.over(facts, findings);
        }
        if (established == null) {
            return facts;
        }
        Facts.Equipment piece = established.piece().fact();
        if (findings != null
                && findings.equipment() != null
                && !findings.equipment().equals(piece)) {
            throw Problem.invalid(
                    "findings.equipment", "absent, or what an award to another member of the crew has established");
        }
        return FactsMerge.over(facts, FactsMerge.ofEquipment(piece));
    }

    private BindingVersion binding(Claim claim, Facts facts, @Nullable Asset established) {
        BindingVersion binding = BindingVersion.of(
                        programmes.approved(claim.programme), claim.asOf, LocalDate.now(clock), facts)
                .orElseThrow(() -> Problem.conflict("the programme is no longer in force on the claim's day"));
        Integer granted = established == null ? null : established.grantedVersion();
        if (granted == null || granted == binding.version().version()) {
            return binding;
        }
        return new BindingVersion(
                programmes.version(claim.programme, granted).orElseThrow(),
                binding.acceptedVersion(),
                BindingVersion.Why.CREW);
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
