package org.millioncarrots.payout.batch;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.ReissueReason;
import org.millioncarrots.platform.people.Proposal;

/**
 * That the rejected payouts of a batch are owed anew: proposed by one person, in force when another approves it.
 *
 * @param payouts how many of it were rejected when it was proposed
 * @param total what these came to
 */
@Schema(name = "PayoutBatchReissue")
record BatchReissueView(
        UUID batchId,
        ReissueReason reason,
        long payouts,
        Money total,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    /** The two people. */
    Proposal toProposal() {
        return new Proposal(proposedBy, proposedAt, approvedBy, approvedAt);
    }
}
