package org.millioncarrots.platform.http;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of the header {@code Idempotency-Key}. */
public final class IdempotencyKey {
    public static final int LONGEST = 128;

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private IdempotencyKey() {}

    /** @throws Problem if there is no key, or it is none (400) */
    public static String required(@Nullable String key, int longest) {
        if (key == null || key.length() > longest || !VISIBLE.matcher(key).matches()) {
            String right = "1 to " + longest + " visible ASCII characters";
            throw new Problem(
                    ProblemType.IDEMPOTENCY_KEY_MISSING,
                    "send an Idempotency-Key of " + right + ", new for each new request",
                    List.of(new Problem.Violation(Idempotency.HEADER, right)));
        }
        return key;
    }
}
