package org.millioncarrots.programme;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A time during which a programme is closed; it lasts while {@code reopenedAt} is absent.
 *
 * @param reason a {@link Reason}, or one that only a newer version knows: the programme is closed all the same
 */
@Schema(name = "ProgrammeClosure")
record ClosureView(
        UUID id,
        String programme,

        @Schema(implementation = Reason.class) String reason,
        String closedBy,
        Instant closedAt,
        @Nullable String reopenedBy,
        @Nullable Instant reopenedAt) {

    /** Why a programme is closed. */
    @Schema(name = "ProgrammeClosureReason")
    enum Reason {
        SECURITY_INCIDENT,
        FRAUD_SUSPECTED,
        LEGAL_ORDER,
        FUNDING_STOPPED,
        POLICY_CHANGED
    }
}
