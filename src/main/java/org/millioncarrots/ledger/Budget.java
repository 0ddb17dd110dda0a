package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.sql.Sql;

/**
 * How much of the money voted is taken. Reserving is one conditional update per sponsor, always in the same order, so that
 * awards granted at the same moment never take more than there is. A sponsor of whom nothing was voted has nothing, unless the
 * programme lets it promise all the same; what it has promised so counts as soon as something is voted.
 */
@ApplicationScoped
class Budget {
    private static final Comparator<Account> ORDER = Comparator.comparing(Account::programme)
            .thenComparing(Account::sponsor)
            .thenComparing(Account::currency)
            .thenComparing(Account::kind);

    private final Sql sql;
    private final LedgerSql ledgerSql;

    Budget(Sql sql, LedgerSql ledgerSql) {
        this.sql = sql;
        this.ledgerSql = ledgerSql;
    }

    /** Adds what is voted, takes what the commitments need and gives back what releases free; false, and nothing taken, if it is not there. */
    boolean reserve(Collection<Transfer> transfers) {
        Map<Account, Long> needed = new TreeMap<>(ORDER);
        Set<Account> onlyVoted = new HashSet<>();
        for (Transfer transfer : transfers) {
            long minor = transfer.amount().minorUnits();
            Account account = transfer.account().as(Account.Kind.APPROPRIATION);
            switch (transfer.step()) {
                case COMMIT, CHARGE, CLAIM, WRITE_OFF -> {
                    needed.merge(account, minor, Math::addExact);
                    if (!transfer.withoutVote()) {
                        onlyVoted.add(account);
                    }
                }
                case RELEASE, RECOVER, CLAIM_PAID -> needed.merge(account, -minor, Math::addExact);
                case APPROPRIATE -> add(account, transfer.amount());
                case EXCHANGE_OUT,
                        EXCHANGE_IN,
                        WITHHOLD,
                        FALL_DUE,
                        CANCEL,
                        SEND,
                        SETTLE,
                        REJECT,
                        RETURN,
                        CLAIM_LOST -> {}
            }
        }
        List<Map.Entry<Account, Long>> entries = List.copyOf(needed.entrySet());
        for (int i = 0; i < entries.size(); i++) {
            Account account = entries.get(i).getKey();
            if (!take(account, entries.get(i).getValue(), !onlyVoted.contains(account))) {
                entries.subList(0, i).forEach(taken -> take(taken.getKey(), -taken.getValue(), true));
                return false;
            }
        }
        return true;
    }

    /** Adds to what was voted for the account. What it has promised before without a vote takes its part first. */
    private void add(Account account, Money amount) {
        on(account, """
                insert into budget (programme, sponsor, currency, appropriated_minor, committed_minor)
                values (:programme, :sponsor, :currency, :minor, 0)
                on conflict (programme, sponsor, currency) do update
                    set appropriated_minor = budget.appropriated_minor + excluded.appropriated_minor
                """).with("minor", amount.minorUnits()).run();
        if (isUnknownWhatWasPromisedBefore(account)) {
            on(account, """
                    update budget
                    set unvoted_minor = greatest(0, :beyond + appropriated_minor - :minor - committed_minor)
                    where programme = :programme and sponsor = :sponsor and currency = :currency
                    """)
                    .with("beyond", promisedBeyondVotes(account))
                    .with("minor", amount.minorUnits())
                    .run();
        }
        on(account, """
                update budget set
                    committed_minor = committed_minor + least(unvoted_minor, appropriated_minor - committed_minor),
                    unvoted_minor = unvoted_minor - least(unvoted_minor, appropriated_minor - committed_minor)
                where programme = :programme and sponsor = :sponsor and currency = :currency
                """).run();
    }

    /** At the first vote, and at the next one after those of releases that did not count it. */
    private boolean isUnknownWhatWasPromisedBefore(Account account) {
        return on(account, """
                select 1 from budget
                where programme = :programme and sponsor = :sponsor and currency = :currency and unvoted_minor is null
                """).exists();
    }

    /** By the books, before this vote is booked; below zero while there is money left. */
    private long promisedBeyondVotes(Account account) {
        return ledgerSql.balances(null).stream()
                .filter(one -> one.programme().equals(account.programme())
                        && one.sponsor().equals(account.sponsor())
                        && one.kind().equals(account.kind().name())
                        && one.debits().currency().equals(account.currency()))
                .mapToLong(one -> one.debits().minorUnits() - one.credits().minorUnits())
                .sum();
    }

    /** Giving back never goes below zero: what was promised without a vote is no part of what was taken. */
    private boolean take(Account account, long minor, boolean withoutVote) {
        if (minor <= 0) {
            on(account, """
                    update budget set
                        committed_minor = greatest(0, committed_minor - greatest(0, :minor - coalesce(unvoted_minor, 0))),
                        unvoted_minor = unvoted_minor - least(unvoted_minor, :minor)
                    where programme = :programme and sponsor = :sponsor and currency = :currency
                    """).with("minor", -minor).run();
            return true;
        }
        int taken = on(account, """
                update budget set committed_minor = committed_minor + :minor
                where programme = :programme and sponsor = :sponsor and currency = :currency
                    and committed_minor + :minor <= appropriated_minor
                """).with("minor", minor).run();
        return taken == 1 || (withoutVote && !isControlled(account));
    }

    private boolean isControlled(Account account) {
        return on(
                        account,
                        "select 1 from budget"
                                + " where programme = :programme and sponsor = :sponsor and currency = :currency")
                .exists();
    }

    private Sql.Statement on(Account account, String text) {
        return sql.of(text)
                .with("programme", account.programme())
                .with("sponsor", account.sponsor())
                .with("currency", account.currency());
    }
}
