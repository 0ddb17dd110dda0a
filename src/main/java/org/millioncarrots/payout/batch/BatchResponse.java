package org.millioncarrots.payout.batch;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/** A batch; its message id is the name of its file and the id by which the bank answers. */
@Schema(name = "PayoutBatch")
public record BatchResponse(
        UUID id,
        String messageId,
        CurrencyCode currency,
        Scheme scheme,

        @Schema(
                description =
                        "The account that the payments leave, by its name in the settings; the office's own if absent")
        @Nullable
        String account,

        PayoutBatch.State state,
        LocalDate executionOn,
        int payouts,
        Money total,
        String createdBy,
        Instant createdAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String deliveredBy,
        @Nullable Instant deliveredAt,

        @Schema(
                description = "In the answer to the approval: payouts that no file could carry or that something stops"
                        + " by now, and why. They are due again and not part of the batch any more")
        @Nullable
        List<LeftOut> leftOut,

        @Schema(
                description =
                        "What an approval has to name: SHA-256 of a line for each payout, in the order of the batch's list,"
                                + " of its id, amount in minor units, currency and destination version, parted by spaces and ended by a"
                                + " line feed. Once approved, the one that was named then. Not in lists before")
        @Nullable
        String digest) {
    public static BatchResponse of(PayoutBatch batch) {
        return of(batch, List.of());
    }

    public static BatchResponse of(PayoutBatch batch, List<LeftOut> leftOut) {
        return of(batch, leftOut, batch.approvedDigest);
    }

    static BatchResponse of(ReadBatches.Shown shown) {
        return of(shown.batch(), List.of(), shown.digest());
    }

    private static BatchResponse of(PayoutBatch batch, List<LeftOut> leftOut, @Nullable String digest) {
        return new BatchResponse(
                batch.id,
                batch.messageId,
                batch.currency(),
                batch.scheme,
                batch.account,
                batch.state,
                batch.executionOn,
                batch.payouts,
                batch.total(),
                batch.createdBy,
                batch.createdAt,
                batch.approvedBy,
                batch.approvedAt,
                batch.deliveredBy,
                batch.deliveredAt,
                leftOut.isEmpty() ? null : leftOut,
                digest);
    }

    /**
     * A payout that was taken out of a batch.
     *
     * @param field what of the claimant or the case keeps it out of a bank file; never with its content
     * @param message what would be right
     */
    @RegisterForReflection
    @Schema(name = "PayoutLeftOut")
    public record LeftOut(UUID payoutId, String field, String message) {}
}
