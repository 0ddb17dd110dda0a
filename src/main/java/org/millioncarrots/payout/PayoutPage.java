package org.millioncarrots.payout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;

/**
 * What the page of one payout shows.
 *
 * @param source what was promised, if it was fixed at payment in another currency
 * @param rates that lead from there to the amount
 * @param next the payout that has taken its place
 * @param transfers empty for whoever may not read the books
 * @param stands why it does not go on by itself
 * @param propose the token of the form that proposes to owe it anew; empty if the caller may not, or not now
 * @param approve likewise of the one that approves it
 */
public record PayoutPage(
        UUID id,
        String state,
        Money amount,
        @Nullable Money source,
        List<Rate> rates,
        String programme,
        String kind,
        int number,
        LocalDate dueOn,
        @Nullable UUID batchId,
        Instant changedAt,
        @Nullable UUID next,
        List<Sending> attempts,
        List<Moved> transfers,
        @Nullable Anew anew,
        Stands stands,
        String propose,
        String approve) {

    /** So much of one currency cost so much of another, as somebody has published it. */
    public record Rate(String from, String to, String source, LocalDate inForceFrom) {}

    /** What the books have moved for it. */
    public record Moved(
            UUID id,
            LocalDate businessOn,
            String stepWord,
            String debitWord,
            String creditWord,
            Money amount,
            String sponsor,
            UUID subject) {}

    /** One sending of it to the bank. */
    public record Sending(
            UUID batchId, String endToEndId, String state, String reason, Instant createdAt, Instant changedAt) {}

    /**
     * That it is owed anew, or shall be.
     *
     * @param mine whether the caller has proposed it, so that somebody else approves it
     */
    public record Anew(
            String reason,
            String proposedBy,
            Instant proposedAt,
            @Nullable String approvedBy,
            boolean mine) {}

    /**
     * Why it does not go on by itself.
     *
     * @param stoppedBy the obstacle that keeps it out of every batch; empty if there is none that may be told
     * @param ruledOn whether people have said what became of it
     */
    public record Stands(String stoppedBy, boolean ruledOn) {
        /** The key of what to do next. */
        public String step() {
            return "next_STOPPED_" + stoppedBy;
        }
    }

    /** Whether there are rulings to look at, or there shall be. */
    public boolean isRuledOn() {
        return stands.ruledOn() || state.equals(PayoutState.UNKNOWN.name());
    }

    /** Its place among what needs a person, as the report of exceptions has it; null if it needs nobody. */
    public @Nullable UUID exception() {
        if (!stands.stoppedBy().isEmpty()) {
            return Ids.derived(id, "stopped");
        }
        return List.of("UNKNOWN", "REJECTED", "RETURNED").contains(state) ? id : null;
    }

    /** The key of the word for what is paid. */
    public String kindWord() {
        return "kind_" + kind;
    }

    public List<String> reasons() {
        return java.util.Arrays.stream(ReissueReason.values()).map(Enum::name).toList();
    }

    public String reasonWord(String reason) {
        return "reason_" + reason;
    }
}
