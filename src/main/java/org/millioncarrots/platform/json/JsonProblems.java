package org.millioncarrots.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.BodyLimit;
import org.millioncarrots.platform.http.FieldPaths;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** Says what is wrong with a JSON body, and what would be right, without repeating any of it. */
public final class JsonProblems {
    private JsonProblems() {}

    public static Problem of(JsonProcessingException exception) {
        return switch (exception) {
            case UnrecognizedPropertyException unknown ->
                Problem.invalid(FieldPaths.of(unknown), "no such field; known are " + known(unknown));
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() -> Problem.invalid(FieldPaths.of(mismatch), expected(mismatch));
            case StreamConstraintsException tooMuch
            when tooMuch.getOriginalMessage().startsWith("Document length") ->
                BodyLimit.exceeded(JsonConfig.MAX_DOCUMENT);
            case JsonMappingException mapping -> mapping(mapping);
            default -> malformed(exception);
        };
    }

    /** What happened while a field was read: the cause says what, the path where. */
    private static Problem mapping(JsonMappingException mapping) {
        return switch (mapping.getCause()) {
            case Problem problem -> problem;
            case InputCoercionException tooLarge ->
                Problem.invalid(FieldPaths.of(mapping), "a whole number of no more digits than the field holds");
            case JsonProcessingException broken -> of(broken);
            case null, default ->
                mapping.getPath().isEmpty()
                        ? malformed(mapping)
                        : Problem.invalid(FieldPaths.of(mapping), "not valid here");
        };
    }

    private static Problem malformed(JsonProcessingException exception) {
        var place = exception.getLocation();
        String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return Problem.of(ProblemType.MALFORMED_BODY, "one JSON object is expected; it breaks off" + where);
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds() == null
                ? "none"
                : unknown.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (mismatch instanceof InvalidNullException) {
            return "no null in a list";
        }
        if (type == null) {
            return "another type of value is expected";
        }
        if (type == Money.class || type == CurrencyCode.class) {
            return mismatch.getOriginalMessage();
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == LocalDate.class) {
            return "a date such as 2022-03-05";
        }
        if (type == Instant.class) {
            return "an instant such as 2022-03-05T12:00:00Z";
        }
        if (type == YearMonth.class) {
            return "a month such as 2022-03";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == String.class) {
            return mismatch instanceof InvalidFormatException ? TextReader.READABLE : "a text in quotes";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == BigDecimal.class) {
            return "a decimal number in quotes such as \"105.8124\", without plus, spaces or exponent";
        }
        if (type == int.class || type == long.class || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        return "another type of value is expected";
    }
}
