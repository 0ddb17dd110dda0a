package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.millioncarrots.claimant.destination.DestinationChanges;
import org.millioncarrots.claimant.vault.IdentityVault;

/** Destroys what is known of who a claimant is. */
@ApplicationScoped
class ForgetIdentity {
    private final Claimants claimants;
    private final PersonIndex persons;
    private final DestinationChanges destinations;
    private final IdentityVault vault;

    ForgetIdentity(Claimants claimants, PersonIndex persons, DestinationChanges destinations, IdentityVault vault) {
        this.claimants = claimants;
        this.persons = persons;
        this.destinations = destinations;
        this.vault = vault;
    }

    /** The person is found by document and name no more, unless another partner has registered them too. */
    @Transactional(Transactional.TxType.MANDATORY)
    void forget(Claimant claimant) {
        destinations.forget(claimant.id());
        claimants.forget(claimant);
        if (!claimants.isAnyActive(claimant.personId())) {
            persons.forget(claimant.personId(), vault.identity(claimant.id));
        }
        vault.destroy(claimant.id);
    }
}
