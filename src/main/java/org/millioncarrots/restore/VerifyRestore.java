package org.millioncarrots.restore;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.restore.RestoreVerification.Check;
import org.millioncarrots.restore.RestoreVerification.Line;

/** Has it checked what must hold before payments are opened again, and keeps what was found. */
@ApplicationScoped
@RegisterForReflection(targets = {RestoreVerification.class, Line.class, Check.class})
class VerifyRestore {
    private final RestoreChecks checks;
    private final RestoreVerificationSql sql;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    VerifyRestore(
            RestoreChecks checks, RestoreVerificationSql sql, AuditLog auditLog, Caller caller, Ids ids, Clock clock) {
        this.checks = checks;
        this.sql = sql;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * To be called outside of a transaction: the checks have their own.
     *
     * @param statementsThrough not in the future
     */
    RestoreVerification verify(LocalDate statementsThrough, int acceptedUnknown) {
        if (statementsThrough.isAfter(LocalDate.now(clock))) {
            throw Problem.invalid("statementsThrough", "a day that is not in the future");
        }
        // Before everything that is looked at: what comes later makes the verification too old.
        Instant now = clock.instant();
        List<Line> lines = checks.check(statementsThrough, LocalDate.now(clock), acceptedUnknown);
        return new RestoreVerification(
                ids.next(),
                lines.stream().allMatch(Line::green),
                statementsThrough,
                acceptedUnknown,
                lines,
                caller.person(),
                now);
    }

    /** @throws Problem if there is none (404) */
    @Transactional
    RestoreVerification get(UUID id) {
        return sql.get(id).orElseThrow(() -> Problem.notFound("restore verification"));
    }

    @Transactional
    RestoreVerification keep(RestoreVerification verification) {
        sql.insert(verification);
        auditLog.record(
                AuditAction.RESTORE_VERIFIED,
                verification.id(),
                AuditDetail.date("statementsThrough", verification.statementsThrough()),
                AuditDetail.number("acceptedUnknown", verification.acceptedUnknown()),
                AuditDetail.number(
                        "red",
                        verification.lines().stream()
                                .filter(line -> !line.green())
                                .count()));
        return verification;
    }
}
