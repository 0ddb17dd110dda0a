package org.millioncarrots.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/** What the books show. */
public interface LedgerView {
    /** An account with the sums of its two sides. */
    record AccountBalance(String programme, String sponsor, Account.Kind kind, Money debits, Money credits) {}

    /**
     * Debits against credits, per currency, of all transfers booked up to an instant.
     *
     * @param balanced whether they are equal in every currency
     */
    record TrialBalance(Instant asOf, boolean balanced, List<Line> currencies, List<AccountBalance> accounts) {

        /** One currency's sums. */
        record Line(Money debits, Money credits) {
            boolean balances() {
                return debits.equals(credits);
            }

            private Line plus(Line other) {
                return new Line(debits.plus(other.debits), credits.plus(other.credits));
            }
        }

        /** The sums of both sides over all accounts, by currency. */
        static List<Line> currencies(List<AccountBalance> accounts) {
            Map<CurrencyCode, Line> sums = new TreeMap<>();
            accounts.forEach(account ->
                    sums.merge(account.debits().currency(), new Line(account.debits(), account.credits()), Line::plus));
            return List.copyOf(sums.values());
        }
    }

    /** One transfer, with the kinds of account it moves between. */
    record TransferLine(
            UUID id,
            Step step,
            Money amount,
            String programme,
            String sponsor,
            Account.Kind debit,
            Account.Kind credit,
            UUID subjectId,
            @Nullable UUID linkId,
            LocalDate businessOn,
            Instant bookedAt) {}
}
