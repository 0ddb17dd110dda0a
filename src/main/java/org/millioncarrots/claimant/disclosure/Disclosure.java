package org.millioncarrots.claimant.disclosure;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A reading of an identity, from proposal to reading; nothing of the identity is in it.
 *
 * @param expiresAt until then it can be approved, and once approved be read
 */
record Disclosure(
        UUID id,
        UUID claimantId,
        DisclosurePurpose purpose,
        String reference,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        Instant expiresAt,
        @Nullable Instant readAt) {

    /** How far it is. */
    @Schema(name = "DisclosureState")
    enum State {
        PROPOSED,
        APPROVED,
        READ,
        /** Not approved or not read in time. */
        EXPIRED
    }

    State state(Instant now) {
        if (readAt != null) {
            return State.READ;
        }
        if (!now.isBefore(expiresAt)) {
            return State.EXPIRED;
        }
        return approvedAt == null ? State.PROPOSED : State.APPROVED;
    }
}
