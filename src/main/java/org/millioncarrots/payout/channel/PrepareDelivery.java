package org.millioncarrots.payout.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;
import org.millioncarrots.payout.batch.LockBatch;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.payout.batch.SendBatch;
import org.millioncarrots.payout.channel.BankChannel.Outgoing;
import org.millioncarrots.payout.channel.SealForBank.Sealed;
import org.millioncarrots.payout.file.DeliverBatch;
import org.millioncarrots.platform.Sha256;

/**
 * Records an approved batch as sent, with a copy of its file that lies ready for the bank: from the commit on it can only go once
 * and cannot be held back. Before it, nothing has happened.
 */
@ApplicationScoped
class PrepareDelivery {
    private final LockBatch lockBatch;
    private final SendBatch sendBatch;
    private final DeliverBatch deliverBatch;
    private final DeliverySql sql;
    private final SealForBank sealForBank;
    private final BankChannel channel;

    PrepareDelivery(
            LockBatch lockBatch,
            SendBatch sendBatch,
            DeliverBatch deliverBatch,
            DeliverySql sql,
            SealForBank sealForBank,
            BankChannel channel) {
        this.lockBatch = lockBatch;
        this.sendBatch = sendBatch;
        this.deliverBatch = deliverBatch;
        this.sql = sql;
        this.sealForBank = sealForBank;
        this.channel = channel;
    }

    /**
     * @throws org.millioncarrots.platform.http.Problem if payments are stopped, or one of the batch (409)
     * @throws ChannelFailure if there can be no copy
     */
    @Transactional
    void prepare(UUID id) {
        lockBatch.lockOpen(id);
        if (!sql.waits(id)) {
            return;
        }
        SendBatch.BankFile file = sendBatch.file(id);
        Sealed sealed = sealForBank.seal(file.name(), file.content());
        Outgoing outgoing = new Outgoing(UUID.randomUUID(), sealed.name(), Sha256.of(sealed.content()));
        channel.prepare(outgoing, sealed.content());
        PayoutBatch batch = deliverBatch.deliver(id);
        sql.prepared(id, outgoing, Objects.requireNonNull(batch.deliveredAt));
    }
}
