package org.millioncarrots.platform.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; an absent one stays absent, a wrong one is a problem that names it. */
public final class Params {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /** RFC 9562; the library would also take shorter groups. */
    public static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /** RFC 3339 in UTC, of the years 1 to 9999. */
    public static final String INSTANT_FORM =
            "(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?Z";

    /** Where the hour stands: Java reads hour 24 as the next day, which RFC 3339 does not have. */
    private static final int HOUR = "2022-03-05T".length();

    private static final int SHORTEST = "2022-03-05T12:00Z".length();

    private static final Pattern INSTANT = Pattern.compile(INSTANT_FORM);
    private static final Pattern ID = Pattern.compile(UUID_FORM);

    private Params() {}

    public static @Nullable LocalDate date(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return plausible(name, LocalDate.parse(text));
        } catch (DateTimeParseException wrong) {
            throw Problem.invalid(name, "a date such as 2022-03-05");
        }
    }

    /** A date that a programme of this kind can have at all. */
    public static LocalDate plausible(String name, LocalDate date) {
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw Problem.invalid(name, "a date from " + EARLIEST + " to " + LATEST);
        }
        return date;
    }

    public static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            if (text != null && !INSTANT.matcher(text).matches()) {
                throw Problem.invalid(name, "an instant such as 2022-03-05T12:00:00Z");
            }
            return text == null ? null : utc(text);
        } catch (DateTimeParseException wrong) {
            throw Problem.invalid(name, "an instant such as 2022-03-05T12:00:00Z");
        }
    }

    /**
     * What is of the form of an instant, with seconds or without.
     *
     * @throws DateTimeParseException if there is no such instant
     */
    public static Instant utc(String text) {
        if (text.startsWith("24", HOUR)) {
            throw new DateTimeParseException("no such hour", text, HOUR);
        }
        return Instant.parse(text.length() == SHORTEST ? text.replace("Z", ":00Z") : text);
    }

    public static @Nullable UUID id(String name, @Nullable String text) {
        if (text != null && !isId(text)) {
            throw Problem.invalid(name, "a UUID");
        }
        return text == null ? null : UUID.fromString(text);
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    public static <E extends Enum<E>> @Nullable E oneOf(String name, @Nullable String text, Class<E> type) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(name, "one of " + Arrays.toString(type.getEnumConstants())));
    }
}
