package org.millioncarrots.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks to be done: all that the {@link Door} has to know of it.
 *
 * @param operation the operation's id in the contract, and what it is done to: part of what the key stands for, so never changed
 * @param key the caller's {@code Idempotency-Key}, if it sent one
 * @param request the parsed body, of which only a keyed hash is kept
 */
public record Act(String operation, @Nullable String key, Object request) {
    /** Something new, of which the caller names no target. */
    public static Act of(String operation, @Nullable String key, Object request) {
        return new Act(operation, key, request);
    }

    /** The same as a line of a body with many: each has a key of its own, which follows from that of the whole. */
    public static Act ofLine(String operation, String key, int line, Object request) {
        return of(operation, key + "#" + line, request);
    }

    /** Something done to what the path names. */
    public static Act on(UUID target, String operation, @Nullable String key, Object request) {
        return new Act(operation + "/" + target, key, request);
    }

    /** The same without a body. */
    public static Act on(UUID target, String operation, @Nullable String key) {
        return on(target, operation, key, Map.of());
    }
}
