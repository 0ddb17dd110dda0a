package org.millioncarrots.claimant.destination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.millioncarrots.claimant.AccountSettings;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.Claimants;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;

/** Ends a proposed change of account: confirmed or rejected by another person, or withdrawn by whoever proposed it. */
@ApplicationScoped
class ConfirmDestination {
    private final Claimants claimants;
    private final DestinationChanges changes;
    private final UseDestinations useDestinations;
    private final TwoPeople people;
    private final Clock clock;
    private final int waitingDays;

    ConfirmDestination(
            Claimants claimants,
            DestinationChanges changes,
            UseDestinations useDestinations,
            TwoPeople people,
            Clock clock,
            AccountSettings settings) {
        this.claimants = claimants;
        this.changes = changes;
        this.useDestinations = useDestinations;
        this.people = people;
        this.clock = clock;
        this.waitingDays = settings.waitingDays();
    }

    /** @throws Problem if the caller has proposed it (403), or it is not PROPOSED (409) */
    @Transactional
    DestinationChange confirm(ClaimantId id, int version) {
        DestinationChange change = lock(id, version);
        String person = people.other(change.proposedBy(), "whoever proposed the change of account cannot confirm it");
        changes.confirm(change, person, waitingIsOver());
        useDestinations.useIfReady(id, version, clock.instant());
        return changes.get(id, version);
    }

    /** @throws Problem if the caller has proposed it (403), or it is used or has ended (409) */
    @Transactional
    DestinationChange reject(ClaimantId id, int version) {
        DestinationChange change = lock(id, version);
        String person = people.other(change.proposedBy(), "whoever proposed the change of account withdraws it");
        changes.end(change, DestinationState.REJECTED, person);
        return changes.get(id, version);
    }

    /** @throws Problem if another person has proposed it (403), or it is used or has ended (409) */
    @Transactional
    DestinationChange withdraw(ClaimantId id, int version) {
        DestinationChange change = lock(id, version);
        String person = people.same(
                change.proposedBy(), "only whoever proposed the change of account withdraws it; others reject it");
        changes.end(change, DestinationState.WITHDRAWN, person);
        return changes.get(id, version);
    }

    private DestinationChange lock(ClaimantId id, int version) {
        claimants.lock(claimants.active(id));
        return changes.get(id, version);
    }

    /** The same time of day, as many days on which banks settle later. */
    private Instant waitingIsOver() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return TargetDays.later(now.toLocalDate(), waitingDays)
                .atTime(now.toLocalTime())
                .atZone(now.getZone())
                .toInstant();
    }
}
