package org.millioncarrots.payout.exception;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * What the page of one exception shows.
 *
 * @param word the key of the word for its kind
 * @param step the key of what to do next
 * @param lost what has left us without being in the books, which a ruling books; null if that cannot be told
 * @param ofPayout whether it ends with what becomes of its payout
 * @param owner the name of whoever has taken it; empty if nobody has
 * @param codes by which it can end; empty if the caller cannot propose one
 * @param propose the token of that form, likewise of the others; empty if the caller may not, or not now
 */
public record ExceptionPage(
        UUID id,
        String word,
        String step,
        String reason,
        String answer,
        @Nullable Money amount,
        @Nullable Money expected,
        @Nullable Money lost,
        @Nullable UUID payoutId,
        @Nullable UUID messageId,
        @Nullable Integer line,
        Instant since,
        String state,
        boolean ofPayout,
        String owner,
        boolean mine,
        List<Ruling> rulings,
        List<String> codes,
        String take,
        String giveBack,
        String propose) {

    /**
     * What two people say of it.
     *
     * @param approvedBy empty while nobody has
     * @param mine whether the caller has proposed it, so that another person approves it
     * @param approve the token of the form that approves it
     */
    public record Ruling(
            UUID id,
            String code,
            String reference,
            @Nullable String programme,
            @Nullable Money amount,
            String proposedBy,
            Instant proposedAt,
            String approvedBy,
            @Nullable Instant approvedAt,
            boolean mine,
            String approve) {
        /** The key of its word. */
        public String word() {
            return "code_" + code;
        }
    }

    /** Whether a ruling can book something. */
    public boolean isBooked() {
        return lost != null;
    }

    public String lineText() {
        return String.valueOf(line);
    }

    public boolean isUnknown() {
        return word.equals("kind_UNKNOWN");
    }

    public String codeWord(String code) {
        return "code_" + code;
    }

    /** The key of the word for where it stands. */
    public String stateWord() {
        return "state_" + state;
    }
}
