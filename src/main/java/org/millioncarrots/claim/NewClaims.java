package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.millioncarrots.claim.ClaimRequests.LodgeClaimRequest;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.find.PartnerReferences;
import org.millioncarrots.platform.find.PartnerReferences.Kind;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;

/** Stores claims that are lodged, under the name that the partner's own system has for each. */
@ApplicationScoped
class NewClaims {
    private final Claims claims;
    private final PartnerReferences references;
    private final Caller caller;
    private final Ids ids;
    private final Json json;
    private final Clock clock;

    NewClaims(Claims claims, PartnerReferences references, Caller caller, Ids ids, Json json, Clock clock) {
        this.claims = claims;
        this.references = references;
        this.caller = caller;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /** @throws Problem if the partner has used the reference already (409) */
    Claim add(Claimant claimant, LodgingTerms.Terms terms, LodgeClaimRequest request, Facts facts) {
        Claim claim = new Claim(
                new ClaimId(ids.next(claimant.id().bucket())),
                claimant,
                terms,
                request.payoutCurrency().value(),
                json.write(facts),
                request.partnerReference(),
                caller.person(),
                clock.instant());
        references.give(Kind.CLAIM, claim.partner, claim.partnerReference, claim.id);
        claims.persistAndFlush(claim);
        return claim;
    }
}
