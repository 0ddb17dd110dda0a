package org.millioncarrots.platform.http;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request stands in a trace that others have begun (W3C Trace Context), as it is answered: the caller's trace, or a new one
 * that is the request's own id, and our part in it.
 *
 * @param trace 32 hexadecimal digits
 * @param flags what the caller has decided of sampling
 */
record TraceParent(String trace, String flags) {
    static final String HEADER = "traceparent";
    static final String FIELD = "traceId";

    private static final String NONE = "0".repeat(32);
    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?");

    static TraceParent of(@Nullable String header, UUID requestId) {
        Matcher form = FORM.matcher(header == null ? "" : header);
        return form.matches() && !form.group(1).equals(NONE)
                ? new TraceParent(form.group(1), form.group(2))
                : new TraceParent(requestId.toString().replace("-", ""), "00");
    }

    /** For the answer; the number of our part is new for each. */
    String header() {
        return "00-%s-%016x-%s".formatted(trace, ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), flags);
    }
}
