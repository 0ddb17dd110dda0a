package org.millioncarrots.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/**
 * Answers that a repeated request gets again. Codes that are shown once and parts of accounts stand in them, so each is sealed with a
 * key that follows from the caller's {@code Idempotency-Key} and the request, neither of which is kept: nobody opens it but who
 * repeats the request, not even with the key file.
 */
@ApplicationScoped
class StoredAnswers {
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Sql sql;
    private final MasterKeys keys;
    private final Forgotten forgotten;
    private final Clock clock;

    StoredAnswers(Sql sql, MasterKeys keys, Forgotten forgotten, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.forgotten = forgotten;
        this.clock = clock;
    }

    /**
     * A request with its key.
     *
     * @param key the caller's, which is not kept
     * @param operation with the target's id, if it has one
     * @param hash of operation and body
     */
    record Asked(String owner, String key, String operation, String hash) {
        private String purpose() {
            return "idempotency-answer/" + owner + "/" + key + "/" + hash;
        }

        @Override
        public String toString() {
            return "Asked[" + operation + "]";
        }
    }

    /**
     * The first answer, if there was one.
     *
     * @throws Problem if the key was used for another request (422), or somebody of whom the answer told is erased since (410)
     */
    Optional<Response> of(Asked asked) {
        return sql.of("""
                        select request_hmac, status, location, etag, body, sealed from idempotency_key
                        where owner = :owner and key = :key
                        """).with("owner", asked.owner()).with("key", hash(asked)).first(row -> answered(row, asked));
    }

    void store(Asked asked, Response answer, String body) {
        sql.of("""
                        insert into idempotency_key (owner, key, request_hmac, status, location, etag, body, sealed, created_at)
                        values (:owner, :key, :hash, :status, :location, :etag, '', :sealed, :now)
                        """)
                .with("owner", asked.owner())
                .with("key", hash(asked))
                .with("hash", asked.hash())
                .with("status", answer.getStatus())
                .with("location", text(answer.getHeaders().getFirst("Location")))
                .with("etag", text(answer.getHeaders().getFirst("ETag")))
                .with("sealed", keys.seal(asked.purpose(), body.getBytes(StandardCharsets.UTF_8)))
                .with("now", clock.instant())
                .run();
    }

    /** Under which a key is kept. */
    String hash(Asked asked) {
        return keys.hmac("idempotency-key", asked.key());
    }

    static Response.ResponseBuilder withBody(Response.ResponseBuilder answer, String body) {
        return body.isEmpty() ? answer : answer.entity(body).type(MediaType.APPLICATION_JSON_TYPE);
    }

    private Response answered(Row row, Asked asked) {
        if (!row.text("request_hmac").equals(asked.hash())) {
            throw Problem.of(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "the key belongs to a request with another target or body");
        }
        String location = row.textOrNull("location");
        requireKnown(asked.operation(), location);
        byte[] sealed = row.bytesOrNull("sealed");
        // The release before keeps its answers as they are.
        String body = sealed == null
                ? row.text("body")
                : new String(keys.open(asked.purpose(), sealed), StandardCharsets.UTF_8);
        Response.ResponseBuilder answer =
                withBody(Response.status(row.integer("status")), body).header(REPLAYED, "true");
        if (location != null) {
            answer.location(URI.create(location));
        }
        return answer.header("ETag", row.textOrNull("etag")).build();
    }

    private void requireKnown(@Nullable String... toldOf) {
        boolean isForgotten = Stream.of(toldOf)
                .filter(text -> text != null)
                .flatMap(text -> ID.matcher(text).results())
                .anyMatch(id -> forgotten.isForgotten(UUID.fromString(id.group())));
        if (isForgotten) {
            throw Problem.of(ProblemType.GONE, "it was done, and whom the answer told of is erased since");
        }
    }

    private static @Nullable String text(@Nullable Object header) {
        return header == null ? null : header.toString();
    }
}
