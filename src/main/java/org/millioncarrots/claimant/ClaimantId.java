package org.millioncarrots.claimant;

import java.util.UUID;
import org.millioncarrots.platform.Ids;

/** The id of a claimant; it carries the claimant's bucket. */
public record ClaimantId(UUID value) {
    public short bucket() {
        return Ids.bucketOf(value);
    }
}
