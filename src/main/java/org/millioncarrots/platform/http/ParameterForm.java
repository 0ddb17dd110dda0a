package org.millioncarrots.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What one value of a query parameter may be, as its schema in the contract says: so that the contract is true of whatever it says of
 * parameters.
 *
 * @param isList whether it may be given more than once
 * @param reader of a value by the parameter's name; a {@link Problem} if it is wrong
 */
record ParameterForm(boolean isList, BiConsumer<String, String> reader) {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    /** @param document the whole contract, for what the schema refers to */
    static ParameterForm of(JsonNode schema, JsonNode document) {
        JsonNode meant =
                schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
        return new ParameterForm(is(meant, "array"), reader(meant));
    }

    /** What would be right; empty if the value is. */
    Optional<Problem.Violation> wrong(String name, String value) {
        try {
            reader.accept(name, value);
            return Optional.empty();
        } catch (Problem wrong) {
            return wrong.violations().stream().findFirst();
        }
    }

    private static BiConsumer<String, String> reader(JsonNode schema) {
        if (schema.has("enum")) {
            return oneOf(StreamSupport.stream(schema.path("enum").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList());
        }
        if (is(schema, "integer")) {
            return wholeNumber(schema);
        }
        if (is(schema, "boolean")) {
            return Flag::of;
        }
        return switch (schema.path("format").asText()) {
            case "date" -> Params::date;
            case "date-time" -> Params::instant;
            case "uuid" -> Params::id;
            default -> schema.has("pattern") ? text(schema) : (name, value) -> {};
        };
    }

    private static BiConsumer<String, String> oneOf(List<String> values) {
        return (name, value) -> require(values.contains(value), name, "one of " + values);
    }

    private static BiConsumer<String, String> wholeNumber(JsonNode schema) {
        int least = schema.path("minimum").asInt(Integer.MIN_VALUE);
        int most = schema.path("maximum").asInt(Integer.MAX_VALUE);
        String expected = "a whole number from " + least + " to " + most;
        return (name, value) -> require(
                WHOLE_NUMBER.matcher(value).matches()
                        && Integer.parseInt(value) >= least
                        && Integer.parseInt(value) <= most,
                name,
                expected);
    }

    private static BiConsumer<String, String> text(JsonNode schema) {
        Pattern pattern = Pattern.compile(schema.path("pattern").asText());
        String expected = schema.path("description").asText("of the form " + pattern);
        return (name, value) -> require(pattern.matcher(value).matches(), name, expected);
    }

    private static void require(boolean isRight, String name, String expected) {
        if (!isRight) {
            throw Problem.invalid(name, expected);
        }
    }

    private static boolean is(JsonNode schema, String type) {
        JsonNode declared = schema.path("type");
        return declared.isArray()
                ? StreamSupport.stream(declared.spliterator(), false)
                        .anyMatch(one -> one.asText().equals(type))
                : declared.asText().equals(type);
    }
}
