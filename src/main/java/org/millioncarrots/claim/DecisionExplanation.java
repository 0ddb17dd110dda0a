package org.millioncarrots.claim;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.eligibility.Explanation;
import org.millioncarrots.eligibility.Facts;

/**
 * A recorded decision in plain language: what decided it, on what facts, under which rules, and what would have to be
 * different. Nobody's name is in it, neither the claimant's nor that of whoever decided.
 *
 * @param asOf the day whose programme version and rates apply, in the business zone
 * @param explanation every rule with its result, its source and, unless it is met, what would have to be different
 */
public record DecisionExplanation(
        UUID claimId,
        ClaimState state,
        UUID decisionId,
        int number,
        Outcome outcome,
        LocalDate asOf,
        Instant decidedAt,
        Instant knownAt,
        Binding version,

        @Schema(implementation = Facts.class, description = "The facts as they were when the decision was made")
        @JsonRawValue
        String facts,

        @Schema(type = SchemaType.ARRAY, implementation = String.class, description = "References to evidence")
        @JsonRawValue
        String evidence,

        Explanation explanation,

        @Schema(description = "What the programme version rests on")
        List<String> legalBasis) {

    /**
     * The programme version that was applied.
     *
     * @param acceptedVersion the version that was in force on the claim's day
     * @param sha256 hash of the version's document
     */
    public record Binding(
            String programme,
            int version,
            int acceptedVersion,

            @Schema(examples = "it was in force on the claim's day and is the newest")
            String because,

            String title,
            String sha256) {}
}
