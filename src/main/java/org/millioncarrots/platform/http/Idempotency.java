package org.millioncarrots.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.http.StoredAnswers.Asked;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Locks;

/**
 * Runs a creating request once per {@code Idempotency-Key} and caller. The key, the answer and what the request did are one
 * transaction: either all of it is stored or nothing is. Callers choose their keys, so even those are kept as a hash only.
 */
@ApplicationScoped
public class Idempotency {
    public static final String HEADER = "Idempotency-Key";

    private static final int FIRST_FAILURE = 400;

    private final StoredAnswers answers;
    private final Locks locks;
    private final Caller caller;
    private final Json json;
    private final MasterKeys keys;

    Idempotency(StoredAnswers answers, Locks locks, Caller caller, Json json, MasterKeys keys) {
        this.answers = answers;
        this.locks = locks;
        this.caller = caller;
        this.json = json;
        this.keys = keys;
    }

    /**
     * Does the work, or answers what it answered the first time with {@code Idempotency-Replayed: true}.
     *
     * @param operation what is asked for, the target's id included; the same key for another operation is refused
     * @param request the parsed body; only a keyed hash of it is kept
     * @throws Problem if the key is missing (400), in flight (409) or was used for another request (422), or whom the
     *     first answer told of is erased since (410)
     */
    @Transactional
    public Response once(@Nullable String key, String operation, Object request, Supplier<Response> work) {
        String given = IdempotencyKey.required(key, IdempotencyKey.LONGEST);
        String owner = caller.partner().map(name -> "partner:" + name).orElseGet(() -> "person:" + caller.person());
        Asked asked =
                new Asked(owner, given, operation, keys.hmac("idempotency", operation + "\n" + json.write(request)));
        // A second request with the key learns at once that the first is still under way.
        if (!locks.tryExclusive(Locks.Kind.IDEMPOTENCY_KEY, owner + " " + answers.hash(asked))) {
            throw Problem.of(
                    ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT, "wait for the answer to the first request, then retry");
        }
        Optional<Response> earlier = answers.of(asked);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Response answer = work.get();
        if (answer.getStatus() >= FIRST_FAILURE) {
            throw new IllegalStateException("work that fails throws a problem, so that nothing of it is stored");
        }
        String body = answer.getEntity() == null ? "" : json.write(answer.getEntity());
        answers.store(asked, answer, body);
        return StoredAnswers.withBody(Response.fromResponse(answer), body).build();
    }
}
