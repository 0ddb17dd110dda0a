package org.millioncarrots.development.bank;

import java.util.List;

/** What goes wrong at this bank, on demand. */
enum Fault {
    // What becomes of a payment; the first that strikes.
    /** Never paid and never answered. */
    LOST,
    /** pain.002 with a code, no booking. */
    REJECTED,
    /** Rejected, and booked on the same day all the same. */
    REJECTED_YET_BOOKED,
    /** Answered and booked two days later. */
    DELAYED,
    /** Comes back on the next day. */
    RETURNED,
    /** Comes back in the next month. */
    RETURNED_LATE,
    /** Another amount is debited than was ordered. */
    WRONG_AMOUNT,
    /** The fee is part of the debit. */
    CHARGED,
    /** Debited twice; the second debit is taken back two days later. */
    DEBITED_TWICE,

    // What becomes of a message.
    /** Never sent; a camt.053 is, so that every day is told in the end. */
    MESSAGE_LOST,
    /** The same bytes twice. */
    MESSAGE_TWICE,
    /** The same content in another message. */
    TOLD_AGAIN,
    /** The messages of the day in any order. */
    OUT_OF_ORDER,
    /** A statement comes after that of the next day. */
    STATEMENT_LATE,

    // How it is told.
    /** One debit for the whole file. */
    BULK,
    /** Other versions, references, encodings, envelopes. */
    DIALECT,
    /** A fee for the account itself, each day. */
    ACCOUNT_FEE;

    /** Those of a payment, of which it has one at most. */
    static final List<Fault> OF_PAYMENTS = List.of(
            LOST,
            REJECTED,
            REJECTED_YET_BOOKED,
            DELAYED,
            RETURNED,
            RETURNED_LATE,
            WRONG_AMOUNT,
            CHARGED,
            DEBITED_TWICE);
}
