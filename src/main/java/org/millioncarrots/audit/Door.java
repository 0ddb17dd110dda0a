package org.millioncarrots.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.millioncarrots.platform.http.Idempotency;

/**
 * The one way in for every act that writes. It opens the transaction, keeps the key and the answer with what was done, rolls a
 * dry run back, and refuses an act that leaves no audit entry: who did what can be told years later, whatever was done.
 */
@ApplicationScoped
public class Door {
    private final Idempotency idempotency;
    private final AuditLog auditLog;
    private final TransactionSynchronizationRegistry transaction;

    Door(Idempotency idempotency, AuditLog auditLog, TransactionSynchronizationRegistry transaction) {
        this.idempotency = idempotency;
        this.auditLog = auditLog;
        this.transaction = transaction;
    }

    /**
     * An act that creates something: once per key and caller, a repeat gets the first answer.
     *
     * @throws org.millioncarrots.platform.http.Problem as {@link Idempotency#once}, and whatever the work throws
     */
    @Transactional
    public Response once(Act act, Supplier<Response> work) {
        return idempotency.once(act.key(), act.operation(), act.request(), () -> audited(act.operation(), work));
    }

    /** An act whose repeat finds it done, so that it needs no key: lifting, closing, replacing what a version names. */
    @Transactional
    public <T> T pass(String operation, Supplier<T> work) {
        return audited(operation, work);
    }

    /** What the act would do: all of it is done, its answer taken, and the transaction rolled back. */
    @Transactional
    public <T> T dryRun(Supplier<T> work) {
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
