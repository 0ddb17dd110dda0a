package org.millioncarrots.platform.contract;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.IndexView;

/**
 * Says of everything in the contract what it is. The Javadoc of records and enums comes first; what it leaves out, because a word
 * means the same everywhere, stands once in {@code contract/words.properties}.
 */
final class Descriptions {
    private static final String WORDS = "/contract/words.properties";

    private final WireTypes types;
    private final Properties words = new Properties();

    Descriptions(IndexView index) {
        this.types = new WireTypes(index);
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Descriptions.class.getResourceAsStream(WORDS), WORDS), StandardCharsets.UTF_8)) {
            words.load(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void apply(OpenAPI api) {
        api.getComponents().getSchemas().forEach(this::describe);
        ExactSchemas.operations(api).forEach(this::describe);
        if (api.getTags() != null) {
            api.getTags().stream()
                    .filter(tag -> tag.getDescription() == null)
                    .forEach(tag -> word("tag." + tag.getName()).ifPresent(tag::setDescription));
        }
    }

    private void describe(String name, Schema schema) {
        Javadoc javadoc = types.javadoc(name, schema);
        if (schema.getDescription() == null) {
            text(javadoc.text()).or(() -> word(name)).ifPresent(schema::setDescription);
        }
        if (schema.getEnumeration() != null) {
            schema.setDescription(withValues(schema, javadoc, name));
        }
        Map<String, Schema> properties = schema.getProperties() == null ? Map.of() : schema.getProperties();
        properties.forEach((property, value) -> {
            if (value.getDescription() == null) {
                javadoc.part(property)
                        .or(() -> word(name + "." + property))
                        .or(() -> word("." + property))
                        .ifPresent(value::setDescription);
            }
        });
    }

    /** The values that need more than their name, after what all of them are. */
    private String withValues(Schema schema, Javadoc javadoc, String name) {
        String values = schema.getEnumeration().stream()
                .map(String::valueOf)
                .flatMap(value -> javadoc
                        .part(value)
                        .or(() -> word(name + "." + value))
                        .filter(text -> !text.isEmpty())
                        .map(text -> "\n- `" + value + "`: " + text)
                        .stream())
                .collect(Collectors.joining());
        String what = Optional.ofNullable(schema.getDescription()).orElse("");
        return values.isEmpty() ? what : what + "\n" + values;
    }

    private void describe(Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        parameters.stream()
                .filter(parameter -> parameter.getDescription() == null)
                .forEach(parameter -> word(operation.getOperationId() + "?" + parameter.getName())
                        .or(() -> word("?" + parameter.getName()))
                        .ifPresent(parameter::setDescription));
    }

    private Optional<String> word(String key) {
        return Optional.ofNullable(words.getProperty(key));
    }

    private static Optional<String> text(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
