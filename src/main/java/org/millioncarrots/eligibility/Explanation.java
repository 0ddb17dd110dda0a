package org.millioncarrots.eligibility;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
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
    public static Explanation of(Assessment assessment, Facts facts, ProgrammeVersion version) {
        List<Reason> reasons = assessment.rules().stream()
                .sorted((one, other) -> Integer.compare(weight(one.outcome()), weight(other.outcome())))
                .map(result -> reason(result, assessment, facts, version))
                .toList();
        return new Explanation(summary(assessment, version), reasons);
    }

    private static Reason reason(RuleResult result, Assessment assessment, Facts facts, ProgrammeVersion version) {
        Change change = result.outcome() == RuleResult.Outcome.MET
                ? null
                : Counterfactual.of(condition(result.rule(), version), facts, version, assessment.asOf());
        return new Reason(result.rule(), result.outcome(), result.detail(), change, result.legalBasis());
    }

    private static String summary(Assessment assessment, ProgrammeVersion version) {
        String what = "\"" + version.title() + "\", version " + version.version() + ", as of " + assessment.asOf();
        int all = assessment.rules().size();
        long notMet = count(assessment, RuleResult.Outcome.NOT_MET);
        long unknown = count(assessment, RuleResult.Outcome.UNKNOWN);
        String open = unknown == 0 ? "" : "; " + unknown + " more cannot be told";
        return switch (assessment.outcome()) {
            case ELIGIBLE -> "Eligible under " + what + ": all " + all + " conditions are met.";
            case NOT_ELIGIBLE ->
                "Not eligible under " + what + ": " + notMet + " of " + all + " conditions " + verb(notMet) + " not met"
                        + open + ".";
            case REFER ->
                "A person must look at " + what + ": " + unknown + " of " + all
                        + " conditions cannot be told; none is known not to be met.";
        };
    }

    private static String verb(long count) {
        return count == 1 ? "is" : "are";
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

    private static Condition condition(Condition.Rule rule, ProgrammeVersion version) {
        return version.conditions().stream()
                .filter(condition -> condition.rule() == rule)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the assessment is not of this version"));
    }

    /** Names as people read them: {@code SENIOR_OFFICER or SOLDIER} becomes "senior officer or soldier". */
    static String words(Collection<? extends Enum<?>> values) {
        return values.stream()
                .map(value -> value.name().replace('_', ' ').toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }
}
