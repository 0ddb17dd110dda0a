package org.millioncarrots.bank;

import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/**
 * The amounts that a bank states for one payment or file. Which of them is compared depends on the currency: only one that
 * both sides know says anything. An amount of zero is none, for no payment is of zero.
 *
 * @param instructed as ordered, before charges ({@code InstdAmt})
 * @param transaction as it went from bank to bank ({@code TxAmt})
 * @param account as the account shows it; where a line has one payment only, the line's
 * @param charges of the bank, within {@code account}
 * @param otherwise the counter value of an exchange, or the total of a batch; it tells only where none of the others is in the
 *     payment's currency
 * @param isConsistent false if an amount is not understood, or the payments of a line come to more than the line
 */
public record StatedAmounts(
        @Nullable Money instructed,
        @Nullable Money transaction,
        @Nullable Money account,
        @Nullable Money charges,
        @Nullable Money otherwise,
        boolean isConsistent) {
    /** A line that states none. */
    public static final StatedAmounts NONE = new StatedAmounts(null, null, null, null, null, true);

    public StatedAmounts {
        instructed = positive(instructed);
        transaction = positive(transaction);
        account = positive(account);
        charges = positive(charges);
        otherwise = positive(otherwise);
    }

    /** How what is stated compares with what we know. */
    public enum Fit {
        SAME,
        OTHER,
        /** Nothing is stated. */
        MISSING,
        /** What is stated is not understood, or contradicts itself. */
        UNCLEAR
    }

    /** Whether this much was ordered and has left the account: ordered amounts first, then the account's less charges. */
    public Fit ofDebit(Money paid) {
        Money ordered = first(paid.currency(), instructed, transaction);
        Money debited = in(paid.currency(), account);
        if (!isConsistent || isEmpty()) {
            return isConsistent ? Fit.MISSING : Fit.UNCLEAR;
        }
        if (ordered != null) {
            // A debit of less than it claims to pay has not paid it.
            boolean covered = debited == null || debited.compareTo(paid) >= 0;
            return fit(covered && (ordered.equals(paid) || isPaidLessCharges(ordered, paid, debited)));
        }
        return debited == null
                ? fit(paid.equals(otherwise))
                : fit(debited.equals(paid) || debited.equals(withCharges(paid)));
    }

    /** Whether this much has come back: the account's amount first, for ordered ones are those of the payment out. */
    public Fit ofCredit(Money paid) {
        if (!isConsistent || isEmpty()) {
            return isConsistent ? Fit.MISSING : Fit.UNCLEAR;
        }
        return fit(paid.equals(first(paid.currency(), account, transaction, instructed, otherwise)));
    }

    /** What the account shows beyond a payment, such as charges; null if it is not more, or not told in its currency. */
    public @Nullable Money beyond(Money paid) {
        Money debited = in(paid.currency(), account);
        return debited != null && debited.compareTo(paid) > 0 ? debited.minus(paid) : null;
    }

    public boolean isEmpty() {
        return instructed == null && transaction == null && account == null && otherwise == null;
    }

    /** The one that is shown with the line: what the account shows, else the nearest. */
    public @Nullable Money shown() {
        return account != null ? account : transaction != null ? transaction : instructed;
    }

    /** Where the payee bears the charges, less goes from bank to bank than has left the account. */
    private boolean isPaidLessCharges(Money sent, Money paid, @Nullable Money debited) {
        return in(paid.currency(), instructed) == null && paid.equals(debited) && paid.equals(withCharges(sent));
    }

    private static Fit fit(boolean same) {
        return same ? Fit.SAME : Fit.OTHER;
    }

    private @Nullable Money withCharges(Money paid) {
        try {
            return charges == null || !charges.currency().equals(paid.currency()) ? null : paid.plus(charges);
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    private static @Nullable Money first(CurrencyCode currency, @Nullable Money... candidates) {
        for (Money candidate : candidates) {
            if (in(currency, candidate) != null) {
                return candidate;
            }
        }
        return null;
    }

    private static @Nullable Money in(CurrencyCode currency, @Nullable Money amount) {
        return amount != null && amount.currency().equals(currency) ? amount : null;
    }

    private static @Nullable Money positive(@Nullable Money amount) {
        return amount != null && amount.isPositive() ? amount : null;
    }
}
