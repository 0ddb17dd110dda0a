package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import org.millioncarrots.claim.ClaimRequests.LodgeClaimRequest;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.Claimants;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.platform.Caller;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.Json;
import org.millioncarrots.platform.Params;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.programme.Programmes;

/** Lodges a claim under a programme that is in force on its day. */
@ApplicationScoped
class LodgeClaim {
    private final Claims claims;
    private final Claimants claimants;
    private final Programmes programmes;
    private final Caller caller;
    private final Ids ids;
    private final Json json;
    private final Clock clock;

    LodgeClaim(
            Claims claims, Claimants claimants, Programmes programmes, Caller caller, Ids ids, Json json, Clock clock) {
        this.claims = claims;
        this.claimants = claimants;
        this.programmes = programmes;
        this.caller = caller;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /** @throws Problem if the day lies ahead, no such programme is in force, or the destination cannot take the currency */
    @Transactional
    Claim lodge(LodgeClaimRequest request) {
        LocalDate today = LocalDate.now(clock);
        LocalDate asOf = request.asOf() == null ? today : Params.plausible("asOf", request.asOf());
        if (asOf.isAfter(today)) {
            throw Problem.invalid("asOf", "a day that is not in the future");
        }
        LocalDate stipendFrom =
                request.stipendFrom() == null ? asOf : Params.plausible("stipendFrom", request.stipendFrom());
        if (stipendFrom.isBefore(asOf) || stipendFrom.isAfter(asOf.plusYears(1))) {
            throw Problem.invalid("stipendFrom", "a day from asOf to one year later");
        }
        if (programmes.inForce(request.programme(), asOf).isEmpty()) {
            throw Problem.invalid("programme", "the code of a programme that is in force on asOf");
        }
        Claimant claimant = claimants.get(new ClaimantId(request.claimantId()));
        if (!claimant.canBePaidIn(request.payoutCurrency().value())) {
            throw Problem.invalid(
                    "payoutCurrency",
                    "EUR with an account in the SEPA area; any other currency needs a payout destination with BIC and address");
        }
        Claim claim = new Claim(
                new ClaimId(ids.next(claimant.id().bucket())),
                claimant,
                request.programme(),
                asOf,
                stipendFrom,
                request.payoutCurrency().value(),
                json.write(withDependants(request.facts(), claimant)),
                caller.person(),
                clock.instant());
        claims.persistAndFlush(claim);
        return claim;
    }

    /** The dependants that were registered with the claimant count, unless the claim states them. */
    private static Facts withDependants(Facts facts, Claimant claimant) {
        return facts.dependants() != null
                ? facts
                : FactsMerge.over(
                        facts,
                        FactsMerge.ofDependants(new Facts.Dependants(claimant.hasSpouse(), claimant.children())));
    }
}
