package org.millioncarrots;

import java.util.Locale;

/**
 * What came of looking at something that the service needs.
 *
 * @param what such as {@code database}
 * @param result how it stands
 * @param text what was found, or what to do
 */
record Finding(String what, Result result, String text) {
    enum Result {
        OK,
        /** It may come back: the service starts, and is not ready until it does. */
        AWAY,
        /** Nobody may be served like this. */
        REFUSED
    }

    static Finding ok(String what, String text) {
        return new Finding(what, Result.OK, text);
    }

    static Finding away(String what, String text) {
        return new Finding(what, Result.AWAY, text);
    }

    /** One line for {@code --check}. */
    String line() {
        return String.format(Locale.ROOT, "%-6s  %-9s %s", result == Result.OK ? "ok" : "FAILED", what, text);
    }
}
