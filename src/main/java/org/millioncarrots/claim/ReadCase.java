package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.claim.AssessClaim.Assessed;
import org.millioncarrots.claim.CaseFile.Rule;
import org.millioncarrots.claim.CaseParticipants.Participation;
import org.millioncarrots.claim.ReadClaims.ClaimFile;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.FactWords;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.eligibility.RuleResult;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.programme.Programmes;

/** One claim with all that people look at before they act on it. */
@ApplicationScoped
public class ReadCase {
    private final ReadClaims readClaims;
    private final AssessClaim assessClaim;
    private final CaseListSql sql;
    private final CasePeople people;
    private final Programmes programmes;
    private final Json json;

    ReadCase(
            ReadClaims readClaims,
            AssessClaim assessClaim,
            CaseListSql sql,
            CasePeople people,
            Programmes programmes,
            Json json) {
        this.readClaims = readClaims;
        this.assessClaim = assessClaim;
        this.sql = sql;
        this.people = people;
        this.programmes = programmes;
        this.json = json;
    }

    /**
     * To be rolled back: what the rules come to depends on the day of the act, which is noted at the claim when it is found.
     *
     * @param language of the findings and of the values of facts; what was recorded otherwise than it would be said now is English
     * @throws Problem if there is none
     */
    @Transactional
    public CaseFile get(ClaimId id, Language language) {
        ClaimFile file = readClaims.get(id);
        Claim claim = file.claim();
        int version = claim.version;
        List<Participation> parts = people.parts(claim);
        List<UUID> rivals =
                file.told().rivals().stream().map(Rival::claimId).distinct().toList();
        Found found = found(file, language);
        return new CaseFile(
                claim.id,
                claim.claimantId,
                sql.pseudonym(claim),
                claim.programme,
                claim.partner,
                claim.state.name(),
                version,
                claim.asOf,
                claim.lodgedAt,
                claim.payoutCurrency,
                found.outcome(),
                found.title(),
                found.version(),
                found.because(),
                found.decided(),
                found.rules(),
                FactsInWords.of(found.facts(), language),
                file.decision() == null ? List.of() : List.of(json.read(file.decision().evidence, String[].class)),
                found.family(),
                file.told().possibleSamePerson(),
                rivals,
                file.holds().stream().map(this::hold).toList(),
                people.history(parts),
                people.closed(claim, parts, rivals));
    }

    private record Found(
            String outcome,
            String title,
            int version,
            String because,
            boolean decided,
            List<Rule> rules,
            Facts facts,
            String family) {}

    /** Of a claim that waits for its decision what the rules come to now, of another what was recorded. */
    private Found found(ClaimFile file, Language language) {
        Decision decision = file.decision();
        if (decision != null && file.claim().state != ClaimState.LODGED) {
            Assessment assessment = json.read(decision.assessment, Assessment.class);
            Facts facts = json.read(decision.facts, Facts.class);
            List<RuleResult> told = programmes
                    .version(file.claim().programme, decision.programmeVersion)
                    .map(version -> assessment.told(facts, version, language))
                    .orElse(assessment.rules());
            return new Found(
                    decision.outcome.name(),
                    "",
                    decision.programmeVersion,
                    decision.binding.in(language),
                    true,
                    rules(told),
                    facts,
                    "");
        }
        try {
            Assessed assessed = assessClaim.assess(file.claim(), null);
            return new Found(
                    assessed.family().isPresent() && assessed.assessment().outcome() == Assessment.Outcome.ELIGIBLE
                            ? Assessment.Outcome.REFER.name()
                            : assessed.assessment().outcome().name(),
                    assessed.binding().version().title(),
                    assessed.binding().version().version(),
                    assessed.binding().why().in(language),
                    false,
                    rules(assessed.assessment()
                            .told(assessed.facts(), assessed.binding().version(), language)),
                    assessed.facts(),
                    assessed.family().map(Problem.Violation::message).orElse(""));
        } catch (Problem notInForce) {
            return new Found("", "", 0, "", false, List.of(), json.read(file.claim().facts, Facts.class), "");
        }
    }

    private static List<Rule> rules(List<RuleResult> told) {
        return told.stream()
                .map(rule -> new Rule(
                        rule.rule().name(),
                        rule.outcome().name(),
                        FactWords.readable(rule.detail()),
                        rule.legalBasis()))
                .toList();
    }

    private CaseFile.Hold hold(ClaimHold hold) {
        return new CaseFile.Hold(
                hold.id,
                hold.reason.name(),
                hold.placedAt,
                people.isCaller(hold.placedBy) || people.isCaller(hold.liftProposedBy),
                hold.takesTwoToLift(),
                hold.liftProposedBy != null);
    }
}
