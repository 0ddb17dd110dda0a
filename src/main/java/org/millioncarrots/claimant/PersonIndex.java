package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Finds the same person across partners without showing either partner anything. */
@ApplicationScoped
class PersonIndex {
    private final Claimants claimants;

    PersonIndex(Claimants claimants) {
        this.claimants = claimants;
    }

    @Transactional
    Optional<UUID> find(String blindIndex) {
        return claimants.person(blindIndex);
    }
}
