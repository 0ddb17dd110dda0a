package org.millioncarrots.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.Ids;

/** Holds of claims. */
@ApplicationScoped
class ClaimHolds implements PanacheRepositoryBase<ClaimHold, UUID> {
    private final Ids ids;
    private final Clock clock;

    ClaimHolds(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    List<ClaimHold> open(Claim claim) {
        return list("bucket = ?1 and claimId = ?2 and liftedAt is null order by id", claim.bucket, claim.id);
    }

    /** Those of several claims. */
    List<ClaimHold> open(List<Claim> claims) {
        return list(
                "bucket in ?1 and claimId in ?2 and liftedAt is null order by id",
                claims.stream().map(claim -> claim.bucket).distinct().toList(),
                claims.stream().map(claim -> claim.id).toList());
    }

    Optional<ClaimHold> open(Claim claim, UUID id) {
        return open(claim).stream().filter(hold -> hold.id.equals(id)).findFirst();
    }

    ClaimHold place(Claim claim, ClaimHold.Reason reason, String person, boolean byPartner) {
        ClaimHold hold = new ClaimHold(ids.next(claim.bucket), claim, reason, person, byPartner, clock.instant());
        persistAndFlush(hold);
        return hold;
    }

    void askRelease(ClaimHold hold, String person) {
        hold.releaseAskedBy = person;
        hold.releaseAskedAt = clock.instant();
        flush();
    }

    void proposeLift(ClaimHold hold, String person) {
        hold.liftProposedBy = person;
        hold.liftProposedAt = clock.instant();
        flush();
    }

    void lift(ClaimHold hold, String person) {
        hold.liftedBy = person;
        hold.liftedAt = clock.instant();
        flush();
    }
}
