package org.millioncarrots.payout.file;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.people.Proposal;

/**
 * A reading of a file that the bank has, from proposal to reading.
 *
 * @param expiresAt until then it can be approved, and once approved be read
 */
record BankFileReading(
        UUID id,
        UUID batchId,
        Purpose purpose,
        String reference,
        Proposal proposal,
        Instant expiresAt,
        @Nullable Instant readAt) {

    /** What a file may be read for. */
    @Schema(name = "BankFileReadingPurpose")
    enum Purpose {
        /** The bank must be told which payment is meant. */
        BANK_INQUIRY,
        /** A court or an authority with the power to do so has asked. */
        LEGAL_ORDER,
        /** The file is given back to the service after a restore, or handed to the bank again. */
        RESTORE,
        /** An auditor takes a sample. */
        AUDIT
    }

    /** How far it is. */
    @Schema(name = "BankFileReadingState")
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
        return proposal.isApproved() ? State.APPROVED : State.PROPOSED;
    }
}
