package org.millioncarrots.claimant.destination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.Claimants;
import org.millioncarrots.claimant.PayoutDestination;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.people.Caller;

/** Goes back to an earlier account of a claimant; two people have agreed on it. What is open ends, because it was not wanted. */
@ApplicationScoped
public class RestoreDestination {
    private final Claimants claimants;
    private final DestinationChanges changes;
    private final UseDestination useDestination;
    private final IdentityVault vault;
    private final Caller caller;

    RestoreDestination(
            Claimants claimants,
            DestinationChanges changes,
            UseDestination useDestination,
            IdentityVault vault,
            Caller caller) {
        this.claimants = claimants;
        this.changes = changes;
        this.useDestination = useDestination;
        this.vault = vault;
        this.caller = caller;
    }

    /** @param version of the earlier account; nothing is done if it is the one that is paid, or the identity is erased */
    @Transactional(Transactional.TxType.MANDATORY)
    public void restore(ClaimantId id, int version) {
        Claimant claimant = claimants.get(id);
        claimants.lock(claimant);
        changes.open(id).ifPresent(open -> changes.end(open, DestinationState.REJECTED, caller.person()));
        if (claimant.destinationVersion() != version) {
            vault.destination(id.value(), version).ifPresent(earlier -> use(claimant, earlier));
        }
    }

    private void use(Claimant claimant, PayoutDestination earlier) {
        int next = Math.max(
                changes.nextVersion(claimant),
                vault.lastDestination(claimant.id().value()) + 1);
        vault.sealDestination(claimant.id().value(), next, earlier);
        changes.add(claimant, next, DestinationState.USED, earlier.account().masked());
        useDestination.use(claimant, next, earlier);
    }
}
