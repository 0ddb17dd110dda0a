package org.millioncarrots;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.millioncarrots.testing.Api;

/**
 * What the contract does not allow is refused by every operation: 400 with the field, never taken silently, never a fault of
 * ours. The inputs are made from the contract, so that a new operation is tried without anybody thinking of it.
 */
@QuarkusTest
class HostileInputApiTest {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");
    private static final List<String> USERS = List.of(
            "partner", "caseworker", "approver", "finance", "policy", "auditor", "operator", "duty", "testimony");
    private static final int LONG = 6_000;

    private static final JsonNode CONTRACT = contract();
    private static final List<Operation> operations = new ArrayList<>();

    private static final Map<String, List<String>> WRONG = Map.ofEntries(
            Map.entry(
                    "text",
                    List.of(
                            "1",
                            "1.5",
                            "true",
                            "[]",
                            "{}",
                            "[\"a\"]",
                            "\"a\\u0000b\"",
                            "\"\\u0007\"",
                            "\"a\\u007fb\"",
                            "\"\\u0085\"",
                            "\"\\ud800\"",
                            "\"\\udc00\\ud800\"",
                            "\"a\\ufffe\"")),
            Map.entry(
                    "date",
                    List.of(
                            "[2022,3,5]",
                            "20220305",
                            "19056",
                            "true",
                            "\"\"",
                            "\" 2022-03-05\"",
                            "\"2022-03-05T23:30:00Z\"",
                            "\"2022-03-05T00:00:00\"",
                            "\"2022-3-5\"",
                            "\"20220305\"",
                            "\"2022-02-30\"",
                            "\"+12022-03-05\"",
                            "\"0000-01-01\"",
                            "\"-2022-03-05\"",
                            "\"05.03.2022\"",
                            "\"2022-03-05\\u0000\"",
                            "\"٢٠٢٢-٠٣-٠٥\"")),
            Map.entry(
                    "uuid",
                    List.of(
                            "1",
                            "[]",
                            "\"\"",
                            "\"1-1-1-1-1\"",
                            "\"AZAWPYaUg5uAAQAAAAAAAQ==\"",
                            "\"0190163d8694839b8001000000000001\"",
                            "\"{0190163d-8694-839b-8001-000000000001}\"")),
            Map.entry("enum", List.of("0", "true", "[]", "\"\"", "\"0\"", "\"no-such-value\"", "\"\\u0000\"")),
            Map.entry(
                    "integer",
                    List.of("\"1\"", "1.0", "1.5", "1e0", "true", "[1]", "\"\"", "99999999999999999999", "\"one\"")),
            Map.entry("boolean", List.of("\"true\"", "1", "0", "\"\"", "[true]", "\"yes\"")),
            Map.entry("array", List.of("{}", "\"a\"", "1", "[null]", "true")),
            Map.entry("object", List.of("[]", "\"a\"", "1", "true")));

