package org.millioncarrots.claimant.duress;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a claimant was in touch.
 *
 * @param reference by which the audit log names it
 * @param destinationVersion the account that was paid then
 */
record CheckIn(
        UUID id,
        UUID claimantId,
        Kind kind,
        UUID reference,
        int destinationVersion,
        String recordedBy,
        Instant recordedAt) {

    /** What it means. Whoever records a word is not told. */
    @Schema(name = "SignalKind")
    enum Kind {
        /** All is well, says the claimant; it ends nothing. */
        AGREED_WORD,
        /** The claimant acts under coercion. */
        OTHER_WORD,
        /** A word that was never agreed on: told to duty officers, stops nothing. */
        UNKNOWN_WORD,
        /** Somebody of staff has been told. */
        REPORTED,
        /** Placed by a duty officer for no reason of the claimant's, so that a payment that waits says nothing. */
        ROUTINE;

        /** Those that payments wait for: what the index check_in_stopping has. */
        private static final Set<Kind> STOPPING = EnumSet.of(OTHER_WORD, REPORTED, ROUTINE);

        boolean stopsPayments() {
            return STOPPING.contains(this);
        }

        /** Before these are ended, a duty officer has spoken with the claimant. */
        boolean needsContact() {
            return this == OTHER_WORD || this == REPORTED;
        }
    }
}
