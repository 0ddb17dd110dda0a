package org.millioncarrots.claimant.duress;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A check-in that duty officers look at.
 *
 * @param pseudonym of the claimant
 * @param stopsPayments payments wait, changes of account come to nothing unless it is ended otherwise, nothing is disclosed
 * @param ofRecorderIn30Days how many signals whoever recorded it has recorded in the last 30 days
 * @param paymentsWithBank of the claimant, which the service cannot stop any more: the bank can be asked
 * @param accountChanged the claimant is paid to another account now than when it was recorded
 * @param account what becomes of such an account when it is ended as proposed
 */
@Schema(name = "DuressSignal")
record DuressSignal(
        UUID id,
        UUID claimantId,
        String pseudonym,
        String partner,
        CheckIn.Kind kind,
        boolean stopsPayments,
        String recordedBy,
        Instant recordedAt,
        long ofRecorderIn30Days,
        long paymentsWithBank,
        boolean accountChanged,
        @Nullable String endProposedBy,
        @Nullable Instant endProposedAt,
        @Nullable Account account,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {

    /** Which account is paid when the signal is over. */
    @Schema(name = "AccountAfterSignal")
    enum Account {
        /** The one from when it was recorded; whatever was changed or proposed since is not used. */
        AS_AT_SIGNAL,
        /** The one that is paid now; the claimant has said to a duty officer that it is the claimant's own. */
        AS_IT_IS
    }
}
