package org.millioncarrots.claim;

import java.util.UUID;
import org.millioncarrots.platform.Ids;

/** The id of a claim; it carries the claimant's bucket. */
public record ClaimId(UUID value) {
    /** The id that its award has, once it is granted one: derived, because a claim is granted once. */
    public UUID awardId() {
        return Ids.derived(value, "award");
    }

    public short bucket() {
        return Ids.bucketOf(value);
    }
}
