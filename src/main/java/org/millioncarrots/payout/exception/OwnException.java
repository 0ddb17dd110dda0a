package org.millioncarrots.payout.exception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;

/** Takes an exception, so that others know who looks after it, and gives it back. */
@ApplicationScoped
class OwnException {
    private final ExceptionSql sql;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Clock clock;

    OwnException(ExceptionSql sql, AuditLog auditLog, Caller caller, Clock clock) {
        this.sql = sql;
        this.auditLog = auditLog;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Problem if there is none (404) */
    @Transactional
    ExceptionView get(UUID id) {
        return sql.get(id).orElseThrow(() -> Problem.notFound("exception"));
    }

    /** @throws Problem if there is none (404), or another person has it or it is closed (409) */
    @Transactional
    ExceptionView take(UUID id) {
        ExceptionView exception = locked(id);
        if (exception.state() == ExceptionState.CLOSED) {
            throw Problem.conflict(ConflictReason.EXCEPTION_STATE, "the exception is closed");
        }
        if (exception.owner() != null && !exception.owner().equals(caller.person())) {
            throw Problem.conflict(ConflictReason.EXCEPTION_TAKEN, "another person has taken the exception");
        }
        return own(id, caller.person(), AuditAction.EXCEPTION_TAKEN);
    }

    /** An approver may also give back what somebody else has taken. Nobody's stays nobody's. */
    @Transactional
    ExceptionView giveBack(UUID id) {
        ExceptionView exception = locked(id);
        boolean isOwn = exception.owner() == null || exception.owner().equals(caller.person());
        if (!isOwn && !caller.hasRole(Roles.APPROVER)) {
            throw Problem.conflict(
                    ConflictReason.EXCEPTION_TAKEN,
                    "another person has taken the exception; an approver can give it back");
        }
        return own(id, null, AuditAction.EXCEPTION_GIVEN_BACK);
    }

    private ExceptionView own(UUID id, @Nullable String person, AuditAction action) {
        sql.own(id, person, clock.instant());
        auditLog.record(action, id);
        return get(id);
    }

    private ExceptionView locked(UUID id) {
        sql.lock(get(id), clock.instant());
        return get(id);
    }
}
