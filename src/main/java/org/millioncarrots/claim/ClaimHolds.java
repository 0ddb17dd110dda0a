package org.millioncarrots.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Holds of claims. */
@ApplicationScoped
class ClaimHolds implements PanacheRepositoryBase<ClaimHold, UUID> {
    List<ClaimHold> open(Claim claim) {
        return list("bucket = ?1 and claimId = ?2 and liftedAt is null order by id", claim.bucket, claim.id);
    }

    Optional<ClaimHold> open(Claim claim, UUID id) {
        return open(claim).stream().filter(hold -> hold.id.equals(id)).findFirst();
    }
}
