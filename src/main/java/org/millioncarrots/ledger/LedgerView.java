package org.millioncarrots.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
