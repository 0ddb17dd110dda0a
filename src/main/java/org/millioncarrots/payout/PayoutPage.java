package org.millioncarrots.payout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * What the page of one payout shows.
 *
 * @param source what was promised, if it was fixed at payment in another currency
 * @param propose the token of the form that proposes to owe it anew; empty if the caller may not, or not now
 * @param approve likewise of the one that approves it
 */
public record PayoutPage(
        UUID id,
        String state,
        Money amount,
        @Nullable Money source,
        String programme,
        String kind,
        int number,
        LocalDate dueOn,
        @Nullable UUID batchId,
        Instant changedAt,
        List<Sending> attempts,
        @Nullable Anew anew,
        String propose,
        String approve) {

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

    public List<String> reasons() {
        return java.util.Arrays.stream(ReissueReason.values()).map(Enum::name).toList();
    }

    public String reasonWord(String reason) {
        return "reason_" + reason;
    }
}
