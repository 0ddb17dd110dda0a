package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** Replaces where a claimant is paid. Payments already handed to the bank keep the destination they were sent to. */
@ApplicationScoped
class ChangePayoutDestination {
    private final Claimants claimants;
    private final IdentityVault vault;
    private final PaymentCheck paymentCheck;
    private final AuditLog auditLog;

    ChangePayoutDestination(Claimants claimants, IdentityVault vault, PaymentCheck paymentCheck, AuditLog auditLog) {
        this.claimants = claimants;
        this.vault = vault;
        this.paymentCheck = paymentCheck;
        this.auditLog = auditLog;
    }

    /** @throws Problem if the claimant has changed since the caller read the version (412) */
    @Transactional
    Claimant change(ClaimantId id, int expectedVersion, PayoutDestination destination) {
        paymentCheck.arriving(destination);
        Claimant claimant = claimants.active(id);
        if (claimant.version != expectedVersion) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED, "read the claimant again and repeat with its new ETag");
        }
        int next = claimant.destinationVersion + 1;
        vault.sealDestination(id.value(), next, destination);
        claimant.payTo(destination, next);
        claimants.flush();
        auditLog.record(AuditAction.PAYOUT_DESTINATION_CHANGED, id.value(), AuditDetail.number("version", next));
        return claimant;
    }

    @Transactional
    Claimant read(ClaimantId id) {
        return claimants.get(id);
    }
}
