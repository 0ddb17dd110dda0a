package org.millioncarrots.claimant.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.contact.Contacts;
import org.millioncarrots.claimant.contact.KeptContact;
import org.millioncarrots.claimant.duress.OpenSignals;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;

/**
 * Gives out what two people have agreed to disclose, once: the identity, or how to reach the claimant. While somebody acts under
 * coercion only duty officers get it. To others the reading is one that was used up, as after an answer that got lost.
 */
@ApplicationScoped
class ReadDisclosed {
    private final DiscloseIdentity discloseIdentity;
    private final Disclosures disclosures;
    private final OpenSignals openSignals;
    private final IdentityVault vault;
    private final Contacts contacts;
    private final Caller caller;

    ReadDisclosed(
            DiscloseIdentity discloseIdentity,
            Disclosures disclosures,
            OpenSignals openSignals,
            IdentityVault vault,
            Contacts contacts,
            Caller caller) {
        this.discloseIdentity = discloseIdentity;
        this.disclosures = disclosures;
        this.openSignals = openSignals;
        this.vault = vault;
        this.contacts = contacts;
        this.caller = caller;
    }

    /**
     * Reads the identity, to be asked for after {@link #withhold}; it cannot be read a second time.
     *
     * @throws Problem if the caller has not proposed the disclosure (403), nobody has approved it yet (409), or it was read,
     *     has expired, or the identity is erased (410)
     */
    @Transactional
    Identity identity(ClaimantId claimantId, UUID id) {
        take(claimantId, id);
        return vault.whole(claimantId.value()).orElseThrow(() -> gone("the identity is erased"));
    }

    /**
     * Reads in its place how the claimant may be reached, the newest first.
     *
     * @throws Problem as {@link #identity}
     */
    @Transactional
    List<KeptContact> contacts(ClaimantId claimantId, UUID id) {
        take(claimantId, id);
        return contacts.all(claimantId.value());
    }

    /**
     * Uses the disclosure up if the caller is to get nothing although all is approved. To be called before each reading, which is then
     * refused like a second one: a refusal alone leaves nothing behind, and the disclosure would look unread.
     */
    @Transactional
    void withhold(ClaimantId claimantId, UUID id) {
        Disclosure disclosure = discloseIdentity.get(claimantId, id);
        if (disclosure.proposedBy().equals(caller.person()) && openSignals.withhold(claimantId)) {
            disclosures.useUp(disclosure);
        }
    }

    private void take(ClaimantId claimantId, UUID id) {
        Disclosure disclosure = discloseIdentity.get(claimantId, id);
        if (!disclosure.proposedBy().equals(caller.person())) {
            throw Problem.of(ProblemType.FORBIDDEN, "only who proposed the disclosure can read the identity");
        }
        if (discloseIdentity.state(disclosure) == Disclosure.State.PROPOSED) {
            throw Problem.conflict(ConflictReason.NOT_APPROVED_YET, "another person must approve the disclosure first");
        }
        // A signal may come between the question and this.
        if (openSignals.withhold(claimantId) || !disclosures.read(disclosure)) {
            throw gone("the identity was read under this disclosure, or its time is over: propose another one");
        }
    }

    private static Problem gone(String detail) {
        return Problem.of(ProblemType.GONE, detail);
    }
}
