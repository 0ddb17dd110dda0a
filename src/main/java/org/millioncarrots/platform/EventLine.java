package org.millioncarrots.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.millioncarrots.platform.http.EventLog;

/**
 * One thing that happened, for the operators' log: fire it as an event within the transaction that does it, and {@link EventLog}
 * writes it after the commit. Only ids, codes, figures, hashes and dates can be said: there is no way to write a name or a text.
 */
public final class EventLine {
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern FIELD = Pattern.compile("[a-z][a-zA-Z0-9]{0,39}");

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final String name;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private EventLine(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an event is named in lower-case words with hyphens: " + name);
        }
        this.name = name;
    }

    /** @param name in lower-case words with hyphens, such as {@code payout-run-ended} */
    public static EventLine of(String name) {
        return new EventLine(name);
    }

    public EventLine id(String field, UUID id) {
        return with(field, id.toString());
    }

    public EventLine code(String field, Enum<?> code) {
        return with(field, code.name());
    }

    public EventLine number(String field, long number) {
        return with(field, Long.toString(number));
    }

    public EventLine date(String field, LocalDate date) {
        return with(field, date.toString());
    }

    public EventLine instant(String field, Instant instant) {
        return with(field, instant.toString());
    }

    /** @throws IllegalArgumentException if it is no hash in lower-case hexadecimal */
    public EventLine sha256(String field, String hash) {
        if (!SHA_256.matcher(hash).matches()) {
            throw new IllegalArgumentException("a hash is 64 hexadecimal digits");
        }
        return with(field, hash);
    }

    private EventLine with(String field, String value) {
        if (!FIELD.matcher(field).matches()) {
            throw new IllegalArgumentException("a field is named in letters and digits: " + field);
        }
        fields.put(field, value);
        return this;
    }

    public String name() {
        return name;
    }

    public Map<String, String> fields() {
        return Collections.unmodifiableMap(fields);
    }
}
