package org.millioncarrots.claimant.destination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.Claimants;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;

/** Claimants with what is proposed as their account. */
@ApplicationScoped
public class ReadDestinations {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Claimants claimants;
    private final DestinationChanges changes;

    ReadDestinations(Claimants claimants, DestinationChanges changes) {
        this.claimants = claimants;
        this.changes = changes;
    }

    /** A claimant, and the change of account that is open. */
    public record WithOpenChange(Claimant claimant, Optional<DestinationChange> change) {}

    /** @throws Problem if there is none, or it belongs to another partner (404) */
    @Transactional
    public WithOpenChange get(ClaimantId id) {
        return new WithOpenChange(claimants.get(id), changes.open(id));
    }

    /** Newest first. */
    @Transactional
    List<DestinationChange> all(ClaimantId id) {
        return changes.all(claimants.get(id).id());
    }

    /** Those that are open, of all claimants. */
    @Transactional
    Page<DestinationChange> open(@Nullable UUID cursor, int limit) {
        List<DestinationChange> found = changes.open(cursor == null ? BEFORE_ALL : cursor, limit + 1);
        return Page.of(found, limit, change -> change.claimantId().toString());
    }
}
