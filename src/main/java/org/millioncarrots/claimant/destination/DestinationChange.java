package org.millioncarrots.claimant.destination;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of where a claimant is paid. The account itself is in the vault, under the version.
 *
 * @param masked country and last four characters; gone with the identity
 * @param confirmedBy another person; a first account is used without
 * @param useFrom when the waiting time is over
 * @param endedBy who has rejected or withdrawn it
 */
public record DestinationChange(
        UUID claimantId,
        int version,
        DestinationState state,
        @Nullable String masked,
        String proposedBy,
        Instant proposedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable Instant useFrom,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {}
