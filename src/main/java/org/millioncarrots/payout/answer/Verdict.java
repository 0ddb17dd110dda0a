package org.millioncarrots.payout.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.payout.AttemptState;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.payout.answer.AnswerRules.Outcome;

/**
 * What a line changes.
 *
 * @param attempt the attempt's next state with its reason; null if it stays
 * @param payout the payout's next state; null if it stays
 * @param steps what is booked, in this order
 * @param debit the booking that is kept from now on; null if nothing is to be kept
 * @param why our code for what no code of the bank explains; null if there is nothing to explain
 */
record Verdict(
        Outcome outcome,
        @Nullable AttemptState attempt,
        @Nullable String reason,
        @Nullable PayoutState payout,
        List<Step> steps,
        @Nullable Booking debit,
        @Nullable String why) {

    static Verdict of(Outcome outcome) {
        return new Verdict(outcome, null, null, null, List.of(), null, null);
    }

    /** A person must look. */
    static Verdict parked(@Nullable String why) {
        return new Verdict(Outcome.PARKED, null, null, null, List.of(), null, why);
    }

    static Verdict to(PayoutState next, @Nullable String reason, Step... steps) {
        return new Verdict(
                Outcome.APPLIED, AttemptState.valueOf(next.name()), reason, next, List.of(steps), null, null);
    }

    /** The attempt alone changes, which bars or frees the next one. */
    Verdict attempt(AttemptState state, @Nullable String because) {
        return new Verdict(outcome, state, because, payout, steps, debit, why);
    }

    Verdict keeping(@Nullable Booking booking) {
        return new Verdict(outcome, attempt, reason, payout, steps, booking, why);
    }
}
