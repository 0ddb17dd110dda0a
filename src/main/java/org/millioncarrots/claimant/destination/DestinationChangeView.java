package org.millioncarrots.claimant.destination;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of where a claimant is paid.
 *
 * @param version the number of the claimant's account
 * @param useFrom when the waiting time is over
 * @param endedBy who has rejected or withdrawn it
 */
@Schema(name = "PayoutDestinationProposal")
record DestinationChangeView(
        UUID claimantId,
        int version,
        DestinationState state,

        @Schema(description = "Country and last four characters of the account", examples = "DE…3000") @Nullable
        String payoutDestination,

        String proposedBy,
        Instant proposedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable Instant useFrom,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {

    static DestinationChangeView of(DestinationChange change) {
        return new DestinationChangeView(
                change.claimantId(),
                change.version(),
                change.state(),
                change.masked(),
                change.proposedBy(),
                change.proposedAt(),
                change.confirmedBy(),
                change.confirmedAt(),
                change.useFrom(),
                change.endedBy(),
                change.endedAt());
    }
}
