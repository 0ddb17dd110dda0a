package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.payout.Payouts;

/** Takes payouts out of a batch that has no file yet: its sums and its name are again those of what is left in it. */
@ApplicationScoped
public class LeaveBatch {
    private final Batches batches;
    private final BatchSql sql;
    private final Payouts payouts;
    private final NameBankFile nameBankFile;

    LeaveBatch(Batches batches, BatchSql sql, Payouts payouts, NameBankFile nameBankFile) {
        this.batches = batches;
        this.sql = sql;
        this.payouts = payouts;
        this.nameBankFile = nameBankFile;
    }

    /**
     * A payout was held. In an approved batch it stays, because the file names it; it is held when the batch is taken apart.
     *
     * @param batch that it is in, if any; nobody collects, approves or delivers at the same time
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void held(UUID payout, @Nullable UUID batch, Instant now) {
        if (batch == null) {
            payouts.move(List.of(payout), PayoutState.HELD, now);
            return;
        }
        PayoutBatch collected = batches.lock(batch);
        if (collected.state == PayoutBatch.State.COLLECTED) {
            leave(collected, List.of(payout), now);
        }
    }

    /** They are due again, or held. A batch of which nothing is left is cancelled. */
    void leave(PayoutBatch batch, Collection<UUID> leaving, Instant now) {
        payouts.move(leaving, PayoutState.DUE, now);
        List<UUID> left = sql.batched(batch.id);
        batch.payouts = left.size();
        batch.totalMinor = sql.total(batch.id);
        if (left.isEmpty()) {
            batch.state = PayoutBatch.State.CANCELLED;
        } else {
            batch.messageId = nameBankFile.name(left);
        }
        batches.flush();
    }
}
