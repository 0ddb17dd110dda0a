package org.millioncarrots.payout.recognition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.ledger.MoneyRows;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.payout.Payouts;
import org.millioncarrots.payout.answer.Attempts;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.payout.recognition.UnsentSql.Unsent;

/** Moves payouts to SENT with their attempts and what is booked for it: a batch with all that is in it, or single payouts. */
@ApplicationScoped
public class MarkSent {
    private final FileBatches batches;
    private final Attempts attempts;
    private final Payouts payouts;
    private final Ledger ledger;
    private final Clock clock;

    MarkSent(FileBatches batches, Attempts attempts, Payouts payouts, Ledger ledger, Clock clock) {
        this.batches = batches;
        this.attempts = attempts;
        this.payouts = payouts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The bank has the batch's file. The batch is locked, and its payouts have their attempts. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void whole(PayoutBatch batch) {
        Instant now = clock.instant();
        attempts.sent(batch.id, now);
        payouts.moveBatch(batch.id, PayoutState.SENT, now);
        book(Attempts.sentWith(batch.id), now);
        batches.delivered(batch);
    }

    /** The bank has these payouts by a file that the batch stands for; they leave any batch that is not approved yet. */
    @Transactional(Transactional.TxType.MANDATORY)
    void single(Collection<Unsent> unsent, PayoutBatch batch) {
        Instant now = clock.instant();
        takeOut(unsent, batch);
        if (batch.state == PayoutBatch.State.DELIVERED && !batches.hasFile(batch)) {
            batch.payouts += unsent.size();
            batch.totalMinor += total(unsent);
        }
        attempts.sent(unsent, batch.id, now);
        payouts.sent(batch.id, unsent.stream().map(Unsent::payoutId).toList(), now);
        book(Attempts.moneyOf(unsent.stream().map(Unsent::attemptId).toList()), now);
    }

    private void book(MoneyRows attempts, Instant now) {
        ledger.advance(attempts, Step.SEND, LocalDate.ofInstant(now, clock.getZone()));
    }

    private static long total(Collection<Unsent> payouts) {
        return payouts.stream()
                .mapToLong(payout -> payout.amount().minorUnits())
                .sum();
    }

    /** An approved batch keeps its sums, which its file has; it shows by them that the file must not go. */
    private void takeOut(Collection<Unsent> payouts, PayoutBatch into) {
        payouts.stream()
                .filter(payout -> payout.batchId() != null && !payout.batchId().equals(into.id))
                .collect(Collectors.groupingBy(Unsent::batchId))
                .forEach(this::takeOut);
    }

    private void takeOut(UUID id, List<Unsent> gone) {
        PayoutBatch batch = batches.lock(id);
        if (batch.state == PayoutBatch.State.COLLECTED) {
            batch.payouts -= gone.size();
            batch.totalMinor -= total(gone);
            if (batch.payouts == 0) {
                batch.state = PayoutBatch.State.CANCELLED;
            }
        }
    }
}
