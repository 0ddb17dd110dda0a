package org.millioncarrots.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/** What the books show; steps and kinds by name, so that books stay readable which a newer version has written. */
public interface LedgerView {
    /** An account with the sums of its two sides. */
    record AccountBalance(
            String programme,
            String sponsor,

            @Schema(type = SchemaType.STRING, implementation = Account.Kind.class)
            String kind,

            Money debits,
            Money credits) {}

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

            @Schema(type = SchemaType.STRING, implementation = Step.class)
            String step,

            Money amount,
            String programme,
            String sponsor,

            @Schema(type = SchemaType.STRING, implementation = Account.Kind.class)
            String debit,

            @Schema(type = SchemaType.STRING, implementation = Account.Kind.class)
            String credit,

            UUID subjectId,
            @Nullable UUID linkId,
            LocalDate businessOn,
            Instant bookedAt) {}
}
