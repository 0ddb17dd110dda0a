package org.millioncarrots.payout.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankAnswer;
import org.millioncarrots.bank.BankMessage.References;
import org.millioncarrots.bank.ReasonCode;
import org.millioncarrots.bank.StatedAmounts;
import org.millioncarrots.money.Money;

/**
 * One thing a bank message says.
 *
 * @param reasons all that the bank gives for the payee of this payment; what it says of a whole order is not about anybody in it
 * @param booking of an entry; null in a status report
 * @param bar why the line may not change anything, whatever it says: {@code ACCOUNT} if it is of no account of ours,
 *     {@code MESSAGE} if it answers no payments
 */
record BankLine(
        @Nullable References references,
        StatedAmounts amounts,
        BankAnswer answer,
        List<ReasonCode> reasons,
        @Nullable Booking booking,
        @Nullable String bar) {

    /** How its amounts compare with a payment of this much. */
    StatedAmounts.Fit fit(Money paid) {
        return answer instanceof BankAnswer.Returned ? amounts.ofCredit(paid) : amounts.ofDebit(paid);
    }
}
