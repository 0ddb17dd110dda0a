package org.millioncarrots.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;

/**
 * Runs a creating request once per {@code Idempotency-Key} and caller. The key, the answer and what the request did are one
 * transaction: either all of it is stored or nothing is. Callers choose their keys, so even those are kept as a hash only.
 */
@ApplicationScoped
public class Idempotency {
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final int FIRST_FAILURE = 400;
    private static final String REPLAYED = "Idempotency-Replayed";

    private final EntityManager entityManager;
    private final Caller caller;
    private final Json json;
    private final MasterKeys keys;
    private final Clock clock;

    Idempotency(EntityManager entityManager, Caller caller, Json json, MasterKeys keys, Clock clock) {
        this.entityManager = entityManager;
        this.caller = caller;
        this.json = json;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Does the work, or answers what it answered the first time with {@code Idempotency-Replayed: true}.
     *
     * @param operation what is asked for, the target's id included; the same key for another operation is refused
     * @param request the parsed body; only a keyed hash of it is kept
     * @throws Problem if the key is missing (400), in flight (409) or was used for another request (422)
     */
    @Transactional
    public Response once(@Nullable String key, String operation, Object request, Supplier<Response> work) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new Problem(
                    ProblemType.IDEMPOTENCY_KEY_MISSING,
                    "send an Idempotency-Key of 1 to 128 visible ASCII characters, new for each new request",
                    List.of(new Problem.Violation(HEADER, "1 to 128 visible ASCII characters")));
        }
        String owner = caller.partner().map(name -> "partner:" + name).orElseGet(() -> "person:" + caller.person());
        String hash = keys.hmac("idempotency", operation + "\n" + json.write(request));
        String sealedKey = keys.hmac("idempotency-key", key);
        if (!lock(owner, sealedKey)) {
            throw Problem.of(
                    ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT, "wait for the answer to the first request, then retry");
        }
        Response earlier = replay(owner, sealedKey, hash);
        if (earlier != null) {
            return earlier;
        }
        Response answer = work.get();
        if (answer.getStatus() >= FIRST_FAILURE) {
            throw new IllegalStateException("work that fails throws a problem, so that nothing of it is stored");
        }
        String body = answer.getEntity() == null ? "" : json.write(answer.getEntity());
        entityManager.flush();
        store(owner, sealedKey, hash, answer, body);
        return withBody(Response.fromResponse(answer), body).build();
    }

    /** A transaction-scoped lock: a second request with the key learns at once that the first is still under way. */
    private boolean lock(String owner, String key) {
        return (Boolean) entityManager
                .createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:name, 7))")
                .setParameter("name", owner + " " + key)
                .getSingleResult();
    }

    private @Nullable Response replay(String owner, String key, String hash) {
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        "select request_hmac, status, location, etag, body from idempotency_key"
                                + " where owner = :owner and key = :key",
                        Tuple.class)
                .setParameter("owner", owner)
                .setParameter("key", key)
                .getResultList();
        if (rows.isEmpty()) {
            return null;
        }
        Tuple row = rows.getFirst();
        if (!row.get(0).equals(hash)) {
            throw Problem.of(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "the key belongs to a request with another target or body");
        }
        Response.ResponseBuilder answer = withBody(
                        Response.status(((Number) row.get(1)).intValue()), (String) row.get(4))
                .header(REPLAYED, "true");
        if (row.get(2) instanceof String location) {
            answer.location(URI.create(location));
        }
        if (row.get(3) instanceof String etag) {
            answer.header("ETag", etag);
        }
        return answer.build();
    }

    private static Response.ResponseBuilder withBody(Response.ResponseBuilder answer, String body) {
        return body.isEmpty() ? answer : answer.entity(body).type(MediaType.APPLICATION_JSON_TYPE);
    }

    private void store(String owner, String key, String hash, Response answer, String body) {
        entityManager
                .createNativeQuery("insert into idempotency_key"
                        + " (owner, key, request_hmac, status, location, etag, body, created_at)"
                        + " values (:owner, :key, :hash, :status, :location, :etag, :body, :now)")
                .setParameter("owner", owner)
                .setParameter("key", key)
                .setParameter("hash", hash)
                .setParameter("status", answer.getStatus())
                .setParameter("location", text(answer.getHeaders().getFirst("Location")))
                .setParameter("etag", text(answer.getHeaders().getFirst("ETag")))
                .setParameter("body", body)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private static @Nullable String text(@Nullable Object header) {
        return header == null ? null : header.toString();
    }
}
