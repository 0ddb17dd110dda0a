package org.millioncarrots.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;

/**
 * The token of a form: sealed for one person, act, target and what was looked at. It is the act's idempotency key too, so that a
 * form that is sent twice acts once.
 */
@ApplicationScoped
public class Forms {
    private static final Duration VALIDITY = Duration.ofHours(8);
    private static final int RANDOM_BYTES = 16;
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})-([0-9a-f]{32})-([0-9a-f]{64})");

    private final MasterKeys keys;
    private final Caller caller;
    private final Clock clock;
    private final StaleForm stale;

    Forms(MasterKeys keys, Caller caller, Clock clock, StaleForm stale) {
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
        this.stale = stale;
    }

    /**
     * For a form that the caller is shown now.
     *
     * @param operation of the act, by its id in the contract
     * @param target its id, or what else the act is about; empty if it makes something new
     * @param seen a digest of what the form shows; empty if the act names nothing
     */
    public String token(String operation, String target, String seen) {
        String begin =
                clock.instant().getEpochSecond() + "-" + HexFormat.of().formatHex(keys.newKey(), 0, RANDOM_BYTES);
        return begin + "-" + seal(begin, operation, target, seen);
    }

    /**
     * The key of the act that a form asks for.
     *
     * @throws Problem if the form was not made for this (403), or longer ago than eight hours (412)
     */
    public String key(@Nullable String token, String operation, String target, String seen) {
        Matcher parts = FORM.matcher(Optional.ofNullable(token).orElse(""));
        if (!parts.matches()
                || !MessageDigest.isEqual(
                        bytes(parts.group(3)),
                        bytes(seal(parts.group(1) + "-" + parts.group(2), operation, target, seen)))) {
            throw Problem.of(ProblemType.FORBIDDEN, "the form was not made for this; open it again");
        }
        long age = clock.instant().getEpochSecond() - Long.parseLong(parts.group(1));
        if (age > VALIDITY.toSeconds()) {
            stale.expire();
            throw Problem.of(ProblemType.PRECONDITION_FAILED, "the form is older than eight hours; open it again");
        }
        return parts.group();
    }

    /** When a form was made that {@link #key} has found to be in order, to the second. */
    public static Instant madeAt(@Nullable String token) {
        Matcher parts = FORM.matcher(Optional.ofNullable(token).orElse(""));
        if (!parts.matches()) {
            throw new IllegalArgumentException("no token of a form");
        }
        return Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
    }

    private String seal(String begin, String operation, String target, String seen) {
        return keys.hmac("console-form", String.join("\n", begin, caller.person(), operation, target, seen));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
