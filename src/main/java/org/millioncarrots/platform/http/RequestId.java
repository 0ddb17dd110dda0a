package org.millioncarrots.platform.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The id by which a request is found again: in its answer, in its problem, and in every line that it leaves in the log. Always
 * a UUID: whatever else a caller may write could be a name, a document or an account.
 */
public final class RequestId {
    public static final String HEADER = "Request-Id";
    static final String FIELD = "requestId";

    private static final Pattern UUID_OR_32_DIGITS =
            Pattern.compile("([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})");

    private RequestId() {}

    /** The caller's {@code Request-Id} or {@code X-Request-Id}, else the id of its trace, else a new one. */
    static UUID of(HttpServerRequest request) {
        UUID made = UUID.randomUUID();
        return Stream.of(
                        request.getHeader(HEADER),
                        request.getHeader("X-Request-Id"),
                        TraceParent.of(request.getHeader(TraceParent.HEADER), made)
                                .trace())
                .flatMap(id -> wellFormed(id).stream())
                .findFirst()
                .orElse(made);
    }

    /** Kept where the log finds it: with the request, whatever thread goes on with it. */
    static void remember(UUID id, TraceParent trace) {
        MDC.put(FIELD, id.toString());
        MDC.put(TraceParent.FIELD, trace.trace());
    }

    /** The id of the request that this thread works on; empty for work that no request has started. */
    static Optional<UUID> current() {
        return MDC.get(FIELD) instanceof String id ? wellFormed(id) : Optional.empty();
    }

    private static Optional<UUID> wellFormed(@Nullable String text) {
        Matcher id = UUID_OR_32_DIGITS.matcher(text == null ? "" : text.toLowerCase(Locale.ROOT));
        return id.matches()
                ? Optional.of(UUID.fromString(
                        String.join("-", id.group(1), id.group(2), id.group(3), id.group(4), id.group(5))))
                : Optional.empty();
    }
}
