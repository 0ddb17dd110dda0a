package org.millioncarrots.platform.http;

import org.jspecify.annotations.Nullable;

/** Reads query parameters that are true or false; a typing error must not turn a dry run into a real one. */
public final class Flag {
    private Flag() {}

    public static @Nullable Boolean of(String name, @Nullable String text) {
        return switch (text) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.invalid(name, "true or false");
        };
    }

    public static boolean isSet(String name, @Nullable String text) {
        return Boolean.TRUE.equals(of(name, text));
    }
}
