package org.millioncarrots.testimony;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That a claimant's dependants are out of reach of those whom the claimant has left.
 *
 * @param confirmedBy another person than proposed it
 * @param revokedBy it is not so, or not any more: one person is enough
 */
@Schema(name = "DependantsSafety")
record DependantsSafety(
        UUID id,
        UUID claimantId,
        String proposedBy,
        Instant proposedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt) {

    boolean holds() {
        return confirmedAt != null && revokedAt == null;
    }

    boolean isOpen() {
        return confirmedAt == null && revokedAt == null;
    }
}
