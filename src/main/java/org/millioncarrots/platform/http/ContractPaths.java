package org.millioncarrots.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The paths of the contract with their methods and query parameters, as it was generated from the resources at build time. */
@Startup
@Singleton
class ContractPaths {
    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final List<Path> paths = new ArrayList<>();

    /**
     * @param parameters the query parameters by name
     * @param leaving if it is going away
     */
    record Operation(String id, Map<String, ParameterForm> parameters, Optional<Leaving> leaving) {}

    /**
     * What the contract has for a path.
     *
     * @param operations by their methods, in capitals
     * @param exists whether each id in the path is one at all
     */
    record Found(Map<String, Operation> operations, boolean exists) {}

    private record Path(String[] segments, Set<String> ids, Map<String, Operation> operations) {
        boolean matches(String[] asked) {
            for (int i = 0; i < segments.length; i++) {
                if (!segments[i].startsWith("{") && !segments[i].equals(asked[i])) {
                    return false;
                }
            }
            return true;
        }

        Found found(String[] asked) {
            boolean exists = true;
            for (int i = 0; i < segments.length; i++) {
                exists &= !ids.contains(segments[i]) || Params.isId(asked[i]);
            }
            return new Found(operations, exists);
        }

        /** Which of two that match is meant: the one whose first difference is a word and no parameter. */
        String order() {
            return String.join("/", segments).replace("{", "\uffff");
        }
    }

    @Inject
    ContractPaths() throws IOException {
        this(read());
    }

    ContractPaths(JsonNode document) {
        document.path("paths")
                .properties()
                .forEach(path -> paths.add(new Path(
                        path.getKey().split("/"), ids(path.getValue()), operations(path.getValue(), document))));
        paths.sort(Comparator.comparing(Path::order));
    }

    private static JsonNode read() throws IOException {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            if (in == null) {
                throw new IllegalStateException("the build has left out " + DOCUMENT);
            }
            return new ObjectMapper().readTree(in);
        }
    }

    /** Empty if the contract has no such path. */
    Optional<Found> find(String path) {
        String[] asked = path.split("/");
        return paths.stream()
                .filter(known -> known.segments().length == asked.length && known.matches(asked))
                .findFirst()
                .map(known -> known.found(asked));
    }

    /** The segments that are UUIDs, as {@code {id}}. */
    private static Set<String> ids(JsonNode path) {
        return path.properties().stream()
                .flatMap(field ->
                        StreamSupport.stream(field.getValue().path("parameters").spliterator(), false))
                .filter(parameter -> parameter.path("in").asText().equals("path"))
                .filter(parameter ->
                        parameter.path("schema").path("$ref").asText().endsWith("/UUID"))
                .map(parameter -> "{" + parameter.path("name").asText() + "}")
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Operation> operations(JsonNode path, JsonNode document) {
        Map<String, Operation> operations = new HashMap<>();
        path.properties().stream()
                .filter(field -> METHODS.contains(field.getKey()))
                .forEach(field -> {
                    Map<String, ParameterForm> parameters = new HashMap<>();
                    StreamSupport.stream(field.getValue().path("parameters").spliterator(), false)
                            .filter(parameter -> parameter.path("in").asText().equals("query"))
                            .forEach(parameter -> parameters.put(
                                    parameter.path("name").asText(),
                                    ParameterForm.of(parameter.path("schema"), document)));
                    operations.put(
                            field.getKey().toUpperCase(Locale.ROOT),
                            new Operation(
                                    field.getValue().path("operationId").asText(),
                                    parameters,
                                    Leaving.of(field.getValue())));
                });
        return operations;
    }
}
