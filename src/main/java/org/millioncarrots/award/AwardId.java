package org.millioncarrots.award;

import java.util.UUID;
import org.millioncarrots.platform.Ids;

/** The id of an award; it carries the claimant's bucket. */
public record AwardId(UUID value) {
    /** Derived from the claim, because a claim is granted once. */
    public static AwardId ofClaim(UUID claimId) {
        return new AwardId(Ids.derived(claimId, "award"));
    }

    public short bucket() {
        return Ids.bucketOf(value);
    }
}
