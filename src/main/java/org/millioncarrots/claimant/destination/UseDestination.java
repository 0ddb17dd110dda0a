package org.millioncarrots.claimant.destination;

import jakarta.enterprise.context.ApplicationScoped;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.Claimants;
import org.millioncarrots.claimant.PayoutDestination;

/** Makes an account the one that a claimant is paid to. Payouts that are in a file by then keep the one they were collected for. */
@ApplicationScoped
class UseDestination {
    private final Claimants claimants;
    private final AuditLog auditLog;

    UseDestination(Claimants claimants, AuditLog auditLog) {
        this.claimants = claimants;
        this.auditLog = auditLog;
    }

    void use(Claimant claimant, int version, PayoutDestination destination) {
        claimant.payTo(destination, version);
        claimants.flush();
        auditLog.record(
                AuditAction.PAYOUT_DESTINATION_CHANGED, claimant.id().value(), AuditDetail.number("version", version));
    }
}
