package org.millioncarrots.payout.answer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.ReasonCode.Consequence;
import org.millioncarrots.money.Money;

/**
 * What became of a message.
 *
 * @param lines at most 1,000, those first that a person must look at
 */
@Schema(name = "BankMessage")
public record BankMessageView(
        UUID id,

        @Schema(
                description = "STATUS_REPORT, STATEMENT, NOTIFICATION or INTERIM_REPORT (camt.052, information only);"
                        + " SENT_FILE for a file of ours that was imported")
        String kind,

        String sha256,
        int matched,
        int unmatched,
        List<LineView> lines,

        @Schema(description = "What the bank's reasons have led to beyond the payments, at most 1,000")
        List<ConsequenceView> consequences,

        Instant receivedAt,

        @Schema(description = "When its text was destroyed, in which names and accounts stood; absent while it is kept")
        @Nullable
        Instant textDestroyedAt) {

    /**
     * A message in a list.
     *
     * @param unmatched how many of its lines a person must look at
     * @param receivedBy the bank's channel, or whoever confirmed what a person had entered
     */
    @Schema(name = "BankMessageSummary")
    public record Summary(
            UUID id,

            @Schema(description = "As of a single one") String kind,
            String sha256,
            int matched,
            int unmatched,
            String receivedBy,
            Instant receivedAt,
            @Nullable Instant textDestroyedAt) {}

    /**
     * What the reason for a rejection or return has stopped, beyond the payment itself.
     *
     * @param reason the bank's code
     */
    @Schema(name = "BankConsequence")
    public record ConsequenceView(UUID payoutId, Consequence consequence, String reason) {}

    /** What became of one line of it. */
    @Schema(name = "BankMessageLine")
    public record LineView(
            int line,
            @Nullable String endToEndId,
            String answer,

            @Schema(
                    description = "The bank's code; where it has none, ours: ACCOUNT (no account of ours), AMOUNT (not "
                            + "understood), STATUS and SIDE (missing or not understood), CHRG (charges), TWICE (a second debit), "
                            + "AFTER (debited after it was issued again), STATE (contradicts what is known), REFS (names two "
                            + "payments), MESSAGE (answers no payments), INFO (information during the day)")
            @Nullable
            String reason,

            @Nullable Money amount,
            @Nullable UUID payoutId,
            String outcome) {
        /** The key of the word for its outcome, on pages. */
        public String outcomeWord() {
            return "outcome_" + outcome;
        }
    }
}
