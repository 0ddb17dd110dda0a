package org.millioncarrots.award;

import java.util.UUID;
import org.millioncarrots.claim.ClaimId;
import org.millioncarrots.platform.Ids;

/** The id of an award; it carries the claimant's bucket. */
public record AwardId(UUID value) {
    public static AwardId ofClaim(UUID claimId) {
        return new AwardId(new ClaimId(claimId).awardId());
    }

    public short bucket() {
        return Ids.bucketOf(value);
    }
}
