package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import org.millioncarrots.platform.http.Problem;

/** All that other packages may ask about claimants: one at a time, by id. */
@ApplicationScoped
public class FindClaimant {
    private final Claimants claimants;
    private final Households households;

    FindClaimant(Claimants claimants, Households households) {
        this.claimants = claimants;
        this.households = households;
    }

    /** @throws Problem if there is none, it belongs to another partner (404), or its identity is erased (409) */
    public Claimant get(ClaimantId id) {
        return claimants.active(id);
    }

    /** The same, kept from being changed by others until the transaction ends. */
    public Claimant locked(ClaimantId id) {
        Claimant claimant = claimants.active(id);
        claimants.lock(claimant);
        return claimant;
    }

    /** @throws Problem if there is none, or it belongs to another partner (404) */
    public Claimant evenErased(ClaimantId id) {
        return claimants.get(id);
    }

    /** The family that counts so far; nobody if the identity is erased. */
    public Household household(Claimant claimant) {
        return households.of(claimant);
    }

    /** The same by id. */
    public Household household(ClaimantId id) {
        return households.of(claimants.get(id));
    }
}
