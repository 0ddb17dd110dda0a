package org.millioncarrots.claimant;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The end of an identity, proposed by one person and carried out when another approves it; nothing of the identity is in it. */
public record Erasure(
        UUID id,
        UUID claimantId,
        Reason reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    /** Why nobody may know any more who the claimant was. */
    @Schema(name = "ErasureReason")
    public enum Reason {
        /** The time for which the identity had to be kept is over. */
        RETENTION_OVER,
        /** The claimant has asked for it. */
        CLAIMANT_REQUEST,
        /** The registration was a mistake, such as of somebody who never claimed. */
        REGISTERED_BY_MISTAKE
    }
}
