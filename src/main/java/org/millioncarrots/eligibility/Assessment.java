package org.millioncarrots.eligibility;

import java.time.LocalDate;
import java.util.List;
import org.millioncarrots.programme.ProgrammeVersion;

/**
 * The outcome of one programme version for one set of facts on one day. The same three always give the same assessment.
 *
 * @param asOf the day on which the question is asked, in the business zone
 * @param rules every condition of the version, in its order
 */
public record Assessment(String programme, int version, LocalDate asOf, Outcome outcome, List<RuleResult> rules) {

    /** {@code REFER} means that a person must look: something is not known, or a hold is on. */
    public enum Outcome {
        ELIGIBLE,
        NOT_ELIGIBLE,
        REFER
    }

    /** Asks every rule of the version; one that is not met outweighs any that are unknown. */
    public static Assessment of(Facts facts, ProgrammeVersion version, LocalDate asOf) {
        List<RuleResult> rules = version.conditions().stream()
                .map(condition -> {
                    Rules.Finding finding = Rules.decide(condition, facts, version, asOf);
                    return new RuleResult(
                            condition.rule(),
                            finding.outcome(),
                            finding.detail(),
                            condition.legalBasis().citation());
                })
                .toList();
        return new Assessment(version.code(), version.version(), asOf, outcome(rules), rules);
    }

    private static Outcome outcome(List<RuleResult> rules) {
        boolean unknown = false;
        for (RuleResult result : rules) {
            switch (result.outcome()) {
                case NOT_MET -> {
                    return Outcome.NOT_ELIGIBLE;
                }
                case UNKNOWN -> unknown = true;
                case MET -> {}
            }
        }
        return unknown ? Outcome.REFER : Outcome.ELIGIBLE;
    }
}
