package org.millioncarrots.payout.exception;

import java.util.Map;
import java.util.Set;

/** Where an exception stands. Those that nobody has touched are open and have no row. */
public enum ExceptionState {
    OPEN,
    /** The bank is asked to give back what was lost. */
    CLAIMED,
    CLOSED;

    private static final Map<ExceptionState, Set<ExceptionState>> NEXT =
            Map.of(OPEN, Set.of(CLAIMED, CLOSED), CLAIMED, Set.of(CLOSED), CLOSED, Set.of());

    boolean mayBecome(ExceptionState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
