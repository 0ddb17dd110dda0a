package org.millioncarrots;

import io.quarkus.runtime.configuration.DurationConverter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One setting of the service.
 *
 * @param property its name, such as {@code carrots.payout-run.workers}
 * @param type what its value is: the type of the mapping's method, inside its Optional or Set
 * @param byDefault its value where nothing sets it; null if there is none
 * @param least the least value of a number or duration, as one would write it
 * @param most the greatest
 */
record Setting(
        String property,
        Class<?> type,
        @Nullable String byDefault,
        @Nullable String least,
        @Nullable String most) {

    /** The environment variable that sets it. */
    String variable() {
        return variable(property);
    }

    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** Whether a value can be what the setting is for. */
    boolean takes(String value) {
        try {
            return switch (type.getSimpleName()) {
                case "boolean" -> value.equals("true") || value.equals("false");
                case "int" -> between(Long.valueOf(value), number(least), number(most));
                case "Duration" -> between(duration(value), duration(least), duration(most));
                case "LocalTime" -> LocalTime.parse(value).isBefore(LocalTime.MAX);
                case "ZoneId" -> !ZoneId.of(value).getId().isEmpty();
                case "URI" -> isFolder(new URI(value));
                case "Path" -> !Path.of(value).toString().isEmpty();
                default -> true;
            };
        } catch (IllegalArgumentException | DateTimeException | URISyntaxException wrong) {
            return false;
        }
    }

    /** What it takes, for people. */
    String expected() {
        String what =
                switch (type.getSimpleName()) {
                    case "boolean" -> "true or false";
                    case "int" -> "a whole number" + range();
                    case "Duration" -> "a duration" + range();
                    case "LocalTime" -> "a time of day";
                    case "ZoneId" -> "a time zone of the IANA database";
                    case "URI" -> "an https address without a slash at the end";
                    case "Path" -> "the path of a file";
                    default -> "text";
                };
        return what;
    }

    private String range() {
        return least == null || most == null ? "" : " from " + least + " to " + most;
    }

    private static boolean isFolder(URI address) {
        return address.getHost() != null && !address.getPath().endsWith("/") && address.getQuery() == null;
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null ? null : Long.valueOf(text);
    }

    private static @Nullable Duration duration(@Nullable String text) {
        return text == null ? null : new DurationConverter().convert(text);
    }

    private static <T extends Comparable<T>> boolean between(@Nullable T value, @Nullable T least, @Nullable T most) {
        return value != null
                && (least == null || value.compareTo(least) >= 0)
                && (most == null || value.compareTo(most) <= 0);
    }
}
