package org.millioncarrots.claimant;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.destination.DestinationChange;
import org.millioncarrots.claimant.destination.DestinationState;
import org.millioncarrots.claimant.destination.ReadDestinations.WithOpenChange;

/** A claimant as partners see them: a pseudonym and a masked destination. */
public record ClaimantResponse(
        UUID id,

        @Schema(description = "What your own system calls the claimant", examples = "case-2026/000417") @Nullable
        String partnerReference,

        @Schema(examples = "K7QF-2M9T-XW4C") String pseudonym,

        @Schema(description = "Country and last four characters of the account", examples = "DE…3000") @Nullable
        String payoutDestination,

        boolean spouse,
        int children,
        Instant registeredAt,
        Instant updatedAt,

        @Schema(description = "A change of account that is open; while it is, nothing is paid to the claimant")
        @Nullable
        OpenChange proposedDestination) {

    /**
     * What answers show of a change of account.
     *
     * @param useFrom when the waiting time is over, once another person has confirmed it
     */
    @Schema(name = "ProposedPayoutDestination")
    record OpenChange(
            int version,
            DestinationState state,
            @Nullable String payoutDestination,
            Instant proposedAt,
            @Nullable Instant useFrom) {
        static OpenChange of(DestinationChange change) {
            return new OpenChange(
                    change.version(), change.state(), change.masked(), change.proposedAt(), change.useFrom());
        }
    }

    static ClaimantResponse of(WithOpenChange found) {
        return of(found.claimant(), found.change().map(OpenChange::of).orElse(null));
    }

    static ClaimantResponse of(Claimant claimant, @Nullable OpenChange change) {
        return new ClaimantResponse(
                claimant.id,
                claimant.partnerReference,
                claimant.pseudonym,
                claimant.destinationMasked,
                claimant.spouse,
                claimant.children,
                claimant.registeredAt,
                claimant.changedAt(),
                change);
    }
}
