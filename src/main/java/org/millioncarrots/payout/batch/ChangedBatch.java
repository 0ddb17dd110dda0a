package org.millioncarrots.payout.batch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.money.Money;

/**
 * What of a batch has changed since somebody looked at it.
 *
 * @param since when the form was made
 * @param left the payouts that have left it since
 * @param whole whether that is all by which the list differs, proved by the digest of the list that was looked at
 * @param turned the controls that point at other numbers of payouts than they did
 * @param stopped what would be taken out as things are now
 * @param payouts how many are left
 * @param approve the token of a form for the list as it is now; empty if the whole of it has to be looked at again
 */
public record ChangedBatch(
        UUID id,
        Instant since,
        List<LeftPayout> left,
        boolean whole,
        List<ShownControls.Turned> turned,
        List<ApprovePage.Stopped> stopped,
        long payouts,
        Money total,
        String digest,
        String controls,
        String approve) {

    public boolean isOpen() {
        return !approve.isEmpty();
    }
}
