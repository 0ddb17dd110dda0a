package org.millioncarrots.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/**
 * The one way in for every act that writes. It opens the transaction, keeps the key and the answer with what was done, rolls a
 * dry run back, and refuses an act that leaves no audit entry: who did what can be told years later, whatever was done. Who was
 * kept from it by a rule of two people is told too.
 */
@ApplicationScoped
public class Door {
    private final AuditedWork audited;
    private final RecordRefusals refusals;
    private final CurrentVertxRequest request;

    Door(AuditedWork audited, RecordRefusals refusals, CurrentVertxRequest request) {
        this.audited = audited;
        this.refusals = refusals;
        this.request = request;
    }

    /**
     * An act that creates something: once per key and caller, a repeat gets the first answer.
     *
     * @throws org.millioncarrots.platform.http.Problem as {@link org.millioncarrots.platform.http.Idempotency#once}, and whatever
     *     the work throws
     */
    public Response once(Act act, Supplier<Response> work) {
        return refusals.of(act.operation(), () -> audited.once(act, work));
    }

    /**
     * An act whose repeat finds it done, so that it needs no key: lifting, closing, replacing what a version names.
     *
     * @throws Problem if the caller asks by HEAD (405): whoever wants no answer, such as a checker of links, does no act
     */
    public <T> T pass(String operation, Supplier<T> work) {
        if (request.getCurrent() != null
                && request.getCurrent().request().method().equals(HttpMethod.HEAD)) {
            throw Problem.of(ProblemType.METHOD_NOT_ALLOWED, "this is an act, which HEAD does not do: ask by GET");
        }
        return refusals.of(operation, () -> audited.pass(operation, work));
    }

    /** What the act would do: all of it is done, its answer taken, and the transaction rolled back. */
    public <T> T dryRun(Supplier<T> work) {
        return audited.dryRun(work);
    }
}
