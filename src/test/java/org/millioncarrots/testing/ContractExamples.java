package org.millioncarrots.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The contract's examples are requests that tests have sent and the answers they got. {@code -Dexamples.update=true} writes those of
 * each operation that has none yet, from whatever tests run; delete a file to have it written anew.
 */
final class ContractExamples {
    static final Path HOME = Path.of("src", "main", "resources", "contract", "examples");

    /** Enough to see the form; the rest of a list is left out. */
    private static final int ITEMS = 2;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final boolean RECORDS = Boolean.getBoolean("examples.update");

    private ContractExamples() {}

    static void record(
            PublishedContract contract, FilterableRequestSpecification request, String path, Response answer) {
        if (!RECORDS || request.getMethod().equals("HEAD")) {
            return;
        }
        int status = answer.statusCode();
        contract.operation(request.getMethod(), path).ifPresent(operation -> {
            if (status >= 400) {
                record(HOME.resolve("Problem" + status + ".json"), null, answer);
            } else if (status < 300) {
                record(
                        HOME.resolve(operation.path("operationId").asText() + ".json"),
                        operation.has("requestBody") ? request.getBody() : null,
                        answer);
            }
        });
    }

    private static synchronized void record(Path file, @Nullable Object sent, Response answer) {
        try {
            if (Files.exists(file)) {
                return;
            }
            ObjectNode example = JSON.createObjectNode();
            if (sent instanceof String text && text.stripLeading().startsWith("{")) {
                example.set("request", shortened(JSON.readTree(text)));
            }
            if (String.valueOf(answer.contentType()).matches("application/(problem\\+)?json.*")) {
                JsonNode body = JSON.readTree(answer.asString());
                if (isEmptyList(body)) {
                    return;
                }
                example.put("status", String.valueOf(answer.statusCode()));
                example.set("answer", shortened(body));
            }
            if (!example.isEmpty()) {
                Files.createDirectories(HOME);
                Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example) + "\n");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isEmptyList(JsonNode body) {
        return body.isArray() && body.isEmpty()
                || body.path("items").isArray() && body.path("items").isEmpty();
    }

    private static JsonNode shortened(JsonNode node) {
        if (node instanceof ArrayNode list) {
            while (list.size() > ITEMS) {
                list.remove(list.size() - 1);
            }
        }
        node.forEach(ContractExamples::shortened);
        return node;
    }
}
