package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.destination.DestinationChange;
import org.millioncarrots.claimant.destination.DestinationChanges;
import org.millioncarrots.claimant.destination.ReadDestinations.WithOpenChange;
import org.millioncarrots.platform.find.Listing;
import org.millioncarrots.platform.find.PartnerReferences;
import org.millioncarrots.platform.find.PartnerReferences.Kind;
import org.millioncarrots.platform.http.Page;

/** Finds claimants that the caller may see: by reference, by state, by change. */
@ApplicationScoped
class ListClaimants {
    private final Claimants claimants;
    private final DestinationChanges changes;
    private final PartnerReferences references;

    ListClaimants(Claimants claimants, DestinationChanges changes, PartnerReferences references) {
        this.claimants = claimants;
        this.changes = changes;
        this.references = references;
    }

    @Transactional
    Page<WithOpenChange> list(@Nullable State state, @Nullable String reference, Listing listing) {
        List<UUID> found = reference == null ? null : references.find(Kind.CLAIMANT, reference);
        Page<Claimant> page =
                listing.page(claimants.page(state, found, listing), Claimant::changedAt, claimant -> claimant.id);
        Map<UUID, DestinationChange> open =
                changes.open(page.items().stream().map(Claimant::id).toList());
        return page.map(claimant -> new WithOpenChange(claimant, Optional.ofNullable(open.get(claimant.id))));
    }

    /** Whether the identity is known still. */
    @Schema(name = "ClaimantState")
    enum State {
        /** Registered. */
        ACTIVE,
        /** Forgotten: the pseudonym and what the books need are left. */
        ERASED
    }
}
