package org.millioncarrots.payout.ruling;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of rulings on a payout shows.
 *
 * @param propose the token of the form that proposes one; empty if the caller may not
 */
public record PayoutRulingsPage(UUID payoutId, List<Line> rulings, List<String> outcomes, String propose) {

    /**
     * A ruling.
     *
     * @param approvedBy empty while nobody has approved it
     * @param mine whether the caller has proposed it, so that another person approves it
     * @param approve the token of the form that approves it; empty if the caller may not
     */
    public record Line(
            UUID id,
            String outcome,
            String reference,
            String proposedBy,
            Instant proposedAt,
            String approvedBy,
            @Nullable Instant approvedAt,
            boolean mine,
            String approve) {
        /** The key of its word. */
        public String word() {
            return "outcome_" + outcome;
        }
    }

    public String outcomeWord(String outcome) {
        return "outcome_" + outcome;
    }
}
