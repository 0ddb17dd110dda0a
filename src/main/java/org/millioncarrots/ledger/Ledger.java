package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.millioncarrots.platform.Ids;

/** Books transfers, always within the transaction of what causes them. */
@ApplicationScoped
public class Ledger {
    private final Accounts accounts;
    private final LedgerSql sql;
    private final Clock clock;
    private final Map<Account, Integer> known = new ConcurrentHashMap<>();

    Ledger(Accounts accounts, LedgerSql sql, Clock clock) {
        this.accounts = accounts;
        this.sql = sql;
        this.clock = clock;
    }

    /** @throws jakarta.persistence.PersistenceException if one of them is booked already: the caller repeats itself */
    @Transactional(Transactional.TxType.MANDATORY)
    public void book(Collection<Transfer> transfers) {
        Instant now = clock.instant();
        for (Transfer transfer : transfers) {
            sql.insert(transfer, idOf(transfer.debit()), idOf(transfer.credit()), now);
        }
    }

    /** Opens accounts that a set-based statement will look for. */
    public void open(Collection<Account> needed) {
        needed.forEach(this::idOf);
    }

    /**
     * Moves what fell due on by one step for all payment attempts of a batch, by sponsor.
     *
     * @return the number of transfers; none are booked twice
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int advanceBatch(UUID batchId, Step step, LocalDate businessOn) {
        return sql.advanceBatch(batchId, step, businessOn, clock.instant());
    }

    /** The same for one payment attempt. */
    @Transactional(Transactional.TxType.MANDATORY)
    public int advanceAttempt(UUID attemptId, Step step, LocalDate businessOn) {
        return sql.advanceAttempt(Ids.bucketOf(attemptId), attemptId, step, businessOn, clock.instant());
    }

    private int idOf(Account account) {
        return known.computeIfAbsent(account, accounts::idOf);
    }
}
