package org.millioncarrots;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Golden;

/** The contract that partners build against; after a wanted change {@code -Dopenapi.update=true} writes it ({@link Golden}). */
@QuarkusTest
class ContractApiTest {
    /** Operations for anybody, with or without a token. */
    private static final Set<String> OPEN = Set.of("verifyOffer");

    private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private static String read = "";
    private static JsonNode contract = MissingNode.getInstance();

    @Test
    void theCommittedContractIsTheOneThatIsServed() {
        String served = given().get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Golden.holds(COMMITTED, served, "openapi");
    }

    @Test
    void everyOperationSaysWhatItIs() {
        Set<String> ids = new HashSet<>();
        eachOperation((name, operation) -> {
            assertThat(operation.path("operationId").asText()).as(name).matches("[a-z][a-zA-Z]+");
            assertThat(ids.add(operation.path("operationId").asText()))
                    .as(name + ": unique operationId")
                    .isTrue();
            assertThat(operation.path("summary").asText()).as(name).isNotBlank().doesNotEndWith(".");
            assertThat(operation.path("tags").size()).as(name + ": one tag").isEqualTo(1);
            if (!OPEN.contains(operation.path("operationId").asText())) {
                assertThat(operation.path("security").size())
                        .as(name + ": closed")
                        .isPositive();
            }
        });
        assertThat(ids).hasSizeGreaterThan(15);
    }

    @Test
    void everyOperationListsItsProblems() {
        eachOperation((name, operation) -> {
            JsonNode responses = operation.path("responses");
            assertThat(fieldNames(responses)).as(name).contains("401", "403", "500", "503");
            if (operation.has("requestBody")) {
                assertThat(fieldNames(responses)).as(name).contains("400", "413", "415", "409", "422");
            }
            responses.properties().stream()
                    .filter(response -> response.getKey().compareTo("400") >= 0)
                    .forEach(response -> assertThat(resolved(response.getValue())
                                    .path("content")
                                    .has("application/problem+json"))
                            .as(name + " " + response.getKey())
                            .isTrue());
        });
    }

    @Test
    void whatCreatesTakesAKeyAndWhatChangesAVersion() {
        eachOperation((name, operation) -> {
            boolean created = operation.path("responses").has("201");
            if (created && name.startsWith("post")) {
                assertThat(parameterNames(operation)).as(name).contains("Idempotency-Key");
            }
            if (name.startsWith("put")) {
                assertThat(parameterNames(operation)).as(name).contains("If-Match");
            }
        });
    }

    @Test
    void namesFollowOneStyle() {
        contract().path("paths").fieldNames().forEachRemaining(path -> assertThat(path)
                .matches("/v1(/([a-z][a-z0-9]*(-[a-z0-9]+)*|\\{[a-z][a-zA-Z0-9]*}))+"));
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> schema :
                contract().path("components").path("schemas").properties()) {
            fieldNames(schema.getValue().path("properties")).stream()
                    .filter(property -> !property.matches("[a-z][a-zA-Z0-9]*|EUR|RUB|USD"))
                    .forEach(property -> wrong.add(schema.getKey() + "." + property));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void moneyAndDecimalsAreStringsAsOnTheWire() {
        JsonNode schemas = contract().path("components").path("schemas");
        assertThat(schemas.at("/Money/properties/amount/type").asText()).isEqualTo("string");
        assertThat(schemas.at("/Money/properties/currency/type").asText()).isEqualTo("string");
        assertThat(schemas.at("/CurrencyCode/type").asText()).isEqualTo("string");
        assertThat(schemas.findValuesAsText("type")).doesNotContain("number");
    }

    @Test
    void nothingOfDevelopmentOrTestsIsPublished() {
        String text = contract().toString();
        assertThat(text).doesNotContain("/dev/", "/test/", "\"/test", "TestResource", "localhost", "0.0.0.0");
        assertThat(contract().path("components").path("schemas").has("Everything"))
                .isFalse();
        assertThat(contract().at("/components/securitySchemes/bearer/scheme").asText())
                .isEqualTo("bearer");
        assertThat(contract().at("/servers/0/url").asText()).isEqualTo("/");
        assertThat(contract().path("openapi").asText()).startsWith("3.1");
    }

    private static void eachOperation(BiConsumer<String, JsonNode> check) {
        contract().path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation -> check.accept(operation.getKey() + " " + path.getKey(), operation.getValue())));
    }

    private static List<String> parameterNames(JsonNode operation) {
        return operation.path("parameters").findValuesAsText("name");
    }

    private static List<String> fieldNames(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode resolved(JsonNode response) {
        return response.has("$ref")
                ? contract().at(response.get("$ref").asText().substring(1))
                : response;
    }

    /** Read again when it has changed; every response that refers to another one asks for it. */
    private static JsonNode contract() {
        try {
            String text = Files.readString(COMMITTED);
            if (!text.equals(read)) {
                contract = new YAMLMapper().readTree(text);
                read = text;
            }
            return contract;
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
