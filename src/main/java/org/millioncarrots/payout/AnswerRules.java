package org.millioncarrots.payout;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankAnswer;
import org.millioncarrots.bank.BankAnswer.Accepted;
import org.millioncarrots.bank.BankAnswer.Pending;
import org.millioncarrots.bank.BankAnswer.Proof;
import org.millioncarrots.bank.BankAnswer.Rejected;
import org.millioncarrots.bank.BankAnswer.Returned;
import org.millioncarrots.bank.BankAnswer.Settled;
import org.millioncarrots.bank.BankAnswer.Unclassified;
import org.millioncarrots.ledger.Step;

/** What an answer of the bank means for a payout, and what is booked for it. */
final class AnswerRules {
    private AnswerRules() {}

    /** What became of a line. */
    enum Outcome {
        APPLIED,
        /** The payout stands there already: the bank has said it before. */
        REPEATED,
        /** No payment of ours is meant. */
        UNMATCHED,
        /** A status without a rule, or one that does not fit the payout's state: a person must look. */
        PARKED,
        /** The amount is not the payout's. */
        MISMATCH
    }

    /**
     * The state that the answer asks for; empty if it changes nothing. A status report is information and no booking, so
     * only an entry of the account settles. A rejection that does not exclude that the bank has paid leaves the payout
     * unknown.
     */
    static Optional<PayoutState> target(BankAnswer answer) {
        return switch (answer) {
            case Settled settled ->
                settled.proof() == Proof.BOOKED_ENTRY ? Optional.of(PayoutState.SETTLED) : Optional.empty();
            case Rejected rejected ->
                Optional.of(rejected.reason().isFinal() ? PayoutState.REJECTED : PayoutState.UNKNOWN);
            case Returned returned -> Optional.of(PayoutState.RETURNED);
            case Accepted accepted -> Optional.empty();
            case Pending pending -> Optional.empty();
            case Unclassified unclassified -> Optional.empty();
        };
    }

    /** The bookings on the way from one state to another; a return that overtakes the debit books both. */
    static List<Step> steps(PayoutState from, PayoutState to) {
        return switch (to) {
            case SETTLED -> List.of(Step.SETTLE);
            case REJECTED -> List.of(Step.REJECT);
            case RETURNED -> from == PayoutState.SETTLED ? List.of(Step.RETURN) : List.of(Step.SETTLE, Step.RETURN);
            case DUE, BATCHED, SENT, UNKNOWN, HELD, CANCELLED, REISSUED -> List.of();
        };
    }

    /** The answer's name as it is kept with the line. */
    static String name(BankAnswer answer) {
        return switch (answer) {
            case Accepted accepted -> "ACCEPTED";
            case Settled settled -> settled.proof() == Proof.BOOKED_ENTRY ? "SETTLED" : "ACCEPTED";
            case Rejected rejected -> "REJECTED";
            case Returned returned -> "RETURNED";
            case Pending pending -> "PENDING";
            case Unclassified unclassified -> "UNCLASSIFIED";
        };
    }

    /** The bank's code: a reason for rejections and returns, a status for the rest. */
    static @Nullable String code(BankAnswer answer) {
        return switch (answer) {
            case Accepted accepted -> accepted.status();
            case Settled settled -> null;
            case Rejected rejected -> rejected.reason().value();
            case Returned returned -> returned.reason().value();
            case Pending pending -> pending.status();
            case Unclassified unclassified -> unclassified.status();
        };
    }
}
