package org.millioncarrots.payout.batch;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.people.Proposal;

/** That an approved batch does not go: proposed by one person, in force when another approves it. */
@Schema(name = "PayoutBatchWithdrawal")
record BatchWithdrawalView(
        UUID batchId,
        Reason reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    /** Why a batch does not go. */
    @Schema(name = "PayoutBatchWithdrawalReason")
    enum Reason {
        WRONG_PAYOUTS,
        WRONG_DAY,
        FRAUD_SUSPECTED,
        BANK_UNAVAILABLE,
        POLICY_CHANGED
    }

    /** The two people. */
    Proposal toProposal() {
        return new Proposal(proposedBy, proposedAt, approvedBy, approvedAt);
    }
}
