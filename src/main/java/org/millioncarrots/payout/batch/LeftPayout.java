package org.millioncarrots.payout.batch;

import java.time.Instant;
import java.util.UUID;
import org.millioncarrots.money.Money;

/**
 * A payout that was held and so left a batch that nobody had approved.
 *
 * @param reason the code of why it was held
 * @param destinationVersion for which of the claimant's accounts it was in the batch
 */
public record LeftPayout(UUID id, String programme, Money amount, String reason, Instant at, long destinationVersion) {
    /** As the digest of a batch has it. */
    String line() {
        return id + " " + amount.minorUnits() + " " + amount.currency() + " " + destinationVersion + "\n";
    }
}
