package org.millioncarrots.claimant;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.vault.Identity;

/**
 * Somebody who is added to a claimant's household after the registration; who it is lies in the vault.
 *
 * @param number of the sealed record among the claimant's dependants
 */
record AddedDependant(
        UUID id,
        UUID claimantId,
        int number,
        Identity.Dependant.Relation relation,
        State state,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** How far it has come; only who is confirmed counts. */
    @Schema(name = "DependantState")
    enum State {
        /** Waits for another person. */
        PROPOSED,
        /** Counts. */
        CONFIRMED,
        /** Does not count. */
        REJECTED
    }
}
