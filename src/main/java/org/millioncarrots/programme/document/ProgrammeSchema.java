package org.millioncarrots.programme.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.millioncarrots.platform.http.Problem.Violation;

/** Checks the shape of a programme document against {@code programmes/schema.json} (JSON Schema 2020-12, no network). */
final class ProgrammeSchema {
    static final String RESOURCE = "programmes/schema.json";

    private final JsonSchema schema = load();

    /** Every fault of shape, in the order of the schema. */
    List<Violation> faults(JsonNode document) {
        return schema.validate(document).stream()
                .map(ProgrammeSchema::violation)
                .distinct()
                .toList();
    }

    private static JsonSchema load() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(RESOURCE), RESOURCE)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(
                            in,
                            SchemaValidatorsConfig.builder()
                                    .pathType(PathType.JSON_PATH)
                                    // All of it: in Java a line end may follow what $ ends.
                                    .regularExpressionFactory(
                                            pattern -> Pattern.compile(pattern).asMatchPredicate()::test)
                                    .locale(Locale.ROOT)
                                    .build());
        } catch (IOException broken) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", broken);
        }
    }

    private static Violation violation(ValidationMessage fault) {
        String place = fault.getInstanceLocation().toString();
        return switch (fault.getType()) {
            case "required" -> new Violation(field(place + "." + fault.getProperty()), "is missing");
            case "additionalProperties" ->
                new Violation(field(place + "." + fault.getProperty()), "no such field here");
            case "enum" -> new Violation(field(place), "one of " + values(fault.getSchemaNode()));
            case "pattern" ->
                new Violation(field(place), meaning(fault.getSchemaLocation().toString()));
            default -> new Violation(field(place), fault.getError());
        };
    }

    /** As the rest of the API writes paths: {@code benefits[0].amount}. */
    private static String field(String jsonPath) {
        String path = jsonPath.startsWith("$.") ? jsonPath.substring(2) : jsonPath.substring(1);
        return path.isEmpty() ? "body" : path;
    }

    private static String values(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static String meaning(String schemaLocation) {
        if (schemaLocation.contains("/$defs/date")) {
            return "a date such as 2022-03-05";
        }
        if (schemaLocation.contains("/$defs/amount")) {
            return "a decimal string such as 47253.44, without sign, spaces or exponent";
        }
        if (schemaLocation.contains("/$defs/currency")) {
            return "three capital letters such as EUR";
        }
        if (schemaLocation.contains("/indexation/")) {
            return "2 to 32 capital letters, digits and underscores, such as EU_HICP";
        }
        if (schemaLocation.contains("/sponsors/")) {
            return "two capital letters: ISO 3166 alpha-2, or EU";
        }
        if (schemaLocation.contains("/url/")) {
            return "an address that begins with https://";
        }
        if (schemaLocation.contains("/at/")) {
            return "a JSON pointer such as /benefits/0/amount";
        }
        return "small letters, digits and hyphens, beginning with a letter";
    }
}
