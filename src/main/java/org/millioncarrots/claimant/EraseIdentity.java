package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;

/**
 * Destroys a claimant's key and all that was sealed with it: name, document and accounts cannot be read again by anybody.
 * Claims, awards, payouts and the books stay, under the pseudonym. Whoever calls this makes sure that nothing is open.
 */
@ApplicationScoped
public class EraseIdentity {
    private final Claimants claimants;
    private final ErasureSql sql;
    private final IdentityVault vault;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    EraseIdentity(
            Claimants claimants,
            ErasureSql sql,
            IdentityVault vault,
            AuditLog auditLog,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.claimants = claimants;
        this.sql = sql;
        this.vault = vault;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem if there is no such claimant (404), or the identity is erased, or its erasure proposed, already (409) */
    @Transactional(Transactional.TxType.MANDATORY)
    public Erasure propose(ClaimantId claimantId, Erasure.Reason reason) {
        Claimant claimant = claimants.active(claimantId);
        if (sql.of(claimant).stream().anyMatch(erasure -> erasure.approvedAt() == null)) {
            throw Problem.conflict("the erasure is proposed already; another person approves it");
        }
        Erasure erasure = new Erasure(
                ids.next(claimantId.bucket()), claimant.id, reason, caller.person(), clock.instant(), null, null);
        sql.insert(erasure, claimant);
        audit(AuditAction.ERASURE_PROPOSED, erasure);
        return erasure;
    }

    /** @throws Problem if the caller has proposed it (403), or it is approved already (409) */
    @Transactional(Transactional.TxType.MANDATORY)
    public Erasure approve(ClaimantId claimantId, UUID id) {
        Claimant claimant = claimants.active(claimantId);
        Erasure proposed = get(claimant, id);
        if (proposed.proposedBy().equals(caller.person())) {
            throw Problem.of(ProblemType.SAME_PERSON, "whoever proposed the erasure cannot approve it");
        }
        // A claim that is being lodged holds the row too: one of the two comes first.
        claimants.lock(claimant);
        if (!sql.approve(claimant, id, caller.person(), clock.instant())) {
            throw Problem.conflict("the erasure is approved already");
        }
        vault.destroy(claimant.id);
        claimant.forget();
        claimants.flush();
        audit(AuditAction.IDENTITY_ERASED, proposed);
        return get(claimant, id);
    }

    /** Whom nobody can tell any more, after the cursor in the order of their ids. */
    @Transactional
    public List<UUID> erased(UUID after, int limit) {
        return claimants.erased(after, limit);
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
        vault.destroy(claimant.id);
        claimant.forget();
        claimants.flush();
        auditLog.record(AuditAction.IDENTITY_ERASED_AGAIN, claimant.id);
        return true;
    }

    /** Newest first. */
    @Transactional
    public List<Erasure> list(ClaimantId claimantId) {
        return sql.of(claimants.get(claimantId));
    }

    private Erasure get(Claimant claimant, UUID id) {
        return sql.of(claimant).stream()
                .filter(erasure -> erasure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("erasure of this claimant"));
    }

    private void audit(AuditAction action, Erasure erasure) {
        auditLog.record(
                action,
                erasure.claimantId(),
                AuditDetail.id("erasure", erasure.id()),
                AuditDetail.code("reason", erasure.reason()));
    }
}
