package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.payout.answer.UnsentSql.Unsent;
import org.millioncarrots.payout.batch.BatchSql;
import org.millioncarrots.payout.batch.Batches;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.platform.people.Caller;

/** Moves payouts to SENT with their attempts and what is booked for it: a batch with all that is in it, or single payouts. */
@ApplicationScoped
public class MarkSent {
    private final Batches batches;
    private final BatchSql sql;
    private final UnsentSql unsentSql;
    private final Ledger ledger;
    private final Caller caller;
    private final Clock clock;

    MarkSent(Batches batches, BatchSql sql, UnsentSql unsentSql, Ledger ledger, Caller caller, Clock clock) {
        this.batches = batches;
        this.sql = sql;
        this.unsentSql = unsentSql;
        this.ledger = ledger;
        this.caller = caller;
        this.clock = clock;
    }

    /** The bank has the batch's file. The batch is locked, and its payouts have their attempts. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void whole(PayoutBatch batch) {
        Instant now = clock.instant();
        sql.sent(batch.id, now);
        ledger.advanceBatch(batch.id, "SENT", Step.SEND, LocalDate.ofInstant(now, clock.getZone()));
        delivered(batch, now);
    }

    /** The bank has these payouts by a file that the batch stands for; they leave any batch that is not approved yet. */
    @Transactional(Transactional.TxType.MANDATORY)
    void single(Collection<Unsent> payouts, PayoutBatch batch) {
        Instant now = clock.instant();
        takeOut(payouts, batch);
        unsentSql.sent(payouts, batch.id, now);
        List<UUID> attempts = payouts.stream().map(Unsent::attemptId).toList();
        ledger.advance(attempts, Step.SEND, LocalDate.ofInstant(now, clock.getZone()));
    }

    /** The batch's file is with the bank, whatever has become of its payouts. */
    @Transactional(Transactional.TxType.MANDATORY)
    void delivered(PayoutBatch batch, Instant now) {
        batch.state = PayoutBatch.State.DELIVERED;
        batch.deliveredBy = caller.person();
        batch.deliveredAt = now;
        batches.flush();
    }

    /** An approved batch keeps its sums, which its file has; it shows by them that the file must not go. */
    private void takeOut(Collection<Unsent> payouts, PayoutBatch into) {
        Map<UUID, List<Unsent>> left = payouts.stream()
                .filter(payout -> payout.batchId() != null && !payout.batchId().equals(into.id))
                .collect(Collectors.groupingBy(Unsent::batchId));
        left.forEach((id, gone) -> {
            PayoutBatch batch = batches.lock(id);
            if (batch.state == PayoutBatch.State.COLLECTED) {
                batch.payouts -= gone.size();
                batch.totalMinor -= gone.stream()
                        .mapToLong(payout -> payout.amount().minorUnits())
                        .sum();
                if (batch.payouts == 0) {
                    batch.state = PayoutBatch.State.CANCELLED;
                }
            }
        });
        batches.flush();
    }
}
