package org.millioncarrots.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.millioncarrots.platform.http.Idempotency;

/** What is behind the door: an act in a transaction of its own, with its key and its entry, or not at all. */
@ApplicationScoped
class AuditedWork {
    private final Idempotency idempotency;
    private final AuditLog auditLog;
    private final TransactionSynchronizationRegistry transaction;

    AuditedWork(Idempotency idempotency, AuditLog auditLog, TransactionSynchronizationRegistry transaction) {
        this.idempotency = idempotency;
        this.auditLog = auditLog;
        this.transaction = transaction;
    }

    @Transactional
    Response once(Act act, Supplier<Response> work) {
        return idempotency.once(act.key(), act.operation(), act.request(), () -> audited(act.operation(), work));
    }

    @Transactional
    <T> T pass(String operation, Supplier<T> work) {
        return audited(operation, work);
    }

    @Transactional
    <T> T dryRun(Supplier<T> work) {
        T answer = work.get();
        transaction.setRollbackOnly();
        return answer;
    }

    private <T> T audited(String operation, Supplier<T> work) {
        T answer = work.get();
        if (!auditLog.hasEntry()) {
            throw new IllegalStateException(operation + " leaves no audit entry: record one in its use case");
        }
        return answer;
    }
}
