package org.millioncarrots.claimant.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.Claimants;
import org.millioncarrots.claimant.disclosure.DisclosureResource.ProposeDisclosureRequest;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;

/** The only way to an identity besides the bank file: one person proposes with a purpose, another approves, the first reads once. */
@ApplicationScoped
class DiscloseIdentity {
    static final int MOST_LISTED = 100;
    private static final int PAGE = 50;

    private final Claimants claimants;
    private final Disclosures disclosures;
    private final TwoPeople people;
    private final Clock clock;

    DiscloseIdentity(Claimants claimants, Disclosures disclosures, TwoPeople people, Clock clock) {
        this.claimants = claimants;
        this.disclosures = disclosures;
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

    /** The pseudonym, and nothing else, of a claimant; empty if nothing can be disclosed any more. */
    String pseudonym(ClaimantId claimantId) {
        Claimant claimant = claimants.get(claimantId);
        return claimant.isErased() ? "" : claimant.pseudonym();
    }

    /** What waits for a second person or to be read, oldest first. */
    @Transactional
    Page<Disclosures.Waiting> waiting(UUID after) {
        return Page.of(disclosures.waiting(after, PAGE + 1), PAGE, one -> one.disclosure()
                .id()
                .toString());
    }

    Disclosure.State state(Disclosure disclosure) {
        return disclosure.state(clock.instant());
    }

    /** @throws Problem if the claimant has none of this id that the caller may know of (404) */
    Disclosure get(ClaimantId claimantId, UUID id) {
        return disclosures.find(claimantId.value(), id).orElseThrow(() -> Problem.notFound("disclosure"));
    }
}
