package org.millioncarrots.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** A request and an answer of each status for each operation and one problem for each status, as a test has sent and got them. */
final class Examples {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Examples() {}

    static void add(Operation operation) {
        JsonNode example = read(operation.getOperationId());
        addRequest(operation, example);
        addAnswer(operation, example);
        addOthers(operation);
        operation
                .getResponses()
                .getAPIResponses()
                .keySet()
                .forEach(status -> addAnswer(operation, read(operation.getOperationId() + "." + status)));
    }

    /** Of a media type other than the first: a file beside it. */
    private static void addOthers(Operation operation) {
        Stream.concat(
                        Stream.ofNullable(operation.getRequestBody()).map(RequestBody::getContent),
                        operation.getResponses().getAPIResponses().values().stream()
                                .map(APIResponse::getContent))
                .filter(Objects::nonNull)
                .flatMap(content -> content.getMediaTypes().keySet().stream())
                .distinct()
                .map(type -> read(operation.getOperationId() + "." + type.replace('/', '-')))
                .filter(JsonNode::isObject)
                .forEach(example -> {
                    addRequest(operation, example);
                    addAnswer(operation, example);
                });
    }

    private static void addRequest(Operation operation, JsonNode example) {
        if (operation.getRequestBody() != null) {
            add(
                    operation.getRequestBody().getContent(),
                    example.path("requestType").asText(JSON),
                    example.get("request"));
        }
    }

    private static void addAnswer(Operation operation, JsonNode example) {
        Optional.ofNullable(operation
                        .getResponses()
                        .getAPIResponse(example.path("status").asText()))
                .ifPresent(answer ->
                        add(answer.getContent(), example.path("answerType").asText(JSON), example.get("answer")));
    }

    /** @param name such as {@code Problem404} */
    static void add(String name, APIResponse problem) {
        add(problem.getContent(), PROBLEM, read(name).get("answer"));
    }

    private static JsonNode read(String name) {
        String file = "/contract/examples/" + name + ".json";
        try (InputStream in = Examples.class.getResourceAsStream(file)) {
            return in == null ? MissingNode.getInstance() : MAPPER.readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }

    private static void add(@Nullable Content content, String type, @Nullable JsonNode value) {
        if (content != null && value != null && content.hasMediaType(type)) {
            MediaType media = content.getMediaType(type);
            // One that was sent outweighs any that were thought up; both together are not allowed.
            media.examples(null)
                    .setExample(MAPPER.convertValue(isOfOneLine(media, type) ? line(value) : value, Object.class));
        }
    }

    /** Of many lines the contract describes one. */
    private static boolean isOfOneLine(MediaType media, String type) {
        return type.equals("application/x-ndjson")
                && media.getSchema() != null
                && media.getSchema().getRef() != null;
    }

    private static JsonNode line(JsonNode lines) {
        try {
            return MAPPER.readTree(lines.asText().lines().findFirst().orElse("{}"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
