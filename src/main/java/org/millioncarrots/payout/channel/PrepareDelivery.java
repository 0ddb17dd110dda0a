package org.millioncarrots.payout.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;
import org.millioncarrots.payout.batch.BatchSql;
import org.millioncarrots.payout.batch.LockBatch;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.payout.batch.SendBatch;
import org.millioncarrots.payout.channel.BankChannel.Outgoing;
import org.millioncarrots.payout.file.DeliverBatch;
import org.millioncarrots.platform.Sha256;

/**
 * Records an approved batch as sent, with a copy of its file that lies ready for the bank: from the commit on it can only go once
 * and cannot be held back. Before it, nothing has happened.
 */
@ApplicationScoped
class PrepareDelivery {
    private final LockBatch lockBatch;
    private final BatchSql batches;
    private final SendBatch sendBatch;
    private final DeliverBatch deliverBatch;
    private final DeliverySql sql;
    private final BankChannel channel;

    PrepareDelivery(
            LockBatch lockBatch,
            BatchSql batches,
            SendBatch sendBatch,
            DeliverBatch deliverBatch,
            DeliverySql sql,
            BankChannel channel) {
        this.lockBatch = lockBatch;
        this.batches = batches;
        this.sendBatch = sendBatch;
        this.deliverBatch = deliverBatch;
        this.sql = sql;
        this.channel = channel;
    }

    /**
     * @throws org.millioncarrots.platform.http.Problem if payments are stopped, or one of the batch (409)
     * @throws ChannelFailure if there can be no copy
     */
    @Transactional
    void prepare(UUID id) {
        lockBatch.lockOpen(id);
        if (!batches.waitsForChannel(id)) {
            return;
        }
        SendBatch.BankFile file = sendBatch.file(id);
        Outgoing outgoing = new Outgoing(UUID.randomUUID(), file.name(), Sha256.of(file.content()));
        channel.prepare(outgoing, file.content());
        PayoutBatch batch = deliverBatch.deliver(id);
        sql.prepared(id, outgoing, Objects.requireNonNull(batch.deliveredAt));
    }
}
