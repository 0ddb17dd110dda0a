package org.millioncarrots.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.millioncarrots.platform.limit.PartnerGuesses;

/** Records that a partner was slowed because it guesses; later than its answer, which waits for nothing. */
@ApplicationScoped
class RecordGuesses {
    private final AuditLog auditLog;

    RecordGuesses(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    void record(@ObservesAsync PartnerGuesses found) {
        QuarkusTransaction.requiringNew()
                .run(() -> auditLog.record(
                        AuditAction.PARTNER_SLOWED,
                        RecordRefusals.NOTHING,
                        AuditDetail.partner(found.partner()),
                        AuditDetail.number("guesses", found.guesses())));
    }
}
