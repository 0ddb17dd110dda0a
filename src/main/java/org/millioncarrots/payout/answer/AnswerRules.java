package org.millioncarrots.payout.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankAnswer;
import org.millioncarrots.bank.BankAnswer.Accepted;
import org.millioncarrots.bank.BankAnswer.Pending;
import org.millioncarrots.bank.BankAnswer.Proof;
import org.millioncarrots.bank.BankAnswer.Rejected;
import org.millioncarrots.bank.BankAnswer.Returned;
import org.millioncarrots.bank.BankAnswer.Settled;
import org.millioncarrots.bank.BankAnswer.Unclassified;
import org.millioncarrots.bank.StatedAmounts.Fit;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.payout.AttemptState;
import org.millioncarrots.payout.PayoutState;

/** What an answer of the bank means for a payout, and what is booked for it. */
public final class AnswerRules {
    private AnswerRules() {}

    /** What became of a line. */
    public enum Outcome {
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
     * What is known of an attempt before a line.
     *
     * @param reason the attempt's
     * @param debit the booking that took the money, as far as it is known
     */
    record Standing(
            PayoutState payout,
            AttemptState attempt,
            @Nullable String reason,
            @Nullable Booking debit) {

        Standing after(Verdict verdict) {
            return new Standing(
                    verdict.payout() == null ? payout : verdict.payout(),
                    verdict.attempt() == null ? attempt : verdict.attempt(),
                    verdict.attempt() == null ? reason : verdict.reason(),
                    verdict.debit() == null ? debit : verdict.debit());
        }
    }

    /**
     * What a line changes.
     *
     * @param attempt the attempt's next state with its reason; null if it stays
     * @param payout the payout's next state; null if it stays
     * @param sendsAgain whether the books take the money back into transit first
     * @param steps what is booked
     * @param debit the booking that is kept from now on; null if nothing is to be kept
     * @param why our code for what no code of the bank explains; null if there is nothing to explain
     */
    record Verdict(
            Outcome outcome,
            @Nullable AttemptState attempt,
            @Nullable String reason,
            @Nullable PayoutState payout,
            boolean sendsAgain,
            List<Step> steps,
            @Nullable Booking debit,
            @Nullable String why) {

        static Verdict of(Outcome outcome) {
            return new Verdict(outcome, null, null, null, false, List.of(), null, null);
        }

        /** A person must look. */
        static Verdict parked(@Nullable String why) {
            return new Verdict(Outcome.PARKED, null, null, null, false, List.of(), null, why);
        }

        static Verdict to(PayoutState next, @Nullable String reason, boolean sendsAgain, Step... steps) {
            return new Verdict(
                    Outcome.APPLIED,
                    AttemptState.valueOf(next.name()),
                    reason,
                    next,
                    sendsAgain,
                    List.of(steps),
                    null,
                    null);
        }

        /** The attempt alone changes, which bars or frees the next one. */
        Verdict attempt(AttemptState state, @Nullable String because) {
            return new Verdict(outcome, state, because, payout, sendsAgain, steps, debit, why);
        }

        Verdict keeping(@Nullable Booking booking) {
            return new Verdict(outcome, attempt, reason, payout, sendsAgain, steps, booking, why);
        }
    }

    /**
     * What the line means for an attempt that stands so.
     *
     * @param fit how the line's amount compares with the payout's
     * @param isToldTwice whether this message has told a debit of the attempt before, in an entry that is not the same one told again
     */
    static Verdict verdict(Standing now, BankLine line, Fit fit, boolean isToldTwice) {
        if (line.bar() != null) {
            return Verdict.parked(line.bar());
        }
        if (line.answer() instanceof Unclassified) {
            return Verdict.parked(null);
        }
        if (fit == Fit.UNCLEAR) {
            return Verdict.parked("AMOUNT");
        }
        // A missing amount settles nothing.
        if (fit == Fit.OTHER || (fit == Fit.MISSING && movesMoney(line.answer()))) {
            return Verdict.of(Outcome.MISMATCH);
        }
        return switch (line.answer()) {
            case Settled settled ->
                settled.proof() == Proof.BOOKED_ENTRY
                        ? debited(now, line.booking(), isToldTwice)
                        : informed(now, "ACSC", now.attempt() == AttemptState.REJECTED);
            case Returned returned -> returned(now, returned.reason().value());
            case Rejected rejected -> rejected(now, rejected);
            case Accepted accepted -> informed(now, accepted.status(), false);
            case Pending pending -> Verdict.of(Outcome.APPLIED);
            case Unclassified unclassified -> Verdict.parked(null);
        };
    }

    /** What the bank has told two people about a payout, beside its messages. */
    public enum Ruling {
        PAID,
        NOT_PAID
    }

    /** What the ruling means for an unknown payout. */
    static Verdict ruled(Ruling ruling) {
        return switch (ruling) {
            case PAID -> Verdict.to(PayoutState.SETTLED, "RULING", false, Step.SETTLE);
            case NOT_PAID -> Verdict.to(PayoutState.REJECTED, "RULING", false, Step.REJECT);
        };
    }

    /** Whether the account itself says so; only that settles and returns. */
    static boolean movesMoney(BankAnswer answer) {
        return answer instanceof Returned
                || (answer instanceof Settled settled && settled.proof() == Proof.BOOKED_ENTRY);
    }

