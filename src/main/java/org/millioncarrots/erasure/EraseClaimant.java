package org.millioncarrots.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.award.ReadAwards;
import org.millioncarrots.claim.ForgetReferences;
import org.millioncarrots.claim.ReadClaims;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.EraseIdentity;
import org.millioncarrots.claimant.Erasure;
import org.millioncarrots.payout.FollowPayouts;
import org.millioncarrots.payout.ForgetPayee;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Erases who a claimant was, once nobody is owed anything any more: an erasure never drops a payment. */
@ApplicationScoped
class EraseClaimant {
    private final EraseIdentity eraseIdentity;
    private final ReadClaims claims;
    private final ReadAwards awards;
    private final FollowPayouts payouts;
    private final ForgetPayee forgetPayee;
    private final ForgetReferences forgetReferences;

    EraseClaimant(
            EraseIdentity eraseIdentity,
            ReadClaims claims,
            ReadAwards awards,
            FollowPayouts payouts,
            ForgetPayee forgetPayee,
            ForgetReferences forgetReferences) {
        this.eraseIdentity = eraseIdentity;
        this.claims = claims;
        this.awards = awards;
        this.payouts = payouts;
        this.forgetPayee = forgetPayee;
        this.forgetReferences = forgetReferences;
    }

    /** @throws Problem if something is open (409) */
    @Transactional
    Erasure propose(ClaimantId claimant, Erasure.Reason reason) {
        requireNothingOpen(claimant);
        return eraseIdentity.propose(claimant, reason);
    }

    /** @throws Problem if something is open (409), or the caller has proposed it (403) */
    @Transactional
    Erasure approve(ClaimantId claimant, UUID id) {
        // First, while the vault still knows who is looked for; a refusal rolls it back.
        forgetPayee.forget(claimant);
        forgetReferences.forget(claimant);
        Erasure erased = eraseIdentity.approve(claimant, id);
        // After the claimant's row is locked: what was open then is open now, and all of this is rolled back.
        requireNothingOpen(claimant);
        return erased;
    }

    /** Destroys what a restore has brought back. @return false if there is nothing to destroy */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean again(ClaimantId claimant) {
        if (!eraseIdentity.isKnown(claimant)) {
            return false;
        }
        forgetPayee.forget(claimant);
        forgetReferences.forget(claimant);
        return eraseIdentity.eraseAgain(claimant);
    }

    /** Why nobody may be forgotten yet, and what to do; empty if nothing stands in the way. */
    Optional<String> open(ClaimantId claimant) {
        if (claims.hasOpen(claimant)) {
            return Optional.of("a claim is not decided or not attested yet; decide it first");
        }
        if (awards.hasOpen(claimant)) {
            return Optional.of("an instalment is still to be paid; terminate the award first, or pay it");
        }
        if (payouts.hasOpen(claimant)) {
            return Optional.of("a payout is not over yet; settle, issue again or cancel it first");
        }
        return forgetPayee.canForget()
                ? Optional.empty()
                : Optional.of(
                        "bank files of the release before are still being sealed anew; try again in some minutes");
    }

    private void requireNothingOpen(ClaimantId claimant) {
        open(claimant).ifPresent(reason -> {
            throw Problem.conflict(ConflictReason.SOMETHING_OPEN, reason);
        });
    }
}
