package org.millioncarrots.platform.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.contract.WireTypes.Component;

/**
 * What the scanner does not say of the records: which values an answer always has (all that are not {@code Nullable}; the others
 * are left out, never null), and that a request may have no others.
 */
final class ExactSchemas {
    static final String REF = "#/components/schemas/";

    private final WireTypes types;
    private final Components components;

    ExactSchemas(IndexView index, OpenAPI api) {
        this.types = new WireTypes(index);
        this.components = api.getComponents();
    }

    void apply(OpenAPI api) {
        List.copyOf(schemas().values()).forEach(schema -> visit(schema, this::straighten));
        schemas().values().forEach(schema -> visit(schema, ExactSchemas::anchor));
        operations(api)
                .filter(operation -> operation.getParameters() != null)
                .flatMap(operation -> operation.getParameters().stream())
                .forEach(parameter -> {
                    visit(parameter.getSchema(), this::straighten);
                    visit(parameter.getSchema(), ExactSchemas::anchor);
                });
        Set<String> asked = asked(api);
        Set<String> used = new HashSet<>(asked);
        used.addAll(answered(api));
        Set.copyOf(schemas().keySet()).stream()
                .filter(name -> !used.contains(name))
                .forEach(components::removeSchema);
        schemas().forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                exact(name, schema, asked.contains(name));
            }
        });
    }

    private Map<String, Schema> schemas() {
        return components.getSchemas();
    }

    private void exact(String name, Schema schema, boolean isAsked) {
        List<Component> parts = types.components(name, schema);
        Set<String> required = new TreeSet<>(schema.getRequired() == null ? List.of() : schema.getRequired());
        parts.stream()
                .filter(component -> isAsked ? component.isPrimitive() : component.isAlways())
                .map(Component::name)
                .forEach(required::add);
        if (!required.isEmpty()) {
            schema.required(List.copyOf(new TreeSet<>(required)));
        }
        if (isAsked) {
            schema.additionalPropertiesBoolean(false);
        }
    }

    /** A reference says the type; a record or an enumeration that stands inside of another is referred to. */
    private void straighten(Schema schema) {
        if (schema.getRef() != null) {
            schema.setType(null);
        } else if (schema.getProperties() != null && !schemas().containsValue(schema)) {
            types.recordOf(schema).ifPresent(name -> {
                if (!schemas().containsKey(name)) {
                    components.addSchema(
                            name,
                            OASFactory.createSchema()
                                    .addType(Schema.SchemaType.OBJECT)
                                    .properties(schema.getProperties()));
                }
                schema.properties(null).required(null).ref(REF + name).setType(null);
            });
        } else if (schema.getEnumeration() != null
                && schemas().values().stream().noneMatch(named -> named == schema)) {
            schemas().entrySet().stream()
                    .filter(named ->
                            schema.getEnumeration().equals(named.getValue().getEnumeration()))
                    .map(Map.Entry::getKey)
                    .min(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                    .ifPresent(name -> schema.enumeration(null).ref(REF + name).setType(null));
        }
    }

    /** JSON Schema looks for a pattern anywhere in a text; Bean Validation and we hold the whole text to it. */
    private static void anchor(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            schema.pattern(pattern.contains("|") ? "^(?:" + pattern + ")$" : "^" + pattern + "$");
        }
    }

    /** The names of the schemas that requests are made of. */
    private Set<String> asked(OpenAPI api) {
        Set<String> asked = new HashSet<>();
        operations(api).forEach(operation -> {
            if (operation.getRequestBody() != null) {
                contents(operation.getRequestBody().getContent()).forEach(schema -> reach(schema, asked));
            }
            if (operation.getParameters() != null) {
                operation.getParameters().stream().map(Parameter::getSchema).forEach(schema -> reach(schema, asked));
            }
        });
        return asked;
    }

    /** The names of those that answers are made of. */
    private Set<String> answered(OpenAPI api) {
        Set<String> answered = new HashSet<>();
        Stream.concat(
                        operations(api)
                                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream()),
                        components.getResponses().values().stream())
                .flatMap(answer -> contents(answer.getContent()))
                .forEach(schema -> reach(schema, answered));
        told(api).flatMap(ExactSchemas::contents).forEach(schema -> reach(schema, answered));
        return answered;
    }

    /** What the service sends to others by itself. */
    private static Stream<Content> told(OpenAPI api) {
        return api.getWebhooks() == null
                ? Stream.of()
                : api.getWebhooks().values().stream()
                        .flatMap(item -> item.getOperations().values().stream())
                        .filter(operation -> operation.getRequestBody() != null)
                        .map(operation -> operation.getRequestBody().getContent());
    }

    private void reach(@Nullable Schema from, Set<String> reached) {
        visit(from, schema -> {
            String name = schema.getRef() == null
                    ? ""
                    : schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
            if (schemas().containsKey(name) && reached.add(name)) {
                reach(schemas().get(name), reached);
            }
        });
    }

    static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream());
    }

    static Stream<Schema> contents(@Nullable Content content) {
        return content == null
                ? Stream.of()
                : content.getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .filter(schema -> schema != null);
    }

    /** The schema and all that stand inside it; what it refers to is not inside. */
    static void visit(@Nullable Schema schema, Consumer<Schema> visitor) {
        if (schema == null) {
            return;
        }
        visitor.accept(schema);
        visit(schema.getItems(), visitor);
        visit(schema.getAdditionalPropertiesSchema(), visitor);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(one -> visit(one, visitor));
        }
        Stream.of(schema.getOneOf(), schema.getAnyOf(), schema.getAllOf())
                .filter(list -> list != null)
                .flatMap(Collection::stream)
                .forEach(one -> visit(one, visitor));
    }
}
