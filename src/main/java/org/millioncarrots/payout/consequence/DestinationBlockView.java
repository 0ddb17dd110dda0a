package org.millioncarrots.payout.consequence;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That a version of a claimant's payout destination cannot be paid, as the bank has said.
 *
 * @param reason the bank's code
 * @param payoutId the payout by which the bank said it
 * @param releasedBy another person than the one who proposed it; absent while it lasts
 */
@Schema(name = "DestinationBlock")
record DestinationBlockView(
        UUID id,
        UUID claimantId,
        int destinationVersion,
        String reason,
        UUID payoutId,
        Instant placedAt,
        @Nullable ReleaseReason releaseReason,
        @Nullable String proposedBy,
        @Nullable Instant proposedAt,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt) {

    /** Why an account is good after all. */
    @Schema(name = "DestinationReleaseReason")
    enum ReleaseReason {
        /** The bank has taken back what it said of the account. */
        BANK_WAS_WRONG,
        /** The account can be paid to again. */
        ACCOUNT_OPEN_AGAIN,
        /** The claimant has confirmed that the account is right. */
        CLAIMANT_CONFIRMED_ACCOUNT
    }
}
