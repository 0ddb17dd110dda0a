package org.millioncarrots.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;
import org.millioncarrots.platform.json.JsonProblems;

/** Reads what is one of many in a body as strictly as a body of its own. */
@ApplicationScoped
public class CheckedJson {
    private final ObjectMapper mapper;
    private final Validator validator;

    CheckedJson(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /** @throws Problem or {@link ConstraintViolationException}, if it is not what the type asks for */
    public <T> T read(String text, Class<T> type) {
        try {
            T value = mapper.readValue(text, type);
            if (value == null) {
                throw Problem.of(ProblemType.MALFORMED_BODY, "one JSON object is expected");
            }
            Set<ConstraintViolation<T>> violations = validator.validate(value);
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
            return value;
        } catch (JsonProcessingException unreadable) {
            throw JsonProblems.of(unreadable);
        }
    }
}
