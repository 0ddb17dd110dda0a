package org.millioncarrots.payout;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where one sending of a payout to the bank stands: the most careful reading of all that the bank has said of it, while the
 * payout's state tells what is owed. The table below is the only place that says which state may follow which.
 */
public enum AttemptState {
    PREPARED,
    SENT,
    /** The bank has taken it in, and nothing is booked. */
    ACCEPTED,
    SETTLED,
    REJECTED,
    RETURNED,
    UNKNOWN;

    private static final Map<AttemptState, Set<AttemptState>> NEXT = new EnumMap<>(Map.of(
            PREPARED, EnumSet.of(SENT),
            SENT, EnumSet.of(ACCEPTED, SETTLED, REJECTED, RETURNED, UNKNOWN),
            ACCEPTED, EnumSet.of(SETTLED, REJECTED, RETURNED, UNKNOWN),
            UNKNOWN, EnumSet.of(SETTLED, REJECTED, RETURNED),
            // The account shows a debit after all, or the bank contradicts itself.
            REJECTED, EnumSet.of(SETTLED, RETURNED, UNKNOWN),
            SETTLED, EnumSet.of(RETURNED),
            // Debited a second time.
            RETURNED, EnumSet.of(SETTLED)));

    /** Those after which nothing of the sending is left with the bank. */
    public static final Set<AttemptState> OVER = Collections.unmodifiableSet(EnumSet.of(REJECTED, RETURNED));

    /** The states that this one may follow. */
    public Set<AttemptState> mayFollow() {
        return Arrays.stream(values())
                .filter(state -> state.mayBecome(this))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AttemptState.class)));
    }

    /** Whether the state may follow this one. */
    public boolean mayBecome(AttemptState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
