package org.millioncarrots.payout.hold;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.people.Proposal;

/** That a payout is not owed: proposed by one person, in force when another approves it. */
@Schema(name = "PayoutCancellation")
record PayoutCancellationView(
        UUID payoutId,
        Reason reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    /** Why a payout is not owed. */
    @Schema(name = "PayoutCancellationReason")
    enum Reason {
        PAID_OTHERWISE,
        NOT_OWED,
        AWARDED_BY_MISTAKE,
        WAIVED,
        FRAUD,
        COURT_ORDER
    }

    /** The two people. */
    Proposal toProposal() {
        return new Proposal(proposedBy, proposedAt, approvedBy, approvedAt);
    }
}
