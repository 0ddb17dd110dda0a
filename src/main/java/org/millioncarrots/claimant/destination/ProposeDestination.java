package org.millioncarrots.claimant.destination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.Claimants;
import org.millioncarrots.claimant.PaymentCheck;
import org.millioncarrots.claimant.PayoutDestination;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.IfMatch;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/**
 * Says that a claimant is to be paid elsewhere. Another person confirms it; until then the claimant is paid nowhere, because the
 * account before may be in other hands. A first account replaces nothing and is used at once.
 */
@ApplicationScoped
class ProposeDestination {
    private final Claimants claimants;
    private final DestinationChanges changes;
    private final UseDestination useDestination;
    private final IdentityVault vault;
    private final PaymentCheck paymentCheck;

    ProposeDestination(
            Claimants claimants,
            DestinationChanges changes,
            UseDestination useDestination,
            IdentityVault vault,
            PaymentCheck paymentCheck) {
        this.claimants = claimants;
        this.changes = changes;
        this.useDestination = useDestination;
        this.vault = vault;
        this.paymentCheck = paymentCheck;
    }

    /**
     * @return the change: PROPOSED, or USED if it is the claimant's first account
     * @throws Problem naming the field if the account cannot be paid (400), if the claimant has changed since the caller read the
     *     version (412), or if another change is open (409)
     */
    @Transactional
    DestinationChange propose(ClaimantId id, int expectedVersion, PayoutDestination destination) {
        paymentCheck.arriving(destination);
        Claimant claimant = claimants.active(id);
        claimants.lock(claimant);
        if (!IfMatch.isMet(expectedVersion, claimant.version())) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED, "read the claimant again and repeat with its new ETag");
        }
        if (changes.open(id).isPresent()) {
            throw Problem.conflict(
                    ConflictReason.ALREADY_PROPOSED,
                    "a change of account is open already: another person confirms or rejects it, or whoever proposed it"
                            + " withdraws it");
        }
        int version = Math.max(changes.nextVersion(claimant), vault.lastDestination(id.value()) + 1);
        vault.sealDestination(id.value(), version, destination);
        boolean first = claimant.destinationVersion() == 0;
        DestinationChange change = changes.add(
                claimant,
                version,
                first ? DestinationState.USED : DestinationState.PROPOSED,
                destination.account().masked());
        if (first) {
            useDestination.use(claimant, version, destination);
        }
        return change;
    }
}
