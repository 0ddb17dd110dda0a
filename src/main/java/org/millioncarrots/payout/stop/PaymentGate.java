package org.millioncarrots.payout.stop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * What every step passes that brings a payment nearer to the bank: any number at a time, but none while somebody finds out what
 * the bank has already, or stops payments. Held until the end of the transaction; to be passed before any row is locked.
 */
@ApplicationScoped
public class PaymentGate {
    private static final long LOCK = 7_227_030L;

    private final EntityManager entityManager;

    PaymentGate(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void pass() {
        lock("select 1 from pg_advisory_xact_lock_shared(:lock)");
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void alone() {
        lock("select 1 from pg_advisory_xact_lock(:lock)");
    }

    private void lock(String sql) {
        entityManager
                .createNativeQuery(sql, Integer.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
    }
}
