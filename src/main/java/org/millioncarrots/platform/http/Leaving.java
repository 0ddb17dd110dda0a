package org.millioncarrots.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * When an operation was declared to be going away and when it will be gone, both at the beginning of the day in UTC: the contract says so by
 * {@code deprecated} with {@code x-deprecated-on} and {@code x-sunset}, answers by the headers of RFC 9745 and RFC 8594.
 */
record Leaving(LocalDate deprecatedOn, LocalDate goneOn) {
    static final String DEPRECATION = "Deprecation";
    static final String SUNSET = "Sunset";

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** @param operation of the contract */
    static Optional<Leaving> of(JsonNode operation) {
        return operation.path("deprecated").asBoolean()
                ? Optional.of(new Leaving(
                        LocalDate.parse(operation.path("x-deprecated-on").asText()),
                        LocalDate.parse(operation.path("x-sunset").asText())))
                : Optional.empty();
    }

    /** Such as {@code @1767225600}. */
    String deprecation() {
        return "@" + deprecatedOn.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /** Such as {@code Fri, 01 Jan 2027 00:00:00 GMT}. */
    String sunset() {
        return HTTP_DATE.format(goneOn.atStartOfDay());
    }
}
