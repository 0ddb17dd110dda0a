package org.millioncarrots;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.money.Money;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Golden;
import org.millioncarrots.testing.PublishedContract;

/** The contract that partners build against; after a wanted change {@code -Dopenapi.update=true} writes it ({@link Golden}). */
@QuarkusTest
class ContractApiTest {
    /** Operations for anybody, with or without a token. */
    private static final Set<String> OPEN = Set.of("verifyOffer");

    private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");
    private static final Set<String> TEXTS = Set.of("text/csv", "application/yaml");
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
        assertThat(contract().findValuesAsText("description"))
                .as("what partners read tells nothing of the code")
                .noneMatch(told -> told.contains("table below") || told.contains("package "));
        assertThat(contract().path("components").path("schemas").has("Everything"))
                .isFalse();
        assertThat(contract().at("/components/securitySchemes/oidc/type").asText())
                .isEqualTo("openIdConnect");
        assertThat(contract().at("/servers/0/url").asText()).isEqualTo("/");
        assertThat(contract().path("openapi").asText()).startsWith("3.1");
    }

    /** So that a caller knows from the contract: what needs a key has made something, what needs none finds its work done. */
    @Test
    void whatTakesAKeyAnswers201AndWhatTakesNone200() {
        eachOperation((name, operation) -> {
            if (operation.at("/responses/200/content").has("application/x-ndjson")) {
                return; // Each line has a result of its own.
            }
            boolean hasKey = parameterNames(operation).contains("Idempotency-Key");
            JsonNode responses = operation.path("responses");
            assertThat(hasKey ? responses.has("201") || responses.has("202") : !responses.has("201"))
                    .as(name)
                    .isTrue();
        });
    }

    @Test
    void everythingIsDescribed() {
        List<String> silent = new ArrayList<>();
        contract().path("components").path("schemas").properties().forEach(schema -> {
            if (schema.getValue().path("description").asText().isBlank()) {
                silent.add(schema.getKey());
            }
            schema.getValue().path("properties").properties().stream()
                    .filter(property ->
                            property.getValue().path("description").asText().isBlank())
                    .forEach(property -> silent.add(schema.getKey() + "." + property.getKey()));
        });
        eachOperation((name, operation) -> {
            if (operation.path("description").asText().isBlank()) {
                silent.add(name);
            }
            operation.path("parameters").forEach(parameter -> {
                if (parameter.path("description").asText().isBlank()) {
                    silent.add(name + "?" + parameter.path("name").asText());
                }
            });
        });
        contract().path("tags").forEach(tag -> {
            if (tag.path("description").asText().isBlank()) {
                silent.add("tag " + tag.path("name").asText());
            }
        });
        assertThat(silent)
                .as(
                        "say what it is: @param or Javadoc of the record, or a line in src/main/resources/contract/words.properties")
                .isEmpty();
    }

    /** Whoever writes a client asks of each value what it means. Only days of the week are not ours. */
    @Test
    void everyValueThatPartnersMeetIsDescribed() {
        Set<String> met = new HashSet<>();
        eachOperation((name, operation) -> {
            if (operation.path("security").toString().contains("\"partner\"")) {
                collect(operation, met);
            }
        });
        List<String> silent = new ArrayList<>();
        met.stream().filter(name -> !name.endsWith("/DayOfWeek")).sorted().forEach(name -> {
            JsonNode schema = contract().at(name.substring(1));
            schema.path("enum").forEach(value -> {
                if (!schema.path("description").asText().contains("\n- `" + value.asText() + "`: ")) {
                    silent.add(name + " " + value.asText());
                }
            });
        });
        assertThat(met).hasSizeGreaterThan(100);
        assertThat(silent).as("say it in the Javadoc of the constant").isEmpty();
    }

    private static void collect(JsonNode told, Set<String> met) {
        told.findValuesAsText("$ref").stream()
                .filter(met::add)
                .forEach(name -> collect(contract().at(name.substring(1)), met));
    }

    @Test
    void schemasSayWhatIsAlwaysThereAndRequestsTakeNothingElse() {
        JsonNode schemas = contract().path("components").path("schemas");
        schemas.properties().forEach(schema -> {
            assertThat(schema.getKey())
                    .as("give the type a name of its own: @Schema(name = …)")
                    .doesNotMatch(".*[0-9]");
            schema.getValue().path("properties").forEach(property -> assertThat(
                            property.has("$ref") && property.has("type"))
                    .as(schema.getKey() + ": a reference says the type")
                    .isFalse());
        });
        eachOperation((name, operation) -> {
            String body = operation
                    .at("/requestBody/content/application~1json/schema/$ref")
                    .asText();
            if (!body.isEmpty()) {
                assertThat(contract()
                                .at(body.substring(1))
                                .path("additionalProperties")
                                .asBoolean(true))
                        .as(name)
                        .isFalse();
            }
        });
        assertThat(contract().at("/components/schemas/ClaimResponse/required").size())
                .isGreaterThan(8);
        assertThat(contract()
                        .at("/components/schemas/DecisionView/properties/assessment/$ref")
                        .asText())
                .endsWith("/Assessment");
    }

    /** So that a caller knows before it asks what would be refused. */
    @Test
    void everyParameterSaysWhatItMayBe() {
        List<String> anything = new ArrayList<>();
        eachParameter((name, parameter) -> {
            JsonNode schema = resolved(parameter.path("schema"));
            boolean isSaid = schema.path("type").asText().equals("boolean")
                    || schema.path("type").asText().equals("integer") && schema.has("minimum") && schema.has("maximum")
                    || Stream.of("enum", "format", "pattern", "maxLength").anyMatch(schema::has);
            if (!isSaid && !name.endsWith("?If-None-Match")) {
                anything.add(name);
            }
        });
        assertThat(anything)
                .as("say it by an annotation at the parameter, or for all of its name in ParameterForms")
                .isEmpty();
    }

    /** The service holds what it is asked for to what the contract says, whoever asks. */
    @Test
    void whatAParameterMayNotBeIsRefusedByItsName() {
        eachOperation((operation, told) -> {
            String[] methodAndPath = operation.split(" ");
            String path = path(methodAndPath[1]);
            told.path("parameters").forEach(parameter -> {
                JsonNode schema = resolved(parameter.path("schema"));
                if (parameter.path("in").asText().equals("query") && !schema.has("maxLength")) {
                    List<String> wrong = schema.has("maximum")
                            ? List.of("§", String.valueOf(schema.path("maximum").asLong() + 1), "0")
                            : List.of("§", "");
                    wrong.forEach(
                            value -> given().queryParam(parameter.path("name").asText(), value)
                                    .request(methodAndPath[0].toUpperCase(Locale.ROOT), path)
                                    .then()
                                    .statusCode(400)
                                    .body(
                                            "violations.field",
                                            contains(parameter.path("name").asText())));
                }
            });
        });
    }

    /** Also where lines are read as they arrive, of which there may be none. */
    @Test
    void whatNeedsABodyIsRefusedWithoutOne() {
        eachOperation((operation, told) -> {
            String user =
                    told.path("security").path(0).path("oidc").path(0).asText().replace("-officer", "");
            if (!told.at("/requestBody/required").asBoolean()) {
                return;
            }
            told.path("requestBody").path("content").fieldNames().forEachRemaining(type -> {
                if (!type.contains("json")) {
                    return; // What is in a file is for those who read files.
                }
                String[] methodAndPath = operation.split(" ");
                int status = Api.writing(user(told))
                        .header("If-Match", "*")
                        .contentType(type)
                        .request(methodAndPath[0].toUpperCase(Locale.ROOT), path(methodAndPath[1]))
                        .statusCode();
                assertThat(status).as("%s with %s", operation, type).isIn(400, 422);
            });
        });
    }

    /** Each field that a request must have is missed by its name, whatever else is right. */
    @Test
    void whatTheContractRequiresIsRequired() {
        eachOperation((operation, told) -> {
            JsonNode json = told.at("/requestBody/content/application~1json");
            resolved(json.path("schema")).path("required").forEach(required -> {
                String[] methodAndPath = operation.split(" ");
                ObjectNode body = json.path("example").isObject()
                        ? json.path("example").deepCopy()
                        : new ObjectMapper().createObjectNode();
                body.remove(required.asText());
                Api.writing(user(told))
                        .header("If-Match", "*")
                        .body(body.toString())
                        .request(methodAndPath[0].toUpperCase(Locale.ROOT), path(methodAndPath[1]))
                        .then()
                        .statusCode(400)
                        .body("violations.field", hasItem(required.asText()));
            });
        });
    }

    /** Generators call an enumeration that stands in a field by both names together. */
    @Test
    void enumerationsInFieldsHaveNamesOfTheirOwn() {
        List<String> twice = new ArrayList<>();
        JsonNode schemas = contract().at("/components/schemas");
        schemas.properties().forEach(schema -> schema.getValue().path("properties").properties().stream()
                .filter(field -> field.getValue().has("enum"))
                .map(field -> schema.getKey()
                        + field.getKey().substring(0, 1).toUpperCase(Locale.ROOT)
                        + field.getKey().substring(1))
                .filter(schemas::has)
                .forEach(twice::add));
        assertThat(twice).isEmpty();
    }

    /** JSON Schema looks for a pattern anywhere in a text. */
    @Test
    void patternsAreOfTheWholeText() {
        assertThat(contract().findValuesAsText("pattern")).allMatch(pattern -> pattern.matches("\\^.*\\$"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, true", "0.00, true", "-0.01, true", "-0.0001, true", "-0.1000, true", "47253.44, true", "-1, true",
        "-0, false", "-0.0000, false", "00, false", "1., false", "+1, false", "1.23456, false", "-0.00001, false",
        "12345678901234567890, false"
    })
    void amountsAreWhatIsReadAsOne(String amount, boolean isOne) {
        String form = contract()
                .at("/components/schemas/Money/properties/amount/pattern")
                .asText();
        assertThat(Pattern.compile(form).matcher(amount).find()).isEqualTo(isOne);
        assertThat(Stream.of("JPY", "EUR", "TND", "CLF").anyMatch(currency -> isRead(amount, currency)))
                .as("with no, two, three or four decimals")
                .isEqualTo(isOne);
    }

    private static boolean isRead(String amount, String currency) {
        try {
            return Money.parse(amount, currency).currency().value().equals(currency);
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    /** What a test has sent or got at some time is what the contract allows now; -Dexamples.update=true writes what is missing. */
    @Test
    void everyExampleIsTrue() {
        PublishedContract published = PublishedContract.current();
        List<String> faults = new ArrayList<>();
        BiConsumer<String, JsonNode> check = (place, content) -> {
            JsonNode json = content.path("application/json");
            if (json.has("schema") && json.has("example")) {
                published
                        .validate(json.path("schema"), json.path("example").toString())
                        .forEach(fault -> faults.add(place + ": " + fault));
            }
        };
        eachOperation(published.document(), (name, operation) -> {
            String id = operation.path("operationId").asText();
            check.accept(id + " request", operation.path("requestBody").path("content"));
            operation.path("responses").forEach(answer -> check.accept(id, answer.path("content")));
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyRequestAndAnswerHasAnExample() {
        List<String> without = new ArrayList<>();
        eachOperation(PublishedContract.current().document(), (name, operation) -> {
            String id = operation.path("operationId").asText();
            if (lacksExample(operation.path("requestBody").path("content"))) {
                without.add(id + " request");
            }
            operation.path("responses").properties().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .filter(answer -> lacksExample(answer.getValue().path("content")))
                    .forEach(answer -> without.add(id + " " + answer.getKey()));
        });
        assertThat(without)
                .as("run a test that asks for it with -Dexamples.update=true, then write the contract anew")
                .isEmpty();
    }

    /** What a spreadsheet or an editor opens; of XML and of whole files one media type is enough. */
    @Test
    void everyTableAndEveryDocumentHasAnExample() {
        List<String> without = new ArrayList<>();
        eachOperation(PublishedContract.current().document(), (name, operation) -> {
            String id = operation.path("operationId").asText();
            Stream.concat(
                            Stream.of(operation.path("requestBody")),
                            operation.path("responses").valueStream())
                    .flatMap(body -> body.path("content").properties().stream())
                    .filter(body -> TEXTS.contains(body.getKey()))
                    .forEach(body -> {
                        String example = body.getValue().path("example").asText();
                        if (example.isBlank()) {
                            without.add(id + " " + body.getKey());
                        } else if (body.getKey().equals("text/csv")
                                && example.lines().count() < 2) {
                            without.add(id + ": no row below the head");
                        }
                    });
        });
        assertThat(without).isEmpty();
    }

    /** One is enough of several media types. */
    private static boolean lacksExample(JsonNode content) {
        return !content.isEmpty()
                && content.findValues("example").isEmpty()
                && content.findValues("examples").isEmpty();
    }

    private static void eachOperation(BiConsumer<String, JsonNode> check) {
        eachOperation(contract(), check);
    }

    private static void eachOperation(JsonNode contract, BiConsumer<String, JsonNode> check) {
        contract.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation -> check.accept(operation.getKey() + " " + path.getKey(), operation.getValue())));
    }

    /** One who may. */
    private static String user(JsonNode operation) {
        return operation.at("/security/0/oidc/0").asText().replace("-officer", "");
    }

    /** Of something that is not there. */
    private static String path(String template) {
        return template.replaceAll("\\{[^}]*}", "01a218d3-7c40-8f0f-9165-a480e3004eb3");
    }

    private static void eachParameter(BiConsumer<String, JsonNode> check) {
        eachOperation((name, operation) -> operation
                .path("parameters")
                .forEach(parameter ->
                        check.accept(name + "?" + parameter.path("name").asText(), parameter)));
    }

    private static List<String> parameterNames(JsonNode operation) {
        return operation.path("parameters").findValuesAsText("name");
    }

    private static List<String> fieldNames(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode resolved(JsonNode told) {
        return told.has("$ref") ? contract().at(told.get("$ref").asText().substring(1)) : told;
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
