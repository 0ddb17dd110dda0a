package org.millioncarrots.claim;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.eligibility.Assessment.Outcome;
import org.millioncarrots.eligibility.Facts;

/** A claim with its latest decision and open holds. */
public record ClaimResponse(
        UUID id,
        UUID claimantId,
        String programme,
        LocalDate asOf,
        LocalDate stipendFrom,
        String payoutCurrency,
        ClaimState state,
        boolean onHold,
        @Schema(implementation = Facts.class) @JsonRawValue String facts,
        @Nullable DecisionView decision,
        List<HoldView> holds,
        Instant lodgedAt) {

    /** The recorded outcome; the award's id once a second person has confirmed it. */
    public record DecisionView(
            UUID id,
            int number,
            Outcome outcome,
            int programmeVersion,

            @Schema(description = "Every rule with outcome, detail and legal basis") @JsonRawValue
            String assessment,

            @Schema(description = "References to evidence") @JsonRawValue
            String evidence,

            Instant decidedAt) {
        static DecisionView of(Decision decision) {
            return new DecisionView(
                    decision.id,
                    decision.number,
                    decision.outcome,
                    decision.programmeVersion,
                    decision.assessment,
                    decision.evidence,
                    decision.decidedAt);
        }
    }

    /** A reason that stops payment. */
    public record HoldView(UUID id, String reason, Instant placedAt) {
        static HoldView of(ClaimHold hold) {
            return new HoldView(hold.id, hold.reason.name(), hold.placedAt);
        }
    }

    static ClaimResponse of(Claim claim, @Nullable Decision decision, List<ClaimHold> holds) {
        return new ClaimResponse(
                claim.id,
                claim.claimantId,
                claim.programme,
                claim.asOf,
                claim.stipendFrom,
                claim.payoutCurrency,
                claim.state,
                !holds.isEmpty(),
                claim.facts,
                decision == null ? null : DecisionView.of(decision),
                holds.stream().map(HoldView::of).toList(),
                claim.lodgedAt);
    }
}
