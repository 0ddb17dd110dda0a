package org.millioncarrots.testimony;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.Ids;

/** Ids and times of what is recorded of a claimant. */
@ApplicationScoped
class Steps {
    private final Ids ids;
    private final Clock clock;

    Steps(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    record Step(UUID id, Instant at) {}

    Step next(ClaimantId claimant) {
        return new Step(ids.next(claimant.bucket()), now());
    }

    Instant now() {
        return clock.instant();
    }
}
