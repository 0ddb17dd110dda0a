package org.millioncarrots.payout.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.payout.channel.BankChannel.Outgoing;
import org.millioncarrots.payout.stop.PaymentGate;
import org.millioncarrots.payout.stop.PaymentStops;

/** Lets the bank have a prepared file. After a kill at any point it is done again, and the bank has it once. */
@ApplicationScoped
class ReleaseDelivery {
    private final PaymentGate gate;
    private final PaymentStops stops;
    private final DeliverySql sql;
    private final BankChannel channel;
    private final Clock clock;

    ReleaseDelivery(PaymentGate gate, PaymentStops stops, DeliverySql sql, BankChannel channel, Clock clock) {
        this.gate = gate;
        this.stops = stops;
        this.sql = sql;
        this.channel = channel;
        this.clock = clock;
    }

    /**
     * @return whether it was still to be released
     * @throws org.millioncarrots.platform.http.Problem if payments are stopped (409): the copy waits until they are opened
     */
    @Transactional
    boolean release(UUID batch) {
        gate.pass();
        stops.requireOpen();
        Optional<Outgoing> copy = sql.lock(batch);
        copy.ifPresent(file -> {
            channel.release(file);
            sql.released(batch, clock.instant());
        });
        return copy.isPresent();
    }
}
