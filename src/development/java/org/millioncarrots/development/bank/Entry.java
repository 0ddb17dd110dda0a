package org.millioncarrots.development.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One line of an account.
 *
 * @param reference the bank's own
 * @param currency of the account
 * @param amount as the account shows it, above zero
 * @param fee within the amount; zero if there is none
 * @param messageId of the order to which the payments belong; empty for a fee of the account
 * @param blockId of its payment block
 * @param parts the payments in it; none for a fee of the account
 * @param isSilent whether the statement shows a debit of a whole file without the payments in it
 * @param code why it came back; empty otherwise
 */
record Entry(
        String reference,
        Kind kind,
        String currency,
        BigDecimal amount,
        BigDecimal fee,
        LocalDate bookedOn,
        String messageId,
        String blockId,
        List<Order.Instruction> parts,
        boolean isSilent,
        String code) {
    enum Kind {
        PAYMENT,
        /** A debit of another amount than was ordered. */
        WRONG_AMOUNT,
        /** A second debit for a payment that was debited already. */
        SECOND_DEBIT,
        RETURN,
        /** Takes a second debit back. */
        CORRECTION,
        ACCOUNT_FEE;

        boolean isDebit() {
            return this != RETURN && this != CORRECTION;
        }
    }

    /** The fee of an account for a day. */
    static Entry ofAccount(String reference, String currency, BigDecimal fee, LocalDate on) {
        return new Entry(reference, Kind.ACCOUNT_FEE, currency, fee, BigDecimal.ZERO, on, "", "", List.of(), false, "");
    }

    /** What it adds to the balance. */
    BigDecimal signed() {
        return kind.isDebit() ? amount.negate() : amount;
    }
}
