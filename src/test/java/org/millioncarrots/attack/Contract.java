package org.millioncarrots.attack;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The operations that the running service publishes, and bodies that their schemas take: a new operation is walked by itself. */
record Contract(JsonNode document) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final int DEEP = 6;

    /**
     * @param roles empty if anybody may call it
     * @param parameters of the path
     * @param asked of the query
     */
    record Operation(
            String id,
            String method,
            String path,
            Set<String> roles,
            List<Parameter> parameters,
            List<Parameter> asked,
            Optional<Body> body) {
        boolean isFor(String role) {
            return roles.isEmpty() || roles.contains(role);
        }

        boolean leadsToAThing() {
            return parameters.stream().anyMatch(Parameter::isId);
        }
    }

    /** @param schema of the first media type that the operation takes */
    record Body(String mediaType, JsonNode schema) {}

    /** A part of the path or of the query. */
    record Parameter(String name, JsonNode schema) {
        boolean isId() {
            return schema.path("format").asText().equals("uuid");
        }
    }

    static Contract published() throws Exception {
        String text = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return new Contract(new ObjectMapper().readTree(text));
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method ->
                        operations.add(operation(method.getKey(), path.getKey(), method.getValue(), path.getValue()))));
        return operations;
    }

    private Operation operation(String method, String path, JsonNode operation, JsonNode shared) {
        Set<String> roles = new TreeSet<>();
        operation.path("security").findValues("oidc").forEach(list -> list.forEach(role -> roles.add(role.asText())));
        Optional<Body> body = operation.path("requestBody").path("content").properties().stream()
                .findFirst()
                .map(content -> new Body(content.getKey(), content.getValue().path("schema")));
        return new Operation(
                operation.path("operationId").asText(),
                method,
                path,
                roles,
                parameters("path", operation, shared),
                parameters("query", operation, shared),
                body);
    }

    private List<Parameter> parameters(String in, JsonNode operation, JsonNode shared) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode list : List.of(operation.path("parameters"), shared.path("parameters"))) {
            for (JsonNode unresolved : list) {
                JsonNode one = resolved(unresolved);
                if (one.path("in").asText().equals(in)) {
                    parameters.add(new Parameter(one.path("name").asText(), resolved(one.path("schema"))));
                }
            }
        }
        return parameters;
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            return resolved(document.at(reference.substring(1)));
        }
        for (String union : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.has(union)) {
                return resolved(schema.path(union).get(0));
            }
        }
        return schema;
    }

    /** Something that the schema takes, with the same id wherever it asks for one. */
    JsonNode example(Body body, UUID id) {
        return example(body.schema(), id, DEEP);
    }

    private JsonNode example(JsonNode unresolved, UUID id, int depth) {
        JsonNode schema = resolved(unresolved);
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
            case "object" -> {
                ObjectNode object = nodes.objectNode();
                schema.path("properties").properties().forEach(property -> {
                    boolean asked = contains(schema.path("required"), property.getKey());
                    if (depth > 0 && (asked || isId(property.getValue()))) {
                        object.set(property.getKey(), example(property.getValue(), id, depth - 1));
                    }
                });
                yield object;
            }
            case "array" -> {
                ArrayNode array = nodes.arrayNode();
                if (depth > 0) {
                    array.add(example(schema.path("items"), id, depth - 1));
                }
                yield array;
            }
            case "boolean" -> nodes.booleanNode(true);
            case "integer", "number" -> nodes.numberNode(schema.path("minimum").asInt(1));
            default -> nodes.textNode(text(schema, id));
        };
    }

    private boolean isId(JsonNode schema) {
        return resolved(schema).path("format").asText().equals("uuid");
    }

    private static boolean contains(JsonNode names, String name) {
        for (JsonNode one : names) {
            if (one.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static String text(JsonNode schema, UUID id) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> id.toString();
            case "date" -> "2022-03-05";
            case "date-time" -> "2022-03-05T10:00:00Z";
            default -> "x".repeat(Math.max(1, schema.path("minLength").asInt(1)));
        };
    }
}
