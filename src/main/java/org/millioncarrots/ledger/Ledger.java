package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
        sql.insert(
                transfers.stream()
                        .map(one -> new LedgerSql.Numbered(one, idOf(one.debit()), idOf(one.credit())))
                        .toList(),
                clock.instant());
        transfers.stream()
                .filter(transfer -> transfer.step().credit() == Kind.COMMITMENT)
                .forEach(transfer -> openForPayouts(transfer.account()));
        transfers.stream()
                .filter(transfer -> transfer.step().credit() == Kind.APPROPRIATION)
                .map(transfer -> transfer.account().programme())
                .distinct()
                .forEach(programme -> moneyAvailable.fire(new MoneyAvailable(programme)));
        return true;
    }

    /**
     * Books what falls due for payouts, by sponsor.
     *
     * @param payouts bucket, instalment_id, programme, programme_version, currency, amount_minor of each
     * @return the number of transfers
     * @throws jakarta.persistence.PersistenceException if one of them is booked already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int fallDue(MoneyRows payouts, LocalDate businessOn) {
        closings.requireOpen(businessOn);
        return sql.fallDue(payouts, businessOn, clock.instant());
    }

    /**
     * Moves what fell due on by one step.
     *
     * @param attempts bucket, attempt_id, instalment_id, programme, currency of each payment attempt
     * @return the number of transfers; none are booked twice
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int advance(MoneyRows attempts, Step step, LocalDate businessOn) {
        closings.requireOpen(businessOn);
        return sql.advance(attempts, step, businessOn, clock.instant());
    }

    /**
     * The same for attempts that may have taken the step before, as the bank took back what it had said: the caller has locked
     * their payouts, so that each call is one more.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int advanceAgain(MoneyRows attempts, Step step, LocalDate businessOn) {
        closings.requireOpen(businessOn);
        return sql.advanceAgain(attempts, step, businessOn, clock.instant());
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
