package org.millioncarrots.payout;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.people.Proposal;

/** That a payout that came back is owed anew: proposed by one person, in force when another approves it. */
@Schema(name = "PayoutReissue")
record PayoutReissueView(
        UUID payoutId,
        ReissueReason reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    /** The two people. */
    Proposal toProposal() {
        return new Proposal(proposedBy, proposedAt, approvedBy, approvedAt);
    }
}
