package org.millioncarrots.bank;

import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * What a booked entry does to the account's balance, whatever it is for.
 *
 * @param amount negative for debits; a reversal counts to the side on which it stands
 * @param charges of the bank within the amount, positive
 */
public record Movement(
        Nature nature, Money amount, @Nullable Money charges) {
    /** What an entry is by the bank's own codes. */
    public enum Nature {
        DEBIT,
        CREDIT,
        /** A credit that is marked as a return or as taking back a debit. */
        RETURN,
        /** Charges, commissions, taxes and adjustments, on either side. */
        CHARGES,
        /** Interest, on either side. */
        INTEREST
    }
}
