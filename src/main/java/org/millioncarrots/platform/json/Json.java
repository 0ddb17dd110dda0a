package org.millioncarrots.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes and reads the JSON that is kept in the database, with the same mapper as the API. */
@ApplicationScoped
public class Json {
    private final ObjectMapper mapper;
    private final ObjectMapper stored;

    Json(ObjectMapper mapper) {
        this.mapper = mapper;
        this.stored = JsonConfig.stored(mapper);
    }

    public String write(Object value) {
        try {
            return value instanceof String text ? text : mapper.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "a " + value.getClass().getName() + " cannot be written as JSON", impossible);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws StoredByNewerVersion if there is more in it than this version knows, or something else
     */
    public <T> T read(String json, Class<T> type) {
        try {
            return stored.readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new StoredByNewerVersion(
                    "a stored " + type.getSimpleName() + " is not in the form that this version knows");
        }
    }
}
