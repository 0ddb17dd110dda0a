package org.millioncarrots.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.millioncarrots.platform.http.Params;

/**
 * Dates, instants and ids exactly as the contract writes them (RFC 3339, RFC 9562). What comes with the library also takes
 * arrays, numbers, short forms and a time behind a date, which it drops: 23:30Z is another day in Brussels.
 */
final class TimeReaders {
    private static final String DAY = "(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}";

    private TimeReaders() {}

    static void addTo(SimpleModule module) {
        module.addDeserializer(LocalDate.class, new Strict<>(LocalDate.class, DAY, LocalDate::parse));
        module.addDeserializer(
                YearMonth.class, new Strict<>(YearMonth.class, "(?!0000)[0-9]{4}-[0-9]{2}", YearMonth::parse));
        module.addDeserializer(Instant.class, new Strict<>(Instant.class, Params.INSTANT_FORM, Params::utc));
        module.addDeserializer(UUID.class, new Strict<>(UUID.class, Params.UUID_FORM, UUID::fromString));
    }

    private static final class Strict<T> extends JsonDeserializer<T> {
        private final Class<T> type;
        private final Pattern form;
        private final Function<String, T> parse;

        Strict(Class<T> type, String form, Function<String, T> parse) {
            this.type = type;
            this.form = Pattern.compile(form);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : "";
            if (!form.matcher(text).matches()) {
                throw InvalidFormatException.from(in, "", null, type);
            }
            try {
                return parse.apply(text);
            } catch (RuntimeException noSuchDay) {
                throw InvalidFormatException.from(in, "", null, type);
            }
        }
    }
}
