package org.millioncarrots.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.jspecify.annotations.Nullable;

/** One request and its answer for each operation, as a test has sent and got them ({@code contract/examples}). */
final class Examples {
    private static final String JSON = "application/json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Examples() {}

    static void add(Operation operation) {
        String file = "/contract/examples/" + operation.getOperationId() + ".json";
        try (InputStream in = Examples.class.getResourceAsStream(file)) {
            if (in != null) {
                add(operation, MAPPER.readTree(in));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }

    private static void add(Operation operation, JsonNode example) {
        if (operation.getRequestBody() != null) {
            add(operation.getRequestBody().getContent(), example.get("request"));
        }
        Optional.ofNullable(operation
                        .getResponses()
                        .getAPIResponse(example.path("status").asText()))
                .ifPresent(answer -> add(answer.getContent(), example.get("answer")));
    }

    private static void add(@Nullable Content content, @Nullable JsonNode value) {
        if (content != null && value != null && content.hasMediaType(JSON)) {
            content.getMediaType(JSON).setExample(MAPPER.convertValue(value, Object.class));
        }
    }
}
