package org.millioncarrots.claimant;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A claimant as partners see them: a pseudonym and a masked destination. */
public record ClaimantResponse(
        UUID id,

        @Schema(examples = "K7QF-2M9T-XW4C") String pseudonym,

        @Schema(description = "Country and last four characters of the account", examples = "DE…3000") @Nullable
        String payoutDestination,

        boolean spouse,
        int children,
        Instant registeredAt) {

    static ClaimantResponse of(Claimant claimant) {
        return new ClaimantResponse(
                claimant.id,
                claimant.pseudonym,
                claimant.destinationMasked,
                claimant.spouse,
                claimant.children,
                claimant.registeredAt);
    }
}
