package org.millioncarrots.claimant.destination;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Where a change of account stands. */
// The table below is the only place that says which step may follow which.
@Schema(name = "PayoutDestinationProposalState")
public enum DestinationState {
    /** By one person; nothing is paid to the claimant until it is confirmed or has ended. */
    PROPOSED,
    /** By another person; the waiting time runs, and still nothing is paid. */
    CONFIRMED,
    /** It is, or was until the next one, the account that is paid. */
    USED,
    /** Another person has ended it; the account before stays. */
    REJECTED,
    /** Whoever proposed it has taken it back; the account before stays. */
    WITHDRAWN;

    private static final Map<DestinationState, Set<DestinationState>> NEXT = Map.of(
            PROPOSED, Set.of(CONFIRMED, REJECTED, WITHDRAWN),
            CONFIRMED, Set.of(USED, REJECTED, WITHDRAWN),
            USED, Set.of(),
            REJECTED, Set.of(),
            WITHDRAWN, Set.of());

    /** @throws Problem if the step is not allowed from here (409) */
    DestinationState to(DestinationState next) {
        if (!NEXT.getOrDefault(this, Set.of()).contains(next)) {
            throw Problem.conflict(
                    ConflictReason.CHANGE_STATE, "the change of account is " + this + "; it cannot become " + next);
        }
        return next;
    }
}
