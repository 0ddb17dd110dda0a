package org.millioncarrots.payout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.PayeeMatch;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.StoredByNewerVersion;

/**
 * One payment owed to one claimant.
 *
 * @param number 1, or more when it took the place of one that was rejected or returned
 * @param state the name of a {@link PayoutState}, which a newer version may have written
 */
public record Payout(
        UUID id,
        UUID instalmentId,
        UUID awardId,
        UUID claimantId,
        String programme,
        String kind,
        int number,
        LocalDate dueOn,
        Money amount,
        String state,
        @Nullable UUID batchId,
        Instant changedAt,
        int version) {

    /** One sending of it to the bank. */
    public record Attempt(
            UUID id,
            UUID batchId,
            String endToEndId,
            UUID uetr,
            String state,
            @Nullable String reason,
            @Nullable PayeeMatch payeeCheck,
            Instant createdAt,
            Instant changedAt) {}

    /** What was promised, and the rates of the due date, as JSON, that lead to the payout's amount. */
    public record Conversion(Money source, String rates) {}

    /**
     * All that is known of one.
     *
     * @param conversion if it was fixed at payment in another currency than was promised
     */
    public record Followed(
            Payout payout, List<Attempt> attempts, @Nullable Conversion conversion) {}

    /**
     * What a list is narrowed to; absent fields do not narrow.
     *
     * @param awards those of a claim that is named by its partner's reference
     */
    public record Filter(
            @Nullable List<UUID> awards,
            @Nullable UUID claimant,
            @Nullable PayoutState state,
            @Nullable String programme,
            @Nullable String currency,
            @Nullable LocalDate dueFrom,
            @Nullable LocalDate dueTo,
            @Nullable UUID batch) {}

    /** @throws StoredByNewerVersion if this version does not know the state */
    public PayoutState standing() {
        return StoredByNewerVersion.value(PayoutState.class, state);
    }

    /** The id of the payout that takes its place when it is owed anew. */
    UUID nextId() {
        return Ids.derived(instalmentId, "payout/" + (number + 1));
    }

    /** Whether the bank has refused it or given it back. */
    boolean cameBack() {
        return standing() == PayoutState.REJECTED || standing() == PayoutState.RETURNED;
    }

    /** @throws Problem if it cannot become the next state (409) */
    public void requireNext(PayoutState next) {
        if (!standing().mayBecome(next)) {
            throw Problem.conflict(
                    ConflictReason.PAYOUT_STATE,
                    "the payout is " + state + "; it becomes " + next + " only from " + next.previous());
        }
    }
}
