package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import org.millioncarrots.platform.http.Problem;

/** All that other packages may ask about claimants: one at a time, by id. */
@ApplicationScoped
public class FindClaimant {
    private final Claimants claimants;

    FindClaimant(Claimants claimants) {
        this.claimants = claimants;
    }

    /** @throws Problem if there is none, it belongs to another partner (404), or its identity is erased (409) */
    public Claimant get(ClaimantId id) {
        return claimants.active(id);
    }
}
