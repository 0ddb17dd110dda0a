package org.millioncarrots.rates.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.EventLine;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.rates.RatesSql;

/** What is told afterwards of files: that one was imported, refused, or lost a line, and why. */
@ApplicationScoped
class ImportTrail {
    private static final int LONGEST_REASON = 300;

    private final RefusalSql refusals;
    private final AuditLog auditLog;
    private final Event<EventLine> events;
    private final Ids ids;
    private final Clock clock;

    ImportTrail(RefusalSql refusals, AuditLog auditLog, Event<EventLine> events, Ids ids, Clock clock) {
        this.refusals = refusals;
        this.auditLog = auditLog;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    void refused(byte[] file, @Nullable RateSource source, String reason) {
        keep(file, source, reason, AuditAction.RATES_REFUSED);
    }

    void leftOut(byte[] file, RateSource source, String reason) {
        keep(file, source, reason, AuditAction.RATE_LEFT_OUT);
    }

    private void keep(byte[] file, @Nullable RateSource source, String reason, AuditAction action) {
        String sha256 = Sha256.of(file);
        String shown = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        if (refusals.insert(new RefusalSql.Refused(sha256, shown, source, file.length, clock.instant()))) {
            auditLog.record(action, ids.next(), AuditDetail.sha256("file", sha256));
        }
    }

    void imported(RateFile file, String sha256, RatesSql.Difference difference) {
        int recorded = difference.added().size();
        int corrected = difference.corrections().size();
        auditLog.record(
                AuditAction.RATES_IMPORTED,
                ids.next(),
                AuditDetail.code("source", file.source()),
                AuditDetail.sha256("file", sha256),
                AuditDetail.number("recorded", recorded),
                AuditDetail.number("corrected", corrected));
        events.fire(EventLine.of("rates-imported")
                .code("source", file.source())
                .code("kind", file.kind())
                .date("newest", file.newestInForceFrom())
                .number("rates", recorded)
                .number("corrected", corrected));
    }
}
