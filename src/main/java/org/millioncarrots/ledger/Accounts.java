package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Opens accounts the first time they are needed, in the transaction that needs them: one of their own would ask for a second
 * connection while the first is held, and as many callers as there are connections would wait for each other.
 */
@ApplicationScoped
class Accounts {
    private final EntityManager entityManager;
    private final Event<Numbered> numbered;

    Accounts(EntityManager entityManager, Event<Numbered> numbered) {
        this.entityManager = entityManager;
        this.numbered = numbered;
    }

    /** An account's number, which may be remembered once the transaction is committed. */
    record Numbered(Account account, int id) {}

    @Transactional(Transactional.TxType.MANDATORY)
    int idOf(Account account) {
        int id = find(account).stream().findFirst().orElseGet(() -> open(account));
        numbered.fire(new Numbered(account, id));
        return id;
    }

    private int open(Account account) {
        bind("""
                        insert into ledger_account (programme, sponsor, currency, kind)
                        values (:programme, :sponsor, :currency, :kind)
                        on conflict do nothing
                        """, account).executeUpdate();
        return find(account).getFirst();
    }

    @SuppressWarnings("unchecked")
    private List<Integer> find(Account account) {
        return bind("""
                        select id from ledger_account
                        where programme = :programme and sponsor = :sponsor and currency = :currency and kind = :kind
                        """, account).getResultList();
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
