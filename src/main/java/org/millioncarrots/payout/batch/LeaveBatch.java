package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.payout.Payouts;
import org.millioncarrots.payout.file.NameBankFile;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Takes payouts out of a batch, some of them or all. */
@ApplicationScoped
public class LeaveBatch {
    private final Batches batches;
    private final BatchSql sql;
    private final Payouts payouts;
    private final NameBankFile nameBankFile;
    private final Clock clock;

    LeaveBatch(Batches batches, BatchSql sql, Payouts payouts, NameBankFile nameBankFile, Clock clock) {
        this.batches = batches;
        this.sql = sql;
        this.payouts = payouts;
        this.nameBankFile = nameBankFile;
        this.clock = clock;
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

    /**
     * Out of a batch that has no file yet: they are due again, or held, and its sums and its name are those of what is left. If that
     * is nothing, it is cancelled.
     */
    @Transactional(Transactional.TxType.MANDATORY)
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

    /** All that is in it is due again, or held. */
    @Transactional(Transactional.TxType.MANDATORY)
    void takeApart(PayoutBatch batch) {
        payouts.moveBatch(batch.id, PayoutState.DUE, clock.instant());
        batch.state = PayoutBatch.State.CANCELLED;
        batches.flush();
    }

    /** @throws Problem if somebody has had its file (409) */
    @Transactional(Transactional.TxType.MANDATORY)
    void requireNotGivenOut(PayoutBatch batch) {
        if (sql.wasGivenOut(batch.id)) {
            throw Problem.conflict(
                    ConflictReason.FILE_GIVEN_OUT,
                    "the batch's file was given out and may be with the bank: import it, or record the delivery, and ask"
                            + " the bank");
        }
    }
}
