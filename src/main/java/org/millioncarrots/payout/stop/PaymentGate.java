package org.millioncarrots.payout.stop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.millioncarrots.platform.sql.Locks;
import org.millioncarrots.platform.sql.Locks.One;

/**
 * What every step passes that brings a payment nearer to the bank: any number at a time, but none while somebody finds out what
 * the bank has already, or stops payments. Held until the end of the transaction; to be passed before any row is locked.
 */
@ApplicationScoped
public class PaymentGate {
    private final Locks locks;

    PaymentGate(Locks locks) {
        this.locks = locks;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void pass() {
        locks.shared(One.PAYMENTS);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void alone() {
        locks.exclusive(One.PAYMENTS);
    }
}
