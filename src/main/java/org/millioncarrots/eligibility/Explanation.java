package org.millioncarrots.eligibility;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.Condition;

/**
 * An assessment in plain language: what decided it, and what would have to be different.
 *
 * @param reasons every rule, those that were not met first, then those that are unknown
 */
@Schema(name = "Explanation")
public record Explanation(String summary, List<Reason> reasons) {

    /**
     * What one rule found.
     *
     * @param change what would have to be different for the rule to be met; absent if it is
     */
    @Schema(name = "ExplanationReason")
    public record Reason(
            Condition.Rule rule,
            RuleResult.Outcome outcome,
            String because,
            @Nullable Change change,
            String legalBasis) {}

    /**
     * A fact that would have to be different.
     *
     * @param fact its name in the request, such as {@code equipment.type}
     * @param values what would do: any one of them; for a date the first and the last day that would do
     */
    @Schema(name = "ExplanationChange")
    public record Change(
            @Schema(examples = "confirmedBy") String fact,
            List<String> values,

            @Schema(examples = "the act would have to be confirmed by Ukrainian forces or a caseworker")
            String inWords) {}

    /** Explains an assessment of these facts under this version. */
    public static Explanation of(Assessment assessment, Facts facts, ProgrammeVersion version, Language language) {
        List<Reason> reasons = assessment.told(facts, version, language).stream()
                .sorted((one, other) -> Integer.compare(weight(one.outcome()), weight(other.outcome())))
                .map(result -> reason(result, assessment, facts, version, language))
                .toList();
        return new Explanation(summary(assessment, version, language), reasons);
    }

    private static Reason reason(
            RuleResult result, Assessment assessment, Facts facts, ProgrammeVersion version, Language language) {
        Change change = result.outcome() == RuleResult.Outcome.MET
                ? null
                : Counterfactual.of(
                        Assessment.condition(result.rule(), version), facts, version, assessment.asOf(), language);
        return new Reason(result.rule(), result.outcome(), result.detail(), change, result.legalBasis());
    }

    private static String summary(Assessment assessment, ProgrammeVersion version, Language language) {
        Phrase phrase =
                switch (assessment.outcome()) {
                    case ELIGIBLE -> Phrase.ELIGIBLE;
                    case NOT_ELIGIBLE -> Phrase.NOT_ELIGIBLE;
                    case REFER -> Phrase.REFER;
                };
        return phrase.of(
                        version.title(),
                        version.version(),
                        assessment.asOf(),
                        assessment.rules().size(),
                        count(assessment, RuleResult.Outcome.NOT_MET),
                        count(assessment, RuleResult.Outcome.UNKNOWN))
                .in(language);
    }

    private static long count(Assessment assessment, RuleResult.Outcome outcome) {
        return assessment.rules().stream()
                .filter(rule -> rule.outcome() == outcome)
                .count();
    }

    private static int weight(RuleResult.Outcome outcome) {
        return switch (outcome) {
            case NOT_MET -> 0;
            case UNKNOWN -> 1;
            case MET -> 2;
        };
    }
}
