package org.millioncarrots.claimant.destination;

import jakarta.enterprise.context.ApplicationScoped;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.claimant.Claimants;
import org.millioncarrots.claimant.PayoutDestination;
import org.millioncarrots.claimant.account.AccountIndex;

/** Makes an account the one that a claimant is paid to. Payouts that are in a file by then keep the one they were collected for. */
@ApplicationScoped
class UseDestination {
    private final Claimants claimants;
    private final AccountIndex accounts;
    private final AuditLog auditLog;

    UseDestination(Claimants claimants, AccountIndex accounts, AuditLog auditLog) {
        this.claimants = claimants;
        this.accounts = accounts;
        this.auditLog = auditLog;
    }

    void use(Claimant claimant, int version, PayoutDestination destination) {
        claimant.payTo(destination, version);
        claimants.flush();
        accounts.remember(claimant.id(), version, destination.account());
        auditLog.record(
                AuditAction.PAYOUT_DESTINATION_CHANGED, claimant.id().value(), AuditDetail.number("version", version));
    }
}
