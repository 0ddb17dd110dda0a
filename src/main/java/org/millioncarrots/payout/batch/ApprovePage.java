package org.millioncarrots.payout.batch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * What the page shows on which a batch is approved or sent back.
 *
 * @param stopped what would be taken out as things are now
 * @param digest of exactly what is shown
 * @param controls what the page shows of controls, which the form that approves carries
 * @param approve the token of the form that approves; empty if the caller may not
 * @param refuse likewise of the one that sends it back
 * @param because the key of the sentence that says why the caller may not
 */
public record ApprovePage(
        UUID id,
        String scheme,
        LocalDate executionOn,
        String collectedBy,
        Instant collectedAt,
        BatchDifferencesView batch,
        List<Stopped> stopped,
        String digest,
        String controls,
        String approve,
        String refuse,
        String because) {

    /** A payout that something stops, and the code of what. */
    public record Stopped(UUID payoutId, String why) {}

    public List<BatchRefusalView.Reason> reasons() {
        return List.of(BatchRefusalView.Reason.values());
    }

    public String reasonWord(BatchRefusalView.Reason reason) {
        return "refuse_" + reason;
    }

    /** Whether the batch before has paid somebody who has nothing in this one. */
    public boolean isMissingSome() {
        BatchDifferencesView.NotAgain notAgain = batch.notAgain();
        return notAgain != null && notAgain.payouts() > 0;
    }

    /** Whether something stops each of its payouts, so that it can only be sent back. */
    public boolean isNothingLeft() {
        return stopped.size() == batch.payouts();
    }

    public boolean isOpen() {
        return !approve.isEmpty();
    }

    /** The sum of the programmes, which is that of the batch. */
    public Money programmesTotal() {
        return batch.programmes().stream()
                .map(BatchDifferencesView.ProgrammeLine::total)
                .reduce(Money.zero(batch.total().currency()), Money::plus);
    }

    public boolean isAddingUp() {
        return programmesTotal().equals(batch.total());
    }

    public BatchDifferencesView.@Nullable Previous previous() {
        return batch.previous();
    }
}
