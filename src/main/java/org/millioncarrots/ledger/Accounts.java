package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Opens accounts the first time they are needed, in a transaction of their own so that their numbers can be remembered. */
@ApplicationScoped
class Accounts {
    private final EntityManager entityManager;

    Accounts(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int idOf(Account account) {
        bind("""
                        insert into ledger_account (programme, sponsor, currency, kind)
                        values (:programme, :sponsor, :currency, :kind)
                        on conflict do nothing
                        """, account).executeUpdate();
        return (Integer) bind("""
                        select id from ledger_account
                        where programme = :programme and sponsor = :sponsor and currency = :currency and kind = :kind
                        """, account).getSingleResult();
    }

    private jakarta.persistence.Query bind(String sql, Account account) {
        return entityManager
                .createNativeQuery(sql)
                .setParameter("programme", account.programme())
                .setParameter("sponsor", account.sponsor())
                .setParameter("currency", account.currency().value())
                .setParameter("kind", account.kind().name());
    }
}
