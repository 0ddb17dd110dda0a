package org.millioncarrots.claim;

import java.util.UUID;
import org.millioncarrots.platform.Ids;

/** The id of a claim; it carries the claimant's bucket. */
public record ClaimId(UUID value) {
    public short bucket() {
        return Ids.bucketOf(value);
    }
}
