package org.millioncarrots.payout.answer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.Kind;

/**
 * By what a debit is known again when the bank tells it again.
 *
 * @param reference the bank's own of the entry or payment
 * @param on the day of the booking in the bank's calendar
 */
record Booking(
        Kind kind, @Nullable String reference, @Nullable LocalDate on) {

    /**
     * Whether this is certainly another booking. A notification and the day's statement tell the same bookings, and some banks
     * number them differently: only reports of one kind can be compared.
     */
    boolean isOtherThan(Booking known) {
        if (kind != known.kind) {
            return false;
        }
        if (reference != null && known.reference != null) {
            return !reference.equals(known.reference);
        }
        return on != null && known.on != null && !on.equals(known.on);
    }

    /** Whether this says more than what is kept: the statement is the bank's last word. */
    boolean replaces(@Nullable Booking known) {
        return known == null || (kind == Kind.STATEMENT && known.kind != Kind.STATEMENT);
    }
}
