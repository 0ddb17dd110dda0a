package org.millioncarrots.claimant.disclosure;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of disclosures show: all that wait, or those of one claimant. Nothing of an identity is in it.
 *
 * @param claimantId absent of the page of all that wait
 * @param pseudonym empty if the claimant is erased, so that nothing can be disclosed
 * @param openFor how long one waits for its approval, and then for its reading
 * @param next where more of those that wait begin; absent if there are none
 * @param propose the token of the form that proposes one; empty if the caller may not
 */
public record DisclosuresPage(
        @Nullable UUID claimantId,
        String pseudonym,
        List<Line> rows,
        String openFor,
        @Nullable String next,
        String propose) {
    /** Whether there may be more than the rows. */
    public boolean isFull() {
        return rows.size() >= DiscloseIdentity.MOST_LISTED;
    }

    /**
     * A disclosure.
     *
     * @param pseudonym of its claimant
     * @param approvedBy empty while nobody has approved it
     * @param mine whether the caller has proposed it, so that another person approves it and the caller reads it
     * @param approve the token of the form that approves it; empty if the caller may not
     */
    public record Line(
            UUID id,
            UUID claimantId,
            String pseudonym,
            String purpose,
            String reference,
            String state,
            String proposedBy,
            Instant proposedAt,
            String approvedBy,
            @Nullable Instant approvedAt,
            Instant expiresAt,
            @Nullable Instant readAt,
            boolean mine,
            String approve) {
        public String purposeWord() {
            return "purpose_" + purpose;
        }

        public String stateWord() {
            return "state_" + state;
        }

        /** The key of what the caller is told to do next; empty if nothing. */
        public String nextWord() {
            return switch (state) {
                case "PROPOSED" -> mine ? "next_another" : approve.isEmpty() ? "" : "next_approve";
                case "APPROVED" -> mine ? "next_read" : "next_reader";
                default -> "";
            };
        }

        public boolean is(String asked) {
            return state.equals(asked);
        }
    }

    public List<String> purposes() {
        return Arrays.stream(DisclosurePurpose.values()).map(Enum::name).toList();
    }

    public String purposeWord(String purpose) {
        return "purpose_" + purpose;
    }
}
