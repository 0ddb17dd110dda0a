package org.millioncarrots.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Locks;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

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

    private final Sql sql;
    private final Locks locks;
    private final Caller caller;
    private final Json json;
    private final MasterKeys keys;
    private final Clock clock;

    Idempotency(Sql sql, Locks locks, Caller caller, Json json, MasterKeys keys, Clock clock) {
        this.sql = sql;
        this.locks = locks;
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
        // A second request with the key learns at once that the first is still under way.
        if (!locks.tryExclusive(Locks.Kind.IDEMPOTENCY_KEY, owner + " " + sealedKey)) {
            throw Problem.of(
                    ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT, "wait for the answer to the first request, then retry");
        }
        Optional<Response> earlier = replay(owner, sealedKey, hash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Response answer = work.get();
        if (answer.getStatus() >= FIRST_FAILURE) {
            throw new IllegalStateException("work that fails throws a problem, so that nothing of it is stored");
        }
        String body = answer.getEntity() == null ? "" : json.write(answer.getEntity());
        store(owner, sealedKey, hash, answer, body);
        return withBody(Response.fromResponse(answer), body).build();
    }

    private Optional<Response> replay(String owner, String key, String hash) {
        return sql.of("""
                        select request_hmac, status, location, etag, body from idempotency_key
                        where owner = :owner and key = :key
                        """).with("owner", owner).with("key", key).first(row -> answered(row, hash));
    }

    private static Response answered(Row row, String hash) {
        if (!row.text("request_hmac").equals(hash)) {
            throw Problem.of(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "the key belongs to a request with another target or body");
        }
        Response.ResponseBuilder answer = withBody(Response.status(row.integer("status")), row.text("body"))
                .header(REPLAYED, "true");
        String location = row.textOrNull("location");
        if (location != null) {
            answer.location(URI.create(location));
        }
        return answer.header("ETag", row.textOrNull("etag")).build();
    }

    private static Response.ResponseBuilder withBody(Response.ResponseBuilder answer, String body) {
        return body.isEmpty() ? answer : answer.entity(body).type(MediaType.APPLICATION_JSON_TYPE);
    }

    private void store(String owner, String key, String hash, Response answer, String body) {
        sql.of("""
                        insert into idempotency_key (owner, key, request_hmac, status, location, etag, body, created_at)
                        values (:owner, :key, :hash, :status, :location, :etag, :body, :now)
                        """)
                .with("owner", owner)
                .with("key", key)
                .with("hash", hash)
                .with("status", answer.getStatus())
                .with("location", text(answer.getHeaders().getFirst("Location")))
                .with("etag", text(answer.getHeaders().getFirst("ETag")))
                .with("body", body)
                .with("now", clock.instant())
                .run();
    }

    private static @Nullable String text(@Nullable Object header) {
        return header == null ? null : header.toString();
    }
}
