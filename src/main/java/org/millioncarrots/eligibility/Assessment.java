package org.millioncarrots.eligibility;

import java.time.LocalDate;
import java.util.List;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.Condition;

/**
 * The outcome of one programme version for one set of facts on one day. The same three always give the same assessment.
 *
 * @param asOf the day on which the question is asked, in the business zone
 * @param rules every condition of the version, in its order
 */
public record Assessment(String programme, int version, LocalDate asOf, Outcome outcome, List<RuleResult> rules) {

    /** {@code REFER} means that a person must look: something is not known, or a hold is on. */
    public enum Outcome {
        /** Every rule is met. */
        ELIGIBLE,
        /** A rule is not met. */
        NOT_ELIGIBLE,
        /** No rule is known not to be met, and some are unknown: a person has to look. */
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

    /**
     * What the rules found, as it is told in a language. The record is English; what this version of the service would not say in
     * the same words about the same facts stays as it was recorded.
     *
     * @param facts those of the assessment, as is the version
     */
    public List<RuleResult> told(Facts facts, ProgrammeVersion version, Language language) {
        return language == Language.EN
                ? rules
                : rules.stream()
                        .map(recorded -> {
                            Rules.Finding now = Rules.decide(condition(recorded.rule(), version), facts, version, asOf);
                            return now.detail().equals(recorded.detail())
                                    ? recorded.saying(now.told().in(language))
                                    : recorded;
                        })
                        .toList();
    }

    /** What the version asks by this rule. */
    static Condition condition(Condition.Rule rule, ProgrammeVersion version) {
        return version.conditions().stream()
                .filter(condition -> condition.rule() == rule)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the assessment is not of this version"));
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
