package org.millioncarrots.payout.answer;

import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankAnswer;
import org.millioncarrots.bank.BankMessage.References;
import org.millioncarrots.bank.StatedAmounts;

/**
 * One thing a bank message says.
 *
 * @param booking of an entry; null in a status report
 * @param bar why the line may not change anything, whatever it says: {@code ACCOUNT} if it is of no account of ours,
 *     {@code MESSAGE} if it answers no payments
 */
record BankLine(
        @Nullable References references,
        StatedAmounts amounts,
        BankAnswer answer,
        @Nullable Booking booking,
        @Nullable String bar) {}
