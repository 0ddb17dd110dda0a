package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.sql.Sql;

/**
 * How much of the money voted is taken. Reserving is one conditional update per sponsor, always in the same order, so that
 * awards granted at the same moment never take more than there is.
 */
@ApplicationScoped
class Budget {
    private static final Comparator<Account> ORDER = Comparator.comparing(Account::programme)
            .thenComparing(Account::sponsor)
            .thenComparing(Account::currency)
            .thenComparing(Account::kind);

    private final Sql sql;

    Budget(Sql sql) {
        this.sql = sql;
    }

    /** Adds what is voted, takes what the commitments need and gives back what releases free; false, and nothing taken, if it is not there. */
    boolean reserve(Collection<Transfer> transfers) {
        Map<Account, Long> needed = new TreeMap<>(ORDER);
        for (Transfer transfer : transfers) {
            long minor = transfer.amount().minorUnits();
            switch (transfer.step()) {
                case COMMIT -> needed.merge(transfer.account().as(Account.Kind.APPROPRIATION), minor, Math::addExact);
                case RELEASE, RECOVER ->
                    needed.merge(transfer.account().as(Account.Kind.APPROPRIATION), -minor, Math::addExact);
                case APPROPRIATE -> add(transfer.account(), transfer.amount());
                case EXCHANGE_OUT, EXCHANGE_IN, WITHHOLD, FALL_DUE, CANCEL, SEND, SETTLE, REJECT, RETURN -> {}
            }
        }
        List<Map.Entry<Account, Long>> entries = List.copyOf(needed.entrySet());
        for (int i = 0; i < entries.size(); i++) {
            if (!take(entries.get(i).getKey(), entries.get(i).getValue())) {
                entries.subList(0, i).forEach(taken -> take(taken.getKey(), -taken.getValue()));
                return false;
            }
        }
        return true;
    }

    /** Adds to what was voted for the account. */
    private void add(Account account, Money amount) {
        on(account, """
                insert into budget (programme, sponsor, currency, appropriated_minor, committed_minor)
                values (:programme, :sponsor, :currency, :minor, 0)
                on conflict (programme, sponsor, currency) do update
                    set appropriated_minor = budget.appropriated_minor + excluded.appropriated_minor
                """).with("minor", amount.minorUnits()).run();
    }

    /** Giving back never goes below zero: what was promised before the first vote was not counted. */
    private boolean take(Account account, long minor) {
        if (minor <= 0) {
            on(account, """
                    update budget set committed_minor = greatest(0, committed_minor + :minor)
                    where programme = :programme and sponsor = :sponsor and currency = :currency
                    """).with("minor", minor).run();
            return true;
        }
        int taken = on(account, """
                update budget set committed_minor = committed_minor + :minor
                where programme = :programme and sponsor = :sponsor and currency = :currency
                    and committed_minor + :minor <= appropriated_minor
                """).with("minor", minor).run();
        return taken == 1 || !isControlled(account);
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
