package org.millioncarrots.payout.answer;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankAnswer;
import org.millioncarrots.bank.BankAnswer.Accepted;
import org.millioncarrots.bank.BankAnswer.Pending;
import org.millioncarrots.bank.BankAnswer.Proof;
import org.millioncarrots.bank.BankAnswer.Rejected;
import org.millioncarrots.bank.BankAnswer.Returned;
import org.millioncarrots.bank.BankAnswer.Settled;
import org.millioncarrots.bank.BankAnswer.Unclassified;
import org.millioncarrots.bank.ReasonCode;
import org.millioncarrots.bank.StatedAmounts.Fit;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.payout.AttemptState;
import org.millioncarrots.payout.PayoutState;

/** What an answer of the bank means for a payout, and what is booked for it. */
public final class AnswerRules {
    /** Statuses of payments that the bank executes. */
    private static final Set<String> EXECUTING = Set.of("ACSP", "ACWC");

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
            return doubted(now, line, Verdict.parked("AMOUNT"));
        }
        // A missing amount settles nothing.
        if (fit == Fit.OTHER || (fit == Fit.MISSING && movesMoney(line.answer()))) {
            return doubted(now, line, Verdict.of(Outcome.MISMATCH));
        }
        return switch (line.answer()) {
            case Settled settled ->
                settled.proof() == Proof.BOOKED_ENTRY
                        ? debited(now, line.booking(), isToldTwice)
                        : informed(now, "ACSC", now.attempt() == AttemptState.REJECTED);
            case Returned returned -> returned(now, returned.reason().value());
            case Rejected rejected -> rejected(now, rejected);
            case Accepted accepted ->
                informed(
                        now,
                        accepted.status(),
                        now.attempt() == AttemptState.REJECTED && EXECUTING.contains(accepted.status()));
            case Pending pending -> Verdict.of(Outcome.APPLIED);
            case Unclassified unclassified -> Verdict.parked(null);
        };
    }

    /**
     * A debit that is not understood has left the account for something all the same: until it is explained, the payments that it
     * may be are neither rejected for good nor free to be paid again.
     */
    static Verdict doubted(Standing now, BankLine line, Verdict verdict) {
        boolean isDebit = line.bar() == null && line.answer() instanceof Settled && movesMoney(line.answer());
        return isDebit
                        && switch (now.attempt()) {
                            case SENT, ACCEPTED, REJECTED -> true;
                            case UNKNOWN -> isUnanswered(now);
                            case PREPARED, SETTLED, RETURNED -> false;
                        }
                ? verdict.attempt(AttemptState.UNKNOWN, verdict.why() == null ? "AMOUNT" : verdict.why())
                : verdict;
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
                Verdict.to(PayoutState.SETTLED, null, Step.SETTLE).keeping(booking);
            case REJECTED ->
                Verdict.to(PayoutState.SETTLED, null, Step.SEND, Step.SETTLE).keeping(booking);
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
            return now.payout() == PayoutState.RETURNED && isCorrection(now.reason())
                    ? Verdict.to(PayoutState.SETTLED, "TWICE", Step.SEND, Step.SETTLE)
                    : Verdict.parked("TWICE").attempt(AttemptState.SETTLED, "TWICE");
        }
        Verdict again =
                Verdict.of(Outcome.REPEATED).keeping(booking != null && booking.replaces(known) ? booking : null);
        boolean isDebitOfReturn = now.payout() == PayoutState.RETURNED && now.attempt() == AttemptState.UNKNOWN;
        return isDebitOfReturn ? again.attempt(overAfter(now.reason()), now.reason()) : again;
    }

    /**
     * A return that overtakes the debit books both; but nothing is paid again before the debit is there, for without it nothing can
     * have come back.
     */
    static Verdict returned(Standing now, String reason) {
        return switch (now.payout()) {
            case SENT, UNKNOWN ->
                Verdict.to(PayoutState.RETURNED, reason, Step.SETTLE, Step.RETURN)
                        .attempt(AttemptState.UNKNOWN, reason);
            case REJECTED ->
                Verdict.to(PayoutState.RETURNED, reason, Step.SEND, Step.SETTLE, Step.RETURN)
                        .attempt(AttemptState.UNKNOWN, reason);
            // Of two debits one is still out: the bank has corrected itself, and the payee has the money.
            case SETTLED ->
                "TWICE".equals(now.reason())
                        ? Verdict.parked("STATE")
                        : Verdict.to(PayoutState.RETURNED, reason, Step.RETURN).attempt(overAfter(reason), reason);
            case RETURNED -> "TWICE".equals(now.reason()) ? Verdict.parked("STATE") : Verdict.of(Outcome.REPEATED);
            case REISSUED ->
                switch (now.attempt()) {
                    case RETURNED -> Verdict.of(Outcome.REPEATED);
                    case SETTLED ->
                        // Only a debit after a rejection has just this one credit.
                        "AFTER".equals(now.reason())
                                ? Verdict.of(Outcome.APPLIED).attempt(AttemptState.RETURNED, reason)
                                : Verdict.parked("STATE");
                    case PREPARED, SENT, ACCEPTED, REJECTED, UNKNOWN ->
                        Verdict.parked("AFTER").attempt(AttemptState.RETURNED, reason);
                };
            case DUE, BATCHED, HELD, CANCELLED -> Verdict.parked("STATE");
        };
    }

    /** What comes back as a duplicate has another one that did not: the attempt is not over. */
    private static AttemptState overAfter(@Nullable String reason) {
        return isOfDuplicate(reason) ? AttemptState.SETTLED : AttemptState.RETURNED;
    }

    private static boolean isOfDuplicate(@Nullable String reason) {
        return reason != null && new ReasonCode(reason).isOfDuplicate();
    }

    /**
     * Whether a credit can be the bank's own correction: a payment that comes back from the payee's bank has a reason. Of two debits
     * it takes back one, whether it is told before or after them, and the payee has the other.
     */
    private static boolean isCorrection(@Nullable String reason) {
        return ReasonCode.OTHER.value().equals(reason) || isOfDuplicate(reason);
    }

    /** A rejection that does not exclude that the bank has paid, or that follows "settled", leaves the payout unknown. */
    private static Verdict rejected(Standing now, Rejected rejected) {
        String reason = rejected.reason().value();
        boolean isFinal = rejected.reason().isFinal();
        boolean isContradiction = mayHaveBeenPaid(now);
        return switch (now.payout()) {
            case SENT ->
                isFinal && !isContradiction
                        ? Verdict.to(PayoutState.REJECTED, reason, Step.REJECT)
                        : Verdict.to(PayoutState.UNKNOWN, isContradiction ? now.reason() : reason);
            case UNKNOWN -> {
                if (isContradiction) {
                    yield Verdict.parked("STATE");
                }
                yield isFinal
                        ? Verdict.to(PayoutState.REJECTED, reason, Step.REJECT)
                        : Verdict.of(Outcome.REPEATED).attempt(AttemptState.UNKNOWN, reason);
            }
            case REJECTED, REISSUED -> rejectedAgain(now, isFinal, reason);
            case DUE, BATCHED, HELD, SETTLED, RETURNED, CANCELLED -> Verdict.parked("STATE");
        };
    }

    /**
     * Whether something that was said before speaks for a payment: "settled", a debit that is not understood, or a duplicate of
     * what is there. A rejection does not unsay it. After a time-out on the way it is the answer that was missing.
     */
    private static boolean mayHaveBeenPaid(Standing now) {
        String reason = now.reason();
        if (reason == null || now.attempt() != AttemptState.UNKNOWN) {
            return "ACSC".equals(reason);
        }
        ReasonCode code = new ReasonCode(reason);
        return code.isFinal() || code.isOfDuplicate();
    }

    /** Whether nobody knows, and nothing that was said speaks for a payment: after silence, or a time-out on the way. */
    private static boolean isUnanswered(Standing now) {
        return now.payout() == PayoutState.UNKNOWN && now.attempt() == AttemptState.UNKNOWN && !mayHaveBeenPaid(now);
    }

    /** Once the bank has contradicted itself, another rejection is only one more of its two answers. */
    private static Verdict rejectedAgain(Standing now, boolean isFinal, String reason) {
        return switch (now.attempt()) {
            case REJECTED ->
                isFinal
                        ? Verdict.of(Outcome.REPEATED).attempt(AttemptState.REJECTED, reason)
                        : Verdict.parked("STATE").attempt(AttemptState.UNKNOWN, reason);
            case UNKNOWN -> isFinal ? Verdict.of(Outcome.REPEATED) : Verdict.parked("STATE");
            case PREPARED, SENT, ACCEPTED, SETTLED, RETURNED -> Verdict.parked("STATE");
        };
    }

    /** A status report is information and no booking. Where it contradicts a rejection, the attempt is unknown again. */
    private static Verdict informed(Standing now, String status, boolean contradicts) {
        if (contradicts) {
            return Verdict.parked("STATE").attempt(AttemptState.UNKNOWN, status);
        }
        if (isUnanswered(now)) {
            return Verdict.of(Outcome.APPLIED)
                    .attempt(AttemptState.UNKNOWN, "ACSC".equals(status) ? status : now.reason());
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
