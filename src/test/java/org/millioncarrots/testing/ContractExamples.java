package org.millioncarrots.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The contract's examples are requests that tests have sent and the answers they got. {@code -Dexamples.update=true} writes those of
 * each operation that has none yet, and the answers of other statuses, from whatever tests run; delete a file to have it written anew.
 */
final class ContractExamples {
    static final Path HOME = Path.of("src", "main", "resources", "contract", "examples");

    /** Enough to see the form of an answer; the rest of a list is left out. */
    private static final int ITEMS = 2;

    /** Characters of a text that is no JSON. */
    private static final int LONGEST = 6_000;

    private static final String LINES = "application/x-ndjson";

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
                String id = operation.path("operationId").asText();
                Path first = HOME.resolve(id + ".json");
                if (isOfAnother(status, first)) {
                    record(HOME.resolve(id + "." + status + ".json"), null, answer);
                } else {
                    FilterableRequestSpecification sent = operation.has("requestBody") ? request : null;
                    record(first, sent, answer);
                    otherType(first, sent, answer)
                            .ifPresent(type ->
                                    record(HOME.resolve(id + "." + type.replace('/', '-') + ".json"), sent, answer));
                }
            }
        });
    }

    /** What was sent or answered in another media type than in the first example. */
    private static synchronized Optional<String> otherType(
            Path first, @Nullable FilterableRequestSpecification sent, Response answer) {
        try {
            JsonNode example = Files.exists(first) ? JSON.readTree(Files.readString(first)) : JSON.createObjectNode();
            Optional<String> ofRequest = sent == null || sent.getBody() == null
                    ? Optional.empty()
                    : another(example, "request", sent.getContentType());
            return ofRequest.or(() -> answer.asByteArray().length == 0
                    ? Optional.empty()
                    : another(example, "answer", answer.contentType()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Optional<String> another(JsonNode example, String name, String contentType) {
        String type = type(contentType);
        return example.has(name) && !type.equals(example.path(name + "Type").asText("application/json"))
                ? Optional.of(type)
                : Optional.empty();
    }

    private static String type(String contentType) {
        return contentType.split(";")[0].strip();
    }

    private static synchronized boolean isOfAnother(int status, Path example) {
        try {
            return Files.exists(example)
                    && JSON.readTree(Files.readString(example)).path("status").asInt(status) != status;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static synchronized void record(Path file, @Nullable FilterableRequestSpecification sent, Response answer) {
        if (Files.exists(file)) {
            return;
        }
        try {
            ObjectNode example = JSON.createObjectNode();
            boolean isReadable = true;
            if (sent != null && sent.getBody() != null) {
                isReadable = add(example, "request", sent.getContentType(), text(sent.getBody()));
            }
            if (answer.asByteArray().length > 0) {
                example.put("status", String.valueOf(answer.statusCode()));
                isReadable &= add(example, "answer", answer.contentType(), answer.asString());
            }
            if (isReadable && !example.isEmpty() && !isEmptyList(example.path("answer")) && !isEmptyTable(example)) {
                Files.createDirectories(HOME);
                Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example) + "\n");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * JSON as such, of other texts the first lines.
     *
     * @return false if it is longer than anybody reads, or in another character set
     */
    private static boolean add(ObjectNode example, String name, String contentType, String text) throws IOException {
        String type = type(contentType);
        if (type.endsWith("json") && !type.equals(LINES)) {
            JsonNode whole = JSON.readTree(text);
            example.set(name, name.equals("request") ? whole : shortened(whole));
            return true;
        }
        String beginning = type.equals(LINES) || type.equals("text/csv")
                ? text.lines().limit(ITEMS + 1).collect(Collectors.joining("\n", "", "\n"))
                : text;
        example.put(name, beginning).put(name + "Type", type);
        return beginning.length() <= LONGEST && beginning.indexOf('\ufffd') < 0;
    }

    private static String text(Object body) {
        return body instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : body.toString();
    }

    private static boolean isEmptyList(JsonNode body) {
        return body.isArray() && body.isEmpty()
                || body.path("items").isArray() && body.path("items").isEmpty();
    }

    private static boolean isEmptyTable(JsonNode example) {
        return example.path("answerType").asText().equals("text/csv")
                && example.path("answer").asText().lines().count() < 2;
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
