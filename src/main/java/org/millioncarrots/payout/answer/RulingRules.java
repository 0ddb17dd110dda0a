package org.millioncarrots.payout.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.payout.AttemptState;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.payout.answer.AnswerRules.Outcome;
import org.millioncarrots.payout.answer.AnswerRules.Standing;

/** What two people may say of a payout where the bank has said nothing, or two things, and what that means. */
public final class RulingRules {
    private RulingRules() {}

    /** What the bank has told two people about a payout, beside its messages. */
    @Schema(name = "PayoutRulingOutcome")
    public enum Ruling {
        PAID,
        NOT_PAID
    }

    /** Whether it is open if the payout is paid: nobody knows, or the bank contradicts itself. */
    static boolean isOpen(Standing now) {
        return switch (now.payout()) {
            case UNKNOWN -> true;
            case REJECTED -> now.attempt() != AttemptState.REJECTED;
            case RETURNED -> now.attempt() != AttemptState.RETURNED;
            case REISSUED -> !AttemptState.OVER.contains(now.attempt());
            case SETTLED -> "TWICE".equals(now.reason());
            case SENT -> now.attempt() == AttemptState.UNKNOWN;
            case DUE, BATCHED, HELD, CANCELLED -> false;
        };
    }

    /**
     * What the ruling means for a payout about which it is open; null where it cannot be carried out: the money of a payout that
     * came back is owed again, and whatever has taken its place must be cancelled first.
     */
    static @Nullable Verdict ruled(Standing now, Ruling ruling) {
        boolean paid = ruling == Ruling.PAID;
        return switch (now.payout()) {
            case SENT, UNKNOWN ->
                paid
                        ? Verdict.to(PayoutState.SETTLED, "RULING", Step.SETTLE)
                        : Verdict.to(PayoutState.REJECTED, "RULING", Step.REJECT);
            case REJECTED ->
                paid
                        ? Verdict.to(PayoutState.SETTLED, "RULING", Step.SEND, Step.SETTLE)
                        : attempt(AttemptState.REJECTED);
            case RETURNED -> paid ? null : attempt(AttemptState.RETURNED);
            case REISSUED ->
                paid
                        ? null
                        : attempt(
                                now.attempt() == AttemptState.UNKNOWN ? AttemptState.REJECTED : AttemptState.RETURNED);
            case SETTLED ->
                paid ? attempt(AttemptState.SETTLED) : Verdict.to(PayoutState.RETURNED, "RULING", Step.RETURN);
            case DUE, BATCHED, HELD, CANCELLED -> null;
        };
    }

    private static Verdict attempt(AttemptState state) {
        return Verdict.of(Outcome.APPLIED).attempt(state, "RULING");
    }
}
