package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.millioncarrots.payout.stop.PaymentGate;
import org.millioncarrots.payout.stop.PaymentStops;

/** How every act on batches begins: past the gate, before any row is locked, and alone with its batch. */
@ApplicationScoped
public class LockBatch {
    private final Batches batches;
    private final PaymentGate gate;
    private final PaymentStops stops;

    LockBatch(Batches batches, PaymentGate gate, PaymentStops stops) {
        this.batches = batches;
        this.gate = gate;
        this.stops = stops;
    }

    /** Of something new. */
    @Transactional(Transactional.TxType.MANDATORY)
    void none() {
        gate.pass();
        stops.requireOpen();
    }

    /** Also while payments are stopped. */
    @Transactional(Transactional.TxType.MANDATORY)
    public PayoutBatch lock(UUID id) {
        gate.pass();
        return batches.lock(id);
    }

    /** For what brings its payments nearer to the bank, or takes them from where a restored database does not know them to be. */
    @Transactional(Transactional.TxType.MANDATORY)
    public PayoutBatch lockOpen(UUID id) {
        PayoutBatch batch = lock(id);
        stops.requireOpen();
        return batch;
    }
}
