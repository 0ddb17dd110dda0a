package org.millioncarrots.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.find.Listing;
import org.millioncarrots.platform.find.PartnerReferences;
import org.millioncarrots.platform.find.PartnerReferences.Kind;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.people.Caller;

/** Finds awards that the caller may see: by the claim's reference, claimant, programme, state or change. */
@ApplicationScoped
class FindAwards {
    private final Awards awards;
    private final PartnerReferences references;
    private final Caller caller;

    FindAwards(Awards awards, PartnerReferences references, Caller caller) {
        this.awards = awards;
        this.references = references;
        this.caller = caller;
    }

    /**
     * What a list is narrowed to; absent fields do not narrow.
     *
     * @param reference of the claim
     */
    record Filter(
            Award.@Nullable State state,
            @Nullable String reference,
            @Nullable UUID claimant,
            @Nullable String programme) {}

    /** In the order of the primary key, or of the changes. */
    @Transactional
    Page<Award> page(Filter filter, Listing listing) {
        List<Award> found = listing.of(awards, caller.partner().orElse(null), "changedAt")
                .and("state = :state", "state", filter.state())
                .and("programme = :programme", "programme", filter.programme())
                .of(filter.claimant())
                .ids(filter.reference() == null ? null : ofClaims(filter.reference()))
                .list();
        return listing.page(found, Award::changedAt, award -> award.id);
    }

    private List<UUID> ofClaims(String reference) {
        return references.find(Kind.CLAIM, reference).stream()
                .map(claim -> AwardId.ofClaim(claim).value())
                .toList();
    }
}
