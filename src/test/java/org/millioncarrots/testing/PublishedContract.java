package org.millioncarrots.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The contract as the build has made it, and what an answer has that is not in it. */
public final class PublishedContract {
    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";
    private static final String HOME = "https://contract.invalid/openapi";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TOLD_HEADERS =
            List.of("Location", "ETag", "Idempotency-Replayed", "Content-Language");
    private static volatile PublishedContract current;

    private final JsonNode document;
    private final List<Map.Entry<String[], JsonNode>> paths;
    private final JsonSchemaFactory schemas;
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    private PublishedContract(JsonNode document) {
        this.document = document;
        this.paths = document.path("paths").properties().stream()
                .map(path -> Map.entry(path.getKey().split("/"), path.getValue()))
                .sorted(Comparator.comparing(
                        path -> String.join("/", path.getKey()).replace("{", "\uffff")))
                .toList();
        JsonNode strict = document.deepCopy();
        strict.path("components").path("schemas").forEach(PublishedContract::close);
        this.schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(HOME, strict.toString()))));
    }

    public static PublishedContract current() {
        PublishedContract read = current;
        if (read == null) {
            read = read();
            current = read;
        }
        return read;
    }

    private static PublishedContract read() {
        try (InputStream in = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT), DOCUMENT)) {
            return new PublishedContract(JSON.readTree(in));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Answers may gain fields in a later version; those of this one are all told. */
    private static void close(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    public JsonNode document() {
        return document;
    }

    /** The operation of a request; empty if the contract has none. */
    public Optional<JsonNode> operation(String method, String path) {
        return path(path).map(found -> found.get(asked(method)));
    }

    private Optional<JsonNode> path(String path) {
        String[] asked = path.split("/");
        return paths.stream()
                .filter(known -> matches(known.getKey(), asked))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean matches(String[] known, String[] asked) {
        if (known.length != asked.length) {
            return false;
        }
        for (int i = 0; i < known.length; i++) {
            if (!known[i].startsWith("{") && !known[i].equals(asked[i])) {
                return false;
            }
        }
        return true;
    }

    private static String asked(String method) {
        return method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    }

    /** What the answer has that the contract does not tell, or lacks of what it does. */
    public List<String> faults(String method, String path, Response answer) {
        List<String> faults = new ArrayList<>();
        int status = answer.statusCode();
        Optional<JsonNode> operation = operation(method, path);
        if (operation.isEmpty()) {
            if (status < 400 && !method.equals("OPTIONS")) {
                faults.add("no such operation, and it answers " + status);
            }
            return status >= 400 ? problem(method, answer) : faults;
        }
        JsonNode told = resolved(operation.get().path("responses").path(String.valueOf(status)));
        if (told.isMissingNode()) {
            return List.of("status " + status + " is not told; body " + shortened(answer));
        }
        if (answer.header("Request-Id") == null) {
            faults.add("no Request-Id");
        }
        TOLD_HEADERS.stream()
                .filter(header ->
                        answer.header(header) != null && !told.path("headers").has(header))
                .forEach(header -> faults.add("header " + header + " is not told"));
        if (!method.equals("HEAD")) {
            faults.addAll(body(told, answer));
        }
        return faults;
    }

    private List<String> problem(String method, Response answer) {
        return method.equals("HEAD") || !isProblem(answer)
                ? List.of()
                : validate(pointer("/components/schemas/Problem"), answer.asString());
    }

    private static boolean isProblem(Response answer) {
        return answer.contentType().startsWith("application/problem+json");
    }

    private List<String> body(JsonNode told, Response answer) {
        String type = answer.contentType() == null
                ? ""
                : answer.contentType().split(";")[0].strip();
        JsonNode content = told.path("content");
        if (answer.asByteArray().length == 0) {
            return content.isMissingNode() || answer.statusCode() == 304 ? List.of() : List.of("no body");
        }
        if (!content.has(type)) {
            return List.of("media type " + type + " is not told");
        }
        return type.endsWith("json") ? validate(content.path(type).path("schema"), answer.asString()) : List.of();
    }

    /** What of the JSON the schema, which is part of the contract, does not allow. */
    public List<String> validate(JsonNode schema, String json) {
        return compiled
                .computeIfAbsent(schema.toString(), this::compile)
                .validate(json, com.networknt.schema.InputFormat.JSON, run -> run.getExecutionConfig()
                        .setFormatAssertionsEnabled(true))
                .stream()
                .map(message -> message.getMessage() + " (" + message.getSchemaLocation() + ")")
                .limit(8)
                .toList();
    }

    private JsonSchema compile(String schema) {
        String absolute = schema.replace("\"$ref\":\"#", "\"$ref\":\"" + HOME + "#");
        try {
            return schemas.getSchema(
                    SchemaLocation.of("https://contract.invalid/part" + compiled.size()),
                    JSON.readTree(absolute),
                    SchemaValidatorsConfig.builder().locale(Locale.ROOT).build());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static JsonNode pointer(String place) {
        return JSON.createObjectNode().put("$ref", "#" + place);
    }

    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static String shortened(Response answer) {
        String body = answer.asString();
        return body.substring(0, Math.min(300, body.length()));
    }
}
