package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.millioncarrots.ledger.Account.Kind;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** Books transfers, always within the transaction of what causes them. */
@ApplicationScoped
public class Ledger {
    private static final List<Kind> PAYOUT_KINDS =
            List.of(Kind.COMMITMENT, Kind.PAYABLE, Kind.IN_TRANSIT, Kind.SETTLED);

    private final Accounts accounts;
    private final LedgerSql sql;
    private final Budget budget;
    private final Closings closings;
    private final Event<MoneyAvailable> moneyAvailable;
    private final Clock clock;
    private final Map<Account, Integer> known = new ConcurrentHashMap<>();

    Ledger(
            Accounts accounts,
            LedgerSql sql,
            Budget budget,
            Closings closings,
            Event<MoneyAvailable> moneyAvailable,
            Clock clock) {
        this.accounts = accounts;
        this.sql = sql;
        this.budget = budget;
        this.closings = closings;
        this.moneyAvailable = moneyAvailable;
        this.clock = clock;
    }

    /**
     * Books transfers of one cause.
     *
     * @throws Problem if commitments go beyond the appropriation (422), or the day's month is closed (409)
     * @throws jakarta.persistence.PersistenceException if one of them is booked already: the caller repeats itself
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void book(Collection<Transfer> transfers) {
        if (!tryBook(transfers)) {
            throw Problem.of(
                    ProblemType.FUNDS_EXHAUSTED,
                    "the money voted for the programme does not cover this; nothing is booked");
        }
    }

    /** The same, but answers false and books nothing where commitments go beyond the appropriation. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean tryBook(Collection<Transfer> transfers) {
        transfers.stream().map(Transfer::businessOn).distinct().forEach(closings::requireOpen);
        if (!budget.reserve(transfers)) {
            return false;
        }
        Instant now = clock.instant();
        for (Transfer transfer : transfers) {
            sql.insert(transfer, idOf(transfer.debit()), idOf(transfer.credit()), now);
            if (transfer.step().credit() == Kind.COMMITMENT) {
                openForPayouts(transfer.account());
            }
        }
        transfers.stream()
                .filter(transfer -> transfer.step().credit() == Kind.APPROPRIATION)
                .map(transfer -> transfer.account().programme())
                .distinct()
                .forEach(programme -> moneyAvailable.fire(new MoneyAvailable(programme)));
        return true;
    }

    /**
     * Books what fell due for the payouts that a run has made in a range of buckets, by sponsor.
     *
     * @return the number of transfers
     * @throws jakarta.persistence.PersistenceException if one of them is booked already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int fallDue(UUID runId, short bucketFrom, short bucketTo, LocalDate businessOn) {
        closings.requireOpen(businessOn);
        return sql.fallDue(runId, bucketFrom, bucketTo, businessOn, clock.instant());
    }

    /**
     * Moves what fell due on by one step for those payment attempts of a batch that are in a state.
     *
     * @param state of the attempts, as payouts name it
     * @return the number of transfers; none are booked twice
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int advanceBatch(UUID batchId, String state, Step step, LocalDate businessOn) {
        closings.requireOpen(businessOn);
        return sql.advanceBatch(batchId, state, step, businessOn, clock.instant());
    }

    /** The same for single payment attempts. */
    @Transactional(Transactional.TxType.MANDATORY)
    public int advance(List<UUID> attemptIds, Step step, LocalDate businessOn) {
        closings.requireOpen(businessOn);
        return attemptIds.isEmpty() ? 0 : sql.advance(attemptIds, step, step.name(), businessOn, clock.instant());
    }

    /**
     * Takes attempts back into transit that the bank rejected and then debited all the same; once in an attempt's life.
     *
     * @return the number of transfers
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int sendAgain(List<UUID> attemptIds, LocalDate businessOn) {
        closings.requireOpen(businessOn);
        return attemptIds.isEmpty() ? 0 : sql.advance(attemptIds, Step.SEND, "SEND_AGAIN", businessOn, clock.instant());
    }

    /** What is committed can fall due at any moment: a payout run only looks up the accounts that it moves through. */
    private void openForPayouts(Account account) {
        PAYOUT_KINDS.forEach(kind -> idOf(account.as(kind)));
    }

    private int idOf(Account account) {
        Integer id = known.get(account);
        return id == null ? accounts.idOf(account) : id;
    }

    void remember(@Observes(during = TransactionPhase.AFTER_SUCCESS) Accounts.Numbered numbered) {
        known.put(numbered.account(), numbered.id());
    }
}
