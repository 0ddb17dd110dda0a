package org.millioncarrots.claimant.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.Claimants;
import org.millioncarrots.claimant.disclosure.DisclosureResource.ProposeDisclosureRequest;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.TwoPeople;

/**
 * The only way to an identity besides the bank file: one person proposes with a purpose, another approves, and the first reads
 * it once.
 */
@ApplicationScoped
class DiscloseIdentity {
    private static final int MOST_LISTED = 100;

    private final Claimants claimants;
    private final Disclosures disclosures;
    private final IdentityVault vault;
    private final Caller caller;
    private final TwoPeople people;
    private final Clock clock;

    DiscloseIdentity(
            Claimants claimants,
            Disclosures disclosures,
            IdentityVault vault,
            Caller caller,
            TwoPeople people,
            Clock clock) {
        this.claimants = claimants;
        this.disclosures = disclosures;
        this.vault = vault;
        this.caller = caller;
        this.people = people;
        this.clock = clock;
    }

    /** @throws Problem if there is no such claimant (404), or the identity is erased (409) */
    @Transactional
    Disclosure propose(ClaimantId claimantId, ProposeDisclosureRequest request) {
        return disclosures.propose(claimants.active(claimantId), request.purpose(), request.reference());
    }

    /** @throws Problem if the caller has proposed it (403), or it is approved already or has expired (409) */
    @Transactional
    Disclosure approve(ClaimantId claimantId, UUID id) {
        Disclosure proposed = get(claimantId, id);
        String person = people.other(proposed.proposedBy(), "whoever proposed the disclosure cannot approve it");
        if (!disclosures.approve(proposed, person)) {
            throw Problem.conflict(
                    ConflictReason.ALREADY_APPROVED, "the disclosure is approved already, or its time is over");
        }
        return get(claimantId, id);
    }

    @Transactional
    List<Disclosure> list(ClaimantId claimantId) {
        return disclosures.of(claimants.get(claimantId).id, MOST_LISTED);
    }

    /**
     * Reads the identity; it cannot be read a second time.
     *
     * @throws Problem if the caller has not proposed the disclosure (403), nobody has approved it yet (409), or it was read,
     *     has expired, or the identity is erased (410)
     */
    @Transactional
    Identity read(ClaimantId claimantId, UUID id) {
        Disclosure disclosure = get(claimantId, id);
        if (!disclosure.proposedBy().equals(caller.person())) {
            throw Problem.of(ProblemType.FORBIDDEN, "only who proposed the disclosure can read the identity");
        }
        if (state(disclosure) == Disclosure.State.PROPOSED) {
            throw Problem.conflict(ConflictReason.NOT_APPROVED_YET, "another person must approve the disclosure first");
        }
        if (!disclosures.read(disclosure)) {
            throw gone("the identity was read under this disclosure, or its time is over: propose another one");
        }
        return vault.whole(claimantId.value()).orElseThrow(() -> gone("the identity is erased"));
    }

    Disclosure.State state(Disclosure disclosure) {
        return disclosure.state(clock.instant());
    }

    private static Problem gone(String detail) {
        return Problem.of(ProblemType.GONE, detail);
    }

    private Disclosure get(ClaimantId claimantId, UUID id) {
        return disclosures.find(claimantId.value(), id).orElseThrow(() -> Problem.notFound("disclosure"));
    }
}
