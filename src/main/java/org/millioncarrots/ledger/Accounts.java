package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.millioncarrots.platform.sql.Sql;

/**
 * Opens accounts the first time they are needed, in the transaction that needs them: one of their own would ask for a second
 * connection while the first is held, and as many callers as there are connections would wait for each other.
 */
@ApplicationScoped
class Accounts {
    private final Sql sql;
    private final Event<Numbered> numbered;

    Accounts(Sql sql, Event<Numbered> numbered) {
        this.sql = sql;
        this.numbered = numbered;
    }

    /** An account's number, which may be remembered once the transaction is committed. */
    record Numbered(Account account, int id) {}

    @Transactional(Transactional.TxType.MANDATORY)
    int idOf(Account account) {
        int id = find(account).orElseGet(() -> open(account));
        numbered.fire(new Numbered(account, id));
        return id;
    }

    private int open(Account account) {
        on(account, """
                insert into ledger_account (programme, sponsor, currency, kind)
                values (:programme, :sponsor, :currency, :kind)
                on conflict do nothing
                """).run();
        return find(account).orElseThrow();
    }

    private Optional<Integer> find(Account account) {
        return on(account, """
                select id from ledger_account
                where programme = :programme and sponsor = :sponsor and currency = :currency and kind = :kind
                """).first(row -> row.integer("id"));
    }

    private Sql.Statement on(Account account, String text) {
        return sql.of(text)
                .with("programme", account.programme())
                .with("sponsor", account.sponsor())
                .with("currency", account.currency())
                .with("kind", account.kind());
    }
}
