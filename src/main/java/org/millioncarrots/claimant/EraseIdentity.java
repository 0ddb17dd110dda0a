package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;

/**
 * Destroys a claimant's key and all that was sealed with it: name, document and accounts cannot be read again by anybody.
 * Claims, awards, payouts and the books stay, under the pseudonym. Whoever calls this makes sure that nothing is open.
 */
@ApplicationScoped
public class EraseIdentity {
    private final Claimants claimants;
    private final Erasures erasures;
    private final ForgetIdentity forgetIdentity;
    private final TwoPeople people;
    private final AuditLog auditLog;

    EraseIdentity(
            Claimants claimants,
            Erasures erasures,
            ForgetIdentity forgetIdentity,
            TwoPeople people,
            AuditLog auditLog) {
        this.claimants = claimants;
        this.erasures = erasures;
        this.forgetIdentity = forgetIdentity;
        this.people = people;
        this.auditLog = auditLog;
    }

    /** @throws Problem if there is no such claimant (404), or the identity is erased, or its erasure proposed, already (409) */
    @Transactional(Transactional.TxType.MANDATORY)
    public Erasure propose(ClaimantId claimantId, Erasure.Reason reason) {
        Claimant claimant = claimants.active(claimantId);
        if (erasures.of(claimant).stream().anyMatch(erasure -> erasure.approvedAt() == null)) {
            throw Problem.conflict(
                    ConflictReason.ALREADY_PROPOSED, "the erasure is proposed already; another person approves it");
        }
        return erasures.propose(claimant, reason);
    }

    /** @throws Problem if the caller has proposed it (403), or it is approved already (409) */
    @Transactional(Transactional.TxType.MANDATORY)
    public Erasure approve(ClaimantId claimantId, UUID id) {
        Claimant claimant = claimants.active(claimantId);
        Erasure proposed = get(claimant, id);
        String person = people.other(proposed.proposedBy(), "whoever proposed the erasure cannot approve it");
        // A claim that is being lodged holds the row too: one of the two comes first.
        claimants.lock(claimant);
        if (!erasures.approve(claimant, proposed, person)) {
            throw Problem.conflict(ConflictReason.ALREADY_APPROVED, "the erasure is approved already");
        }
        forgetIdentity.forget(claimant);
        return get(claimant, id);
    }

    /** Whom nobody can tell any more, after the cursor in the order of their ids. */
    @Transactional
    public List<UUID> erased(UUID after, int limit) {
        return claimants.erased(after, limit);
    }

    /** Whether there is anything to destroy. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isKnown(ClaimantId claimantId) {
        return claimants
                .find(claimantId)
                .filter(claimant -> !claimant.isErased())
                .isPresent();
    }

    /**
     * Destroys what a restore has brought back of somebody who was erased before, with two people's consent.
     *
     * @return false if there is nothing to destroy
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean eraseAgain(ClaimantId claimantId) {
        Claimant claimant = claimants.find(claimantId).orElse(null);
        if (claimant == null || claimant.isErased()) {
            return false;
        }
        claimants.lock(claimant);
        forgetIdentity.forget(claimant);
        auditLog.record(AuditAction.IDENTITY_ERASED_AGAIN, claimant.id);
        return true;
    }

    /** Newest first. */
    @Transactional
    public List<Erasure> list(ClaimantId claimantId) {
        return erasures.of(claimants.get(claimantId));
    }

    private Erasure get(Claimant claimant, UUID id) {
        return erasures.of(claimant).stream()
                .filter(erasure -> erasure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("erasure of this claimant"));
    }
}
