package org.millioncarrots.payout.batch;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a batch was taken apart by somebody who was to approve it, and why. */
@Schema(name = "PayoutBatchRefusal")
record BatchRefusalView(UUID batchId, Reason reason, String refusedBy, Instant refusedAt) {

    /** What is wrong with the batch. */
    @Schema(name = "PayoutBatchRefusalReason")
    enum Reason {
        WRONG_AMOUNT,
        WRONG_ACCOUNT,
        DUPLICATE,
        NOT_DUE,
        ASK_CASEWORKER
    }
}
