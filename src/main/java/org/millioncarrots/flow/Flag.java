package org.millioncarrots.flow;

import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Problem;

/** Reads query parameters that are true or false; a typing error must not turn a dry run into a real one. */
final class Flag {
    private Flag() {}

    static @Nullable Boolean of(String name, @Nullable String text) {
        return switch (text) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.invalid(name, "true or false");
        };
    }

    static boolean isSet(String name, @Nullable String text) {
        return Boolean.TRUE.equals(of(name, text));
    }
}
