package org.millioncarrots.payout.hold;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A stop of one payout.
 *
 * @param releasedBy another person than the one who placed it; absent while it lasts
 */
@Schema(name = "PayoutHold")
record PayoutHoldView(
        UUID id,
        UUID payoutId,
        Reason reason,
        String placedBy,
        Instant placedAt,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt) {

    /** Why a payout is stopped. */
    @Schema(name = "PayoutHoldReason")
    enum Reason {
        PAYEE_DOUBT,
        AMOUNT_DOUBT,
        PAID_TWICE_DOUBT,
        FRAUD_SUSPECTED,
        SANCTIONS_MATCH,
        COURT_ORDER,
        OWN_REQUEST
    }
}