    /** An operation of the contract, and a user whose roles may call it. */
    private record Operation(String method, String path, JsonNode schema, JsonNode parameters, String user) {
        String url() {
            return path.replaceAll("\\{(n|version)}", "1")
                    .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        }

        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    @TestFactory
    Stream<DynamicTest> aFieldOfTheWrongKindIsNamed() {
        return withBody()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    List<String> faults = new ArrayList<>();
                    JsonNode sample = sample(operation.schema(), 0);
                    eachField(operation.schema(), "", "", 0, (pointer, path, schema) -> {
                        for (String wrong : WRONG.getOrDefault(kind(schema), List.of())) {
                            Response answer = send(operation, body(sample, pointer, wrong));
                            String field = answer.statusCode() == 400
                                    ? Api.json(answer).getString("violations[0].field")
                                    : null;
                            if (field == null || !(field.equals(path) || field.startsWith(path + "["))) {
                                faults.add(path + " = " + wrong + ": " + answer.statusCode() + " " + answer.asString());
                            }
                        }
                    });
                    assertThat(faults).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> longTextIsNoFaultOfOurs() {
        return withBody()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    List<String> faults = new ArrayList<>();
                    JsonNode sample = sample(operation.schema(), 0);
                    eachField(operation.schema(), "", "", 0, (pointer, path, schema) -> {
                        if (kind(schema).equals("text")) {
                            Response answer = send(operation, body(sample, pointer, "\"" + "x".repeat(LONG) + "\""));
                            if (answer.statusCode() >= 500 || answer.statusCode() < 400) {
                                faults.add(path + ": " + answer.statusCode());
                            }
                        }
                    });
                    assertThat(faults).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> aBodyThatIsNoneIsRefused() {
        return withBody()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    String sample = sample(operation.schema(), 0).toString();
                    String twice = "{\"a\":1,\"a\":2}";
                    for (String body : List.of(
                            "",
                            "null",
                            "[]",
                            "\"a\"",
                            "{",
                            sample + "{}",
                            sample + ",",
                            twice,
                            "{\"noSuchField\":1}",
                            "{\"a\":".repeat(100) + "1" + "}".repeat(100),
                            "{\"a\":" + "9".repeat(2_000) + "}")) {
                        Response answer = send(operation, body);
                        // A programme's document is a text of its own, and refused as one.
                        if (body.isEmpty() || body.equals("null")) {
                            // Where a body may be left out, what it is about is looked for first.
                            assertThat(answer.statusCode()).as(body).isIn(400, 404, 422);
                        } else {
                            assertThat(answer.statusCode()).as(body).isIn(400, 422);
                        }
                        assertThat(answer.contentType()).startsWith("application/problem+json");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aParameterThatIsUnknownOrWrongIsNamed() {
        return operations()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    assertNamed(operation, "noSuchParameter=1", "noSuchParameter");
                    assertNamed(operation, "claimantID=", "claimantID");
                    StreamSupport.stream(operation.parameters().spliterator(), false)
                            .filter(parameter -> parameter.path("in").asText().equals("query"))
                            .forEach(parameter -> {
                                String name = parameter.path("name").asText();
                                assertNamed(operation, name + "=%00", name);
                                assertNamed(operation, name + "=a%01b", name);
                                String kind = kind(parameter.path("schema"));
                                if (!kind.equals("array")) {
                                    assertNamed(operation, name + "=1&" + name + "=2", name);
                                }
                                if (kind.equals("integer")) {
                                    for (String wrong : List.of(
                                            "abc",
                                            "2147483648",
                                            "99999999999",
                                            "1.5",
                                            "1e2",
                                            "",
                                            "%2B1",
                                            "0x10",
                                            "one")) {
                                        assertNamed(operation, name + "=" + wrong, name);
                                    }
                                }
                            });
                }));
    }

    @TestFactory
    Stream<DynamicTest> anIdThatIsNoneIsNotFound() {
        return operations()
                .filter(operation -> operation.path().contains("{"))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    for (String wrong : List.of("x", "1-1-1-1-1", "%C3%A9", "99999999999")) {
                        String path = operation.path().replaceAll("\\{[^}]*}", wrong);
                        Response answer = request(operation)
                                .header("If-Match", "\"0\"")
                                .body(
                                        operation.schema().isMissingNode()
                                                ? "{}"
                                                : sample(operation.schema(), 0).toString())
                                .request(operation.method().toUpperCase(Locale.ROOT), path);
                        // A code may be any word: then what is asked of it is refused.
                        assertThat(answer.statusCode()).as(path).isBetween(400, 499);
                        if (!operation.path().contains("{code}")
                                && !operation.path().contains("{sha256}")) {
                            assertThat(answer.statusCode()).as(path).isEqualTo(404);
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> anotherMethodNamesTheRightOnes() {
        Map<String, Set<String>> methods = new TreeMap<>();
        operations().forEach(operation -> methods.computeIfAbsent(operation.path(), path -> new java.util.TreeSet<>())
                .add(operation.method().toUpperCase(Locale.ROOT)));
        return methods.entrySet().stream()
                .map(path -> DynamicTest.dynamicTest(path.getKey(), () -> {
                    String url = path.getKey()
                            .replaceAll("\\{(n|version)}", "1")
                            .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
                    for (String method : List.of("GET", "PUT", "POST", "DELETE", "PATCH")) {
                        if (!path.getValue().contains(method)) {
                            Response answer = Api.as("finance").request(method, url);
                            assertThat(answer.statusCode()).as(method).isEqualTo(405);
                            assertThat(answer.header("Allow").split(", "))
                                    .contains(path.getValue().toArray(String[]::new));
                        }
                    }
                    Response options = given().options(url);
                    assertThat(options.statusCode()).isEqualTo(204);
                    assertThat(options.header("Allow").split(", "))
                            .contains(path.getValue().toArray(String[]::new));
                    assertThat(given().options(url + "/no/such/thing").statusCode())
                            .isEqualTo(404);
                }));
    }

    private static void assertNamed(Operation operation, String query, String field) {
        Response answer = request(operation)
                .urlEncodingEnabled(false)
                .body("{}")
                .request(operation.method().toUpperCase(Locale.ROOT), operation.url() + "?" + query);
        assertThat(answer.statusCode()).as(operation + "?" + query).isEqualTo(400);
        assertThat(Api.json(answer).getList("violations.field", String.class))
                .as(operation + "?" + query)
                .contains(field);
    }

    private static Response send(Operation operation, String body) {
        return request(operation)
                .header("If-Match", "\"0\"")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .request(operation.method().toUpperCase(Locale.ROOT), operation.url());
    }

    private static RequestSpecification request(Operation operation) {
        return Api.writing(operation.user());
    }

    private static Stream<Operation> withBody() {
        return operations().filter(operation -> !operation.schema().isMissingNode());
    }

    private static synchronized Stream<Operation> operations() {
        if (operations.isEmpty()) {
            operations.addAll(read());
        }
        return operations.stream();
    }

    private static List<Operation> read() {
        List<Operation> operations = new ArrayList<>();
        CONTRACT.path("paths").properties().forEach(path -> METHODS.stream()
                .filter(path.getValue()::has)
                .map(method -> operation(path.getKey(), method, path.getValue().path(method)))
                .forEach(operations::add));
        assertThat(operations).hasSizeGreaterThan(80);
        return operations;
    }

    private static Operation operation(String path, String method, JsonNode operation) {
        JsonNode schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        Operation anybody = new Operation(method, path, schema, operation.path("parameters"), "");
        String user = USERS.stream()
                // Without a key nothing is done: some operations need no body, such as stopping all payments.
                .filter(name -> Api.as(name)
                                .header("If-Match", "\"0\"")
                                .body("{")
                                .request(method.toUpperCase(Locale.ROOT), anybody.url())
                                .statusCode()
                        != 403)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody may call " + anybody));
        return new Operation(method, path, schema, operation.path("parameters"), user);
    }

    private interface FieldVisitor {
        void visit(String pointer, String path, JsonNode schema);
    }

    private static void eachField(JsonNode schema, String pointer, String path, int depth, FieldVisitor visitor) {
        if (depth > 6) {
            return;
        }
        JsonNode resolved = resolved(schema);
        resolved.path("properties").properties().forEach(property -> {
            String at = pointer + "/" + property.getKey();
            String name = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            visitor.visit(at, name, property.getValue());
            eachField(property.getValue(), at, name, depth + 1, visitor);
            JsonNode items = resolved(property.getValue()).path("items");
            if (!items.isMissingNode()) {
                visitor.visit(at + "/0", name + "[0]", items);
                eachField(items, at + "/0", name + "[0]", depth + 1, visitor);
            }
        });
    }

    /** A body whose fields are all of the right kind; whether it makes sense is another matter. */
    private static JsonNode sample(JsonNode schema, int depth) {
        JsonNode resolved = resolved(schema);
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (kind(schema)) {
            case "object" -> {
                ObjectNode object = make.objectNode();
                if (depth <= 6) {
                    resolved.path("properties")
                            .properties()
                            .forEach(property -> object.set(property.getKey(), sample(property.getValue(), depth + 1)));
                }
                yield object;
            }
            case "array" -> make.arrayNode().add(sample(resolved.path("items"), depth + 1));
            case "integer" -> make.numberNode(1);
            case "boolean" -> make.booleanNode(true);
            case "enum" -> resolved.path("enum").get(0);
            case "date" -> make.textNode("2022-03-05");
            case "uuid" -> make.textNode(UUID.randomUUID().toString());
            default -> make.textNode(text(schema, resolved));
        };
    }

    private static String text(JsonNode schema, JsonNode resolved) {
        for (JsonNode one : List.of(schema, resolved)) {
            JsonNode example = one.path("examples").path(0);
            if (example.isTextual()) {
                return example.asText();
            }
        }
        String pattern = resolved.path("pattern").asText();
        boolean isAmount =
                !pattern.isEmpty() && Pattern.compile(pattern).matcher("1.00").find();
        return isAmount ? "1.00" : pattern.equals("^[A-Z]{3}$") ? "EUR" : "abc";
    }

    private static String kind(JsonNode schema) {
        JsonNode resolved = resolved(schema);
        if (resolved.has("enum")) {
            return "enum";
        }
        String type = type(resolved);
        if (type.equals("string")) {
            return switch (resolved.path("format").asText()) {
                case "date" -> "date";
                case "uuid" -> "uuid";
                default -> "text";
            };
        }
        return type.isEmpty() && resolved.has("properties") ? "object" : type;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (!type.isArray()) {
            return type.asText();
        }
        return StreamSupport.stream(type.spliterator(), false)
                .map(JsonNode::asText)
                .filter(name -> !name.equals("null"))
                .findFirst()
                .orElse("");
    }

    private static JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(CONTRACT.at(schema.path("$ref").asText().substring(1)));
        }
        for (String alternatives : List.of("anyOf", "oneOf", "allOf")) {
            for (JsonNode one : schema.path(alternatives)) {
                if (!type(one).equals("null") && (one.has("$ref") || one.has("type"))) {
                    return resolved(one);
                }
            }
        }
        return schema;
    }

    /** The sample with one value replaced by raw JSON. */
    private static String body(JsonNode sample, String pointer, String raw) {
        JsonNode copy = sample.deepCopy();
        int cut = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, cut));
        String name = pointer.substring(cut + 1);
        String mark = "@@@";
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), mark);
        } else {
            ((ObjectNode) parent).put(name, mark);
        }
        return copy.toString().replace("\"" + mark + "\"", raw);
    }

    private static JsonNode contract() {
        try {
            return new YAMLMapper().readTree(Path.of("openapi", "openapi.yaml").toFile());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
