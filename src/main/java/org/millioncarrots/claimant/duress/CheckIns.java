package org.millioncarrots.claimant.duress;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Sql;

/** Writes check-ins, all kinds alike. */
@ApplicationScoped
class CheckIns {
    private static final int SALT_BYTES = 32;

    private final Sql sql;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CheckIns(Sql sql, AuditLog auditLog, Caller caller, Ids ids, Clock clock) {
        this.sql = sql;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** The log gets a hash that commits to the kind, and tells it only to whom the row is shown. */
    CheckIn add(Claimant claimant, CheckIn.Kind kind) {
        CheckIn checkIn = new CheckIn(
                ids.next(claimant.id().bucket()),
                claimant.id().value(),
                kind,
                ids.next(),
                claimant.destinationVersion(),
                caller.person(),
                clock.instant());
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        String salt = HexFormat.of().formatHex(bytes);
        sql.of("""
                insert into check_in (id, bucket, partner, claimant_id, kind, reference, salt, destination_version, recorded_by,
                    recorded_at)
                values (:id, :bucket, :partner, :claimant, :kind, :reference, :salt, :destination, :person, :now)
                """)
                .with("id", checkIn.id())
                .with("bucket", claimant.id().bucket())
                .with("partner", claimant.partner())
                .with("claimant", checkIn.claimantId())
                .with("kind", kind)
                .with("reference", checkIn.reference())
                .with("salt", salt)
                .with("destination", checkIn.destinationVersion())
                .with("person", checkIn.recordedBy())
                .with("now", checkIn.recordedAt())
                .run();
        auditLog.record(
                AuditAction.CHECK_IN_RECORDED, checkIn.claimantId(), AuditDetail.sha256("sealed", sealed(kind, salt)));
        return checkIn;
    }

    /** What the audit log has of a check-in. */
    static String sealed(CheckIn.Kind kind, String salt) {
        return Sha256.of(Stream.of(kind.name(), salt));
    }
}
