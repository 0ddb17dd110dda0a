package org.millioncarrots.bank;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

/** Gathers the amounts of an entry or of a payment in it, as they are met. */
final class AmountsReader {
    private final MessageCursor at;
    private @Nullable Money instructed;
    private @Nullable Money transaction;
    private @Nullable Money account;
    private @Nullable Money charges;
    private @Nullable Money counterValue;
    private @Nullable Money total;
    private boolean isUnclear;

    AmountsReader(MessageCursor at) {
        this.at = at;
    }

    @Nullable
    Money account() {
        return account;
    }

    @Nullable
    Money charges() {
        return charges;
    }

    /** What is stated in this currency, from what the account shows to what was ordered. */
    @Nullable
    Money in(CurrencyCode currency) {
        return Stream.of(account, transaction, instructed)
                .filter(amount -> amount != null
                        && amount.isPositive()
                        && amount.currency().equals(currency))
                .findFirst()
                .orElse(null);
    }

    /** Reads the total of one of the batches in it. */
    void readTotal() {
        total = plus(total, at.money());
    }

    /** Reads the element if it is one with amounts, else skips it. */
    void readOrSkip() {
        switch (at.name()) {
            case "Amt" -> account = understood(at.money());
            case "AmtDtls" -> details();
            case "Chrgs" -> readCharges();
            default -> at.skip();
        }
    }

    /**
     * What was gathered, with those of another level where there are none.
     *
     * @param other of the entry for the only payment in it, or the other way round; null if they say nothing about each other
     * @param isConsistent whether the entry as a whole is
     */
    StatedAmounts stated(@Nullable AmountsReader other, boolean isConsistent) {
        return new StatedAmounts(
                instructed != null || other == null ? instructed : other.instructed,
                transaction != null || other == null ? transaction : other.transaction,
                account != null || other == null ? account : other.account,
                charges != null || other == null ? charges : other.charges,
                otherwise() != null || other == null ? otherwise() : other.otherwise(),
                isConsistent && !isUnclear);
    }

    private @Nullable Money otherwise() {
        return counterValue == null ? total : counterValue;
    }

    private void details() {
        while (at.child()) {
            switch (at.name()) {
                case "InstdAmt" -> instructed = understood(within());
                case "TxAmt" -> transaction = understood(within());
                case "CntrValAmt" -> counterValue = within();
                default -> at.skip();
            }
        }
    }

    private @Nullable Money understood(@Nullable Money money) {
        isUnclear |= money == null;
        return money;
    }

    private @Nullable Money within() {
        Money money = null;
        while (at.child()) {
            if (at.name().equals("Amt")) {
                money = at.money();
            } else {
                at.skip();
            }
        }
        return money;
    }

    /** The single charges, in a record each or not, else their total. */
    private void readCharges() {
        Money total = null;
        Money single = null;
        while (at.child()) {
            switch (at.name()) {
                case "TtlChrgsAndTaxAmt" -> total = at.money();
                case "Amt" -> single = plus(single, at.money());
                case "Rcrd" -> single = plus(single, within());
                default -> at.skip();
            }
        }
        charges = plus(charges, single == null ? total : single);
    }

    private static @Nullable Money plus(@Nullable Money one, @Nullable Money other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        try {
            return one.plus(other);
        } catch (IllegalArgumentException | ArithmeticException incomparable) {
            return one;
        }
    }
}
