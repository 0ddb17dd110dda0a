package org.millioncarrots.payout.stop;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether payments are stopped, and why.
 *
 * @param stops the newest 100
 */
@Schema(name = "PaymentStops")
public record PaymentStopView(boolean stopped, List<Stop> stops) {
    /** What stopped payments. */
    @Schema(name = "PaymentStopCause")
    enum Cause {
        /** Somebody did. */
        PERSON,
        /** The setting {@code carrots.payments.stopped} has a new name. */
        SETTING,
        /** The data stand on another server, database or timeline than payments were opened on. */
        RESTORED
    }

    /**
     * One stop.
     *
     * @param reference the setting's name, or what the data's place was found to be
     * @param openingId what ended it; absent while it lasts
     */
    @Schema(name = "PaymentStop")
    record Stop(
            UUID id,
            Cause cause,
            @Nullable String reference,
            String stoppedBy,
            Instant stoppedAt,
            @Nullable UUID openingId) {}

    /** The end of all stops, proposed by one person and in force when another approves it. */
    @Schema(name = "PaymentOpening")
    record Opening(
            UUID id,
            UUID verificationId,
            String proposedBy,
            Instant proposedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {}
}
