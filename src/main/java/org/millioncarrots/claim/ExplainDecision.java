package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.millioncarrots.claim.equipment.CrewShare;
import org.millioncarrots.claim.equipment.HandOverEquipment;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.Explanation;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;
import org.millioncarrots.programme.terms.LegalBasis;

/** Explains the latest decision on a claim from its record, not from what would be decided today. */
@ApplicationScoped
public class ExplainDecision {
    private final Claims claims;
    private final Decisions decisions;
    private final Programmes programmes;
    private final HandOverEquipment handOverEquipment;
    private final Caller caller;
    private final Json json;

    ExplainDecision(
            Claims claims,
            Decisions decisions,
            Programmes programmes,
            HandOverEquipment handOverEquipment,
            Caller caller,
            Json json) {
        this.claims = claims;
        this.decisions = decisions;
        this.programmes = programmes;
        this.handOverEquipment = handOverEquipment;
        this.caller = caller;
        this.json = json;
    }

    /**
     * @param language in which the rules' findings and what would change them are told; what was recorded is English
     * @throws Problem if there is no such claim, it belongs to another partner, or it is not decided yet (404)
     */
    @Transactional
    public DecisionExplanation latest(ClaimId id, Language language) {
        Claim claim = claims.get(id);
        Decision decision = decisions.latest(claim).orElseThrow(() -> Problem.notFound("decision on this claim"));
        ProgrammeVersion version = programmes
                .version(claim.programme, decision.programmeVersion)
                .orElseThrow(() -> new IllegalStateException("a decision's programme version is always approved"));
        boolean crew = handOverEquipment.share(claim).filter(CrewShare::isCrew).isPresent();
        Assessment assessment = json.read(decision.assessment, Assessment.class);
        return new DecisionExplanation(
                claim.id,
                claim.state,
                decision.id,
                decision.number,
                decision.outcome,
                assessment.asOf(),
                decision.decidedAt,
                decision.knownAt,
                new DecisionExplanation.Binding(
                        version.code(),
                        version.version(),
                        decision.acceptedVersion,
                        BindingVersion.told(
                                        decision.binding, crew, caller.partner().isPresent())
                                .in(language),
                        version.title(),
                        version.sha256()),
                decision.facts,
                decision.evidence,
                Explanation.of(assessment, json.read(decision.facts, Facts.class), version, language),
                version.legalBasis().stream().map(LegalBasis::citation).toList());
    }
}
