package org.millioncarrots.eligibility;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.programme.terms.Condition;

/**
 * What one rule found.
 *
 * @param detail what was asked and what was found, in words
 * @param legalBasis the source of the rule, with its date where that is known
 */
@Schema(name = "RuleResult")
public record RuleResult(
        Condition.Rule rule,
        Outcome outcome,

        @Schema(examples = "the programme covers LAY_DOWN_ARMS")
        String detail,

        @Schema(examples = "Convention relating to the Status of Refugees, article 1F (1951-07-28)")
        String legalBasis) {

    /** Whether the condition is met, is not, or cannot be told from the facts. */
    @Schema(name = "RuleOutcome")
    public enum Outcome {
        /** Met. */
        MET,
        /** Not met. */
        NOT_MET,
        /** A fact is missing, or a person has to look. */
        UNKNOWN
    }

    RuleResult saying(String otherDetail) {
        return new RuleResult(rule, outcome, otherDetail, legalBasis);
    }
}
