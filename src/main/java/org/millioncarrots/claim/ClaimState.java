package org.millioncarrots.claim;

import java.util.Map;
import java.util.Set;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Where a claim stands. */
// The table below is the only place that says which step may follow which.
public enum ClaimState {
    /** Waits for a decision. */
    LODGED,
    /** Waits for the second person. */
    DECIDED,
    /** An award exists. */
    ATTESTED,
    /** A second person has confirmed that it is not eligible, or that it cannot be granted; it can be appealed. */
    REJECTED,
    /** Taken back before anything was granted; the person can lodge another one. */
    WITHDRAWN;

    /** Not finished yet: a claimant has one such claim under a programme at a time. */
    static final Set<ClaimState> OPEN = Set.of(LODGED, DECIDED);

    private static final Map<ClaimState, Set<ClaimState>> NEXT = Map.of(
            LODGED, Set.of(DECIDED, WITHDRAWN),
            DECIDED, Set.of(ATTESTED, REJECTED, LODGED, WITHDRAWN),
            ATTESTED, Set.of(),
            REJECTED, Set.of(LODGED),
            WITHDRAWN, Set.of());

    /** The states that may follow. */
    Set<ClaimState> next() {
        return NEXT.getOrDefault(this, Set.of());
    }

    /** @throws Problem if the step is not allowed from here (409) */
    ClaimState to(ClaimState next) {
        if (!next().contains(next)) {
            throw Problem.conflict(ConflictReason.CLAIM_STATE, "the claim is " + this + "; it cannot become " + next);
        }
        return next;
    }
}