    /** The account is the bank's last word, also after a rejection. A second debit of one attempt is nobody's order. */
    private static Verdict debited(Standing now, @Nullable Booking booking, boolean isToldTwice) {
        return switch (now.payout()) {
            case SENT, UNKNOWN ->
                Verdict.to(PayoutState.SETTLED, null, false, Step.SETTLE).keeping(booking);
            case REJECTED ->
                Verdict.to(PayoutState.SETTLED, null, true, Step.SETTLE).keeping(booking);
            case SETTLED, RETURNED -> toldAgain(now, booking, isToldTwice);
            case REISSUED ->
                now.attempt() == AttemptState.RETURNED || now.attempt() == AttemptState.SETTLED
                        ? toldAgain(now, booking, isToldTwice)
                        : Verdict.parked("AFTER")
                                .attempt(AttemptState.SETTLED, "AFTER")
                                .keeping(booking);
            case DUE, BATCHED, HELD, CANCELLED -> Verdict.parked("STATE");
        };
    }

    private static Verdict toldAgain(Standing now, @Nullable Booking booking, boolean isToldTwice) {
        Booking known = now.debit();
        if (isToldTwice || (known != null && booking != null && booking.isOtherThan(known))) {
            return Verdict.parked("TWICE").attempt(AttemptState.SETTLED, "TWICE");
        }
        return Verdict.of(Outcome.REPEATED).keeping(booking != null && booking.replaces(known) ? booking : null);
    }

    /** A return that overtakes the debit books both. */
    private static Verdict returned(Standing now, String reason) {
        return switch (now.payout()) {
            case SENT, UNKNOWN -> Verdict.to(PayoutState.RETURNED, reason, false, Step.SETTLE, Step.RETURN);
            case REJECTED -> Verdict.to(PayoutState.RETURNED, reason, true, Step.SETTLE, Step.RETURN);
            case SETTLED ->
                // Of two debits one is still out: the bank has corrected itself, and the payee has the money.
                "TWICE".equals(now.reason())
                        ? Verdict.parked("STATE")
                        : Verdict.to(PayoutState.RETURNED, reason, false, Step.RETURN);
            case RETURNED -> Verdict.of(Outcome.REPEATED);
            case REISSUED ->
                switch (now.attempt()) {
                    case RETURNED -> Verdict.of(Outcome.REPEATED);
                    case SETTLED ->
                        // Only a debit after a rejection has just this one credit; of two debits one is still out.
                        "AFTER".equals(now.reason())
                                ? Verdict.of(Outcome.APPLIED).attempt(AttemptState.RETURNED, reason)
                                : Verdict.parked("STATE");
                    case PREPARED, SENT, ACCEPTED, REJECTED, UNKNOWN ->
                        Verdict.parked("AFTER").attempt(AttemptState.RETURNED, reason);
                };
            case DUE, BATCHED, HELD, CANCELLED -> Verdict.parked("STATE");
        };
    }

    /** A rejection that does not exclude that the bank has paid, or that follows "settled", leaves the payout unknown. */
    private static Verdict rejected(Standing now, Rejected rejected) {
        String reason = rejected.reason().value();
        boolean isFinal = rejected.reason().isFinal();
        return switch (now.payout()) {
            case SENT ->
                isFinal && !"ACSC".equals(now.reason())
                        ? Verdict.to(PayoutState.REJECTED, reason, false, Step.REJECT)
                        : Verdict.to(PayoutState.UNKNOWN, reason, false);
            case UNKNOWN -> {
                if (isFinal) {
                    yield "ACSC".equals(now.reason())
                            ? Verdict.parked("STATE")
                            : Verdict.to(PayoutState.REJECTED, reason, false, Step.REJECT);
                }
                yield Verdict.of(Outcome.REPEATED).attempt(AttemptState.UNKNOWN, reason);
            }
            case REJECTED, REISSUED -> rejectedAgain(now, isFinal, reason);
            case DUE, BATCHED, HELD, SETTLED, RETURNED, CANCELLED -> Verdict.parked("STATE");
        };
    }

    private static Verdict rejectedAgain(Standing now, boolean isFinal, String reason) {
        if (now.attempt() != AttemptState.REJECTED && now.attempt() != AttemptState.UNKNOWN) {
            return Verdict.parked("STATE");
        }
        return isFinal
                ? Verdict.of(Outcome.REPEATED).attempt(AttemptState.REJECTED, reason)
                : Verdict.parked("STATE").attempt(AttemptState.UNKNOWN, reason);
    }

    /** A status report is information and no booking. Where it contradicts a rejection, the attempt is unknown again. */
    private static Verdict informed(Standing now, String status, boolean contradicts) {
        if (contradicts) {
            return Verdict.parked("STATE").attempt(AttemptState.UNKNOWN, status);
        }
        boolean isOpen = now.attempt() == AttemptState.SENT || now.attempt() == AttemptState.ACCEPTED;
        return isOpen && !"ACSC".equals(now.reason())
                ? Verdict.of(Outcome.APPLIED).attempt(AttemptState.ACCEPTED, status)
                : Verdict.of(Outcome.APPLIED);
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
