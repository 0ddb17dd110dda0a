package org.millioncarrots.payout.batch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * What a batch has that the one before had not, for whoever approves it.
 *
 * @param digest of the batch that was looked at, which an approval names
 * @param previous the last batch of this currency and scheme that was delivered; absent before the first
 * @param differences one for each flag that a payout has
 * @param notAgain of the batch before: whose claimants have nothing in this one; absent without such a batch
 * @param largeAbove what the flag LARGE is about
 * @param largest the five payouts with the highest amounts
 */
@Schema(name = "BatchDifferences")
record BatchDifferencesView(
        UUID batchId,
        @Nullable String digest,
        int payouts,
        Money total,
        @Nullable Previous previous,
        List<ProgrammeLine> programmes,
        List<Difference> differences,
        @Nullable NotAgain notAgain,
        Money largeAbove,
        List<BatchPayoutView> largest) {

    /** The last batch of the same currency and scheme that the bank has. */
    @RegisterForReflection
    @Schema(name = "PreviousBatch")
    record Previous(
            UUID batchId,
            int payouts,
            Money total,
            @Nullable Instant deliveredAt) {}

    /**
     * Payouts of the batch before whose claimants have nothing in this one.
     *
     * @param claimants of how many people they are
     * @param largest the twenty with the highest amounts
     */
    @RegisterForReflection
    @Schema(name = "BatchNotAgain")
    record NotAgain(long payouts, long claimants, Money total, List<BatchPayoutView> largest) {}

    /** A programme in this batch and in the one before. */
    @RegisterForReflection
    @Schema(name = "BatchProgramme")
    record ProgrammeLine(String programme, long payouts, Money total, long payoutsBefore, Money totalBefore) {}

    /**
     * The payouts with one flag.
     *
     * @param claimants of how many people they are
     * @param largest the twenty with the highest amounts; all stand in the batch's list
     */
    @RegisterForReflection
    @Schema(name = "BatchDifference")
    record Difference(
            BatchPayoutView.Flag flag, long payouts, long claimants, Money total, List<BatchPayoutView> largest) {
        /** Whether the flag is about a limit, which is named beside it. */
        @JsonIgnore
        public boolean isLarge() {
            return flag == BatchPayoutView.Flag.LARGE;
        }
    }
}
