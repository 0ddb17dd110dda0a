package org.millioncarrots.payout;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a payout stands. */
// The table below is the only place that says which state may follow which; Payouts moves them.
public enum PayoutState {
    /** Owed, and in no batch. */
    DUE,
    /** In a batch that is not with the bank yet. */
    BATCHED,
    /** The bank has the file, and has not said what became of it. */
    SENT,
    /** The bank has confirmed the debit. */
    SETTLED,
    /** Refused, says a status report; the account may show later that it was debited all the same. */
    REJECTED,
    /** It came back after it was booked; payable again, unless it turns out to have left twice. */
    RETURNED,
    /** Sent, no answer: neither paid nor failed. The next step is to ask the bank, never to pay again. */
    UNKNOWN,
    /** One person has stopped it, another may let it go on. */
    HELD,
    /** Two people have said that it is not owed; its money is given back. */
    CANCELLED,
    /** Another payout for the same instalment has taken its place. */
    REISSUED;

    private static final Map<PayoutState, Set<PayoutState>> NEXT = new EnumMap<>(Map.of(
            // To SENT at once: after a restore, when it turns out that the bank has it.
            DUE, EnumSet.of(BATCHED, SENT, HELD, CANCELLED),
            HELD, EnumSet.of(DUE, CANCELLED),
            BATCHED, EnumSet.of(SENT, DUE, HELD),
            SENT, EnumSet.of(SETTLED, REJECTED, RETURNED, UNKNOWN),
            UNKNOWN, EnumSet.of(SETTLED, REJECTED, RETURNED),
            SETTLED, EnumSet.of(RETURNED),
            REJECTED, EnumSet.of(REISSUED, CANCELLED, SETTLED, RETURNED),
            // Debited once more than it came back.
            RETURNED, EnumSet.of(REISSUED, CANCELLED, SETTLED),
            CANCELLED, EnumSet.noneOf(PayoutState.class),
            REISSUED, EnumSet.noneOf(PayoutState.class)));

    /** Those after which nothing is left to be done; a bank may return a settled one all the same. */
    public static final Set<PayoutState> OVER = Set.of(SETTLED, CANCELLED, REISSUED);

    /** Whether the state may follow this one. */
    public boolean mayBecome(PayoutState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** The states that this one may follow. */
    Set<PayoutState> previous() {
        return Arrays.stream(values())
                .filter(state -> state.mayBecome(this))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PayoutState.class)));
    }

    /** The condition that a payout p stands where this state may follow. */
    String mayFollow() {
        return previous().stream()
                .map(state -> "'" + state + "'")
                .collect(Collectors.joining(", ", "p.state in (", ")"));
    }
}
