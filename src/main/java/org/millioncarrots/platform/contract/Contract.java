package org.millioncarrots.platform.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.IfMatch;
import org.millioncarrots.platform.http.RequestId;

/**
 * What holds for every operation, written into the published contract once: the problems it can answer, the headers that make
 * a request safe to repeat, and money as it is on the wire.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Contract implements OASFilter {
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String PROBLEM_REF = "#/components/schemas/Problem";
    /** In UTC alone; RFC 3339 knows other zones. */
    private static final String INSTANT = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?Z";

    /** At most as many digits as are read, and no zero with a sign. */
    private static final String AMOUNT = "^(0(\\.[0-9]{1,4})?|-?[1-9][0-9]{0,18}(\\.[0-9]{1,4})?"
            + "|-0\\.([1-9][0-9]{0,3}|0[1-9][0-9]{0,2}|00[1-9][0-9]?|000[1-9]))$";

    private static final Set<PathItem.HttpMethod> READING =
            Set.of(PathItem.HttpMethod.GET, PathItem.HttpMethod.HEAD, PathItem.HttpMethod.OPTIONS);

    /** What any request can come to, whatever it asks for: an unknown query parameter is wrong everywhere. */
    private static final Set<String> ALWAYS =
            Set.of("400", "401", "403", "404", "405", "406", "414", "429", "431", "500", "503");

    /** What each status means for a caller; the order is the contract's. */
    private static final Map<String, String> PROBLEMS = new LinkedHashMap<>(Map.ofEntries(
            Map.entry("400", "A field, parameter or header is wrong; violations name each"),
            Map.entry("401", "No valid bearer token"),
            Map.entry("403", "The caller's roles do not allow this, or another person must do it"),
            Map.entry("404", "What the path or the body names is not there, or belongs to another partner"),
            Map.entry("405", "The path does not have this method; Allow names those it has"),
            Map.entry("406", "None of the media types in Accept is available"),
            Map.entry("409", "The state does not allow this, it exists already, or the same request is in flight"),
            Map.entry("410", "It was read, or its time is over"),
            Map.entry("412", "The resource has changed since it was read"),
            Map.entry("413", "The body is too large"),
            Map.entry("414", "The request target is too long"),
            Map.entry("415", "The media type of the body is not supported"),
            Map.entry("422", "The request is understood but cannot be fulfilled; the type says why"),
            Map.entry("428", "The If-Match header, or what else says what the caller has seen, is missing"),
            Map.entry("429", "The caller asks too often; nothing was changed"),
            Map.entry("431", "The headers are too large"),
            Map.entry("500", "A fault of the service; nothing was changed"),
            Map.entry(
                    "503",
                    "The service cannot answer right now; nothing was changed, unless the type is outcome-unknown")));

    private final IndexView index;

    public Contract(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null || api.getPaths() == null) {
            return;
        }
        api.getComponents().addSchema("Money", money()).addSchema("CurrencyCode", currency());
        api.getComponents().getSchemas().values().forEach(Contract::decimals);
        Optional.ofNullable(api.getComponents().getSchemas().get("Instant"))
                .ifPresent(schema -> schema.pattern(INSTANT));
        new TreeSet<>(PROBLEMS.keySet())
                .forEach(status -> api.getComponents().addResponse(name(status), problem(status)));
        api.getComponents()
                .addHeader(
                        RequestId.HEADER,
                        header("The id of the request: the caller's own if it sent a UUID, else a new one"))
                .addHeader(
                        "traceparent",
                        header("The caller's trace, or a new one, with this request's part in it (W3C Trace Context)"))
                .addHeader("Location", header("The path of what was created or changed, to be read"))
                .addHeader("ETag", header("The version; what If-Match asks for where something is changed"));
        Languages.HEADERS.forEach((name, means) -> api.getComponents().addHeader(name, header(means)));
        api.getPaths().getPathItems().values().forEach(item -> item.getOperations()
                .forEach(Contract::complete));
        api.setInfo(OASFactory.createInfo()
                .license(OASFactory.createLicense().name("Apache-2.0").identifier("Apache-2.0")));
        new ExactSchemas(index, api).apply(api);
        new Descriptions(index).apply(api);
        Problems.list(Objects.requireNonNull(api.getComponents().getSchemas().get("Problem")));
        api.getComponents().getResponses().forEach(Examples::add);
        ExactSchemas.operations(api).forEach(operation -> {
            sayWhoMay(operation);
            Examples.add(operation);
        });
    }

    private static void complete(PathItem.HttpMethod method, Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        Set<String> problems = new TreeSet<>(ALWAYS);
        if (operation.getRequestBody() != null) {
            problems.addAll(Set.of("413", "415"));
        }
        if (!READING.contains(method)) {
            problems.addAll(Set.of("409", "422"));
        }
        for (Parameter parameter : parameters) {
            decimals(parameter.getSchema());
            ParameterForms.complete(parameter);
            if (Idempotency.HEADER.equals(parameter.getName())) {
                describeKey(parameter, operation);
                // Whom the kept answer told of may be erased since.
                problems.add("410");
            } else if (IfMatch.HEADER.equals(parameter.getName())) {
                describeVersion(parameter);
                problems.addAll(Set.of("412", "428"));
            } else if (Languages.HEADER.equals(parameter.getName())) {
                Languages.tell(parameter, operation);
            }
        }
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                answer.addHeader(RequestId.HEADER, headerRef(RequestId.HEADER));
                answer.addHeader("traceparent", headerRef("traceparent"));
                if (!READING.contains(method)) {
                    answer.addHeader("Location", headerRef("Location"));
                }
                if (answer.getHeaders().containsKey("ETag")) {
                    answer.addHeader("ETag", headerRef("ETag"));
                }
                if (Boolean.TRUE.equals(operation.getDeprecated())) {
                    answer.addHeader(
                            "Deprecation",
                            header("Since when it is going away, in seconds since 1970 after an @ (RFC 9745)"));
                    answer.addHeader("Sunset", header("When it will be gone (RFC 8594)"));
                }
            }
        });
        if (method == PathItem.HttpMethod.GET) {
            ConditionalReads.tell(operation);
        }
        operation.getResponses().getAPIResponses().keySet().stream()
                .filter(PROBLEMS::containsKey)
                .forEach(problems::add);
        for (String status : problems) {
            APIResponse own = operation.getResponses().getAPIResponse(status);
            if (own == null || (own.getContent() == null && own.getRef() == null)) {
                operation
                        .getResponses()
                        .addAPIResponse(
                                status, OASFactory.createAPIResponse().ref("#/components/responses/" + name(status)));
            }
        }
    }

    /** Also in words, because few tools show the scopes. */
    private static void sayWhoMay(Operation operation) {
        List<String> roles = operation.getSecurity() == null
                ? List.of()
                : operation.getSecurity().stream()
                        .flatMap(one -> one.getSchemes().values().stream())
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList();
        if (roles.isEmpty()) {
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement());
        }
        String who =
                roles.isEmpty() ? "For anybody, with or without a token." : "For: " + String.join(", ", roles) + ".";
        operation.setDescription(
                operation.getDescription() == null
                        ? who
                        : operation.getDescription()
                                + (operation.getDescription().endsWith(".") ? " " : ". ")
                                + who);
    }

    private static void describeKey(Parameter parameter, Operation operation) {
        parameter
                .required(true)
                .description(
                        "New for each new request, the same when one is repeated: then nothing is done twice, and the"
                                + " first answer comes again. Kept for 30 days.")
                .schema(string("1 to 128 visible ASCII characters").pattern("^[\\x21-\\x7e]{1,128}$"))
                .example("7f4df2b0-0f8e-4e0c-9d0a-3c1c8f0e6c55");
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                answer.addHeader("Idempotency-Replayed", header("true when this is the answer to the first request"));
            }
        });
    }

    private static void describeVersion(Parameter parameter) {
        parameter
                .required(true)
                .description("The ETag of the version that the caller has read")
                .example("\"3\"");
    }

    private static APIResponse problem(String status) {
        APIResponse answer = OASFactory.createAPIResponse()
                .description(PROBLEMS.get(status))
                .content(OASFactory.createContent()
                        .addMediaType(
                                PROBLEM_JSON,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM_REF))))
                .addHeader(RequestId.HEADER, headerRef(RequestId.HEADER))
                .addHeader("traceparent", headerRef("traceparent"));
        Languages.HEADERS.keySet().forEach(name -> answer.addHeader(name, headerRef(name)));
        return switch (status) {
            case "405" -> answer.addHeader("Allow", header("The methods that the path has"));
            case "401" -> answer.addHeader("WWW-Authenticate", header("Bearer"));
            case "429", "503" -> answer.addHeader("Retry-After", header("Seconds to wait before the next attempt"));
            default -> answer;
        };
    }

    private static Header headerRef(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }

    private static Header header(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static String name(String status) {
        return "Problem" + status;
    }

    private static Schema money() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A sum of money: a decimal string with exactly the currency's decimals.")
                .addProperty(
                        "amount",
                        string("Without plus, spaces or exponent; zero has no sign")
                                .pattern(AMOUNT))
                .addProperty("currency", currency())
                .required(List.of("amount", "currency"))
                .additionalPropertiesBoolean(false)
                .examples(List.of(example()));
    }

    private static Map<String, String> example() {
        Map<String, String> money = new LinkedHashMap<>();
        money.put("amount", "47253.44");
        money.put("currency", "USD");
        return money;
    }

    private static Schema currency() {
        return string("ISO 4217, with a minor unit").pattern("^[A-Z]{3}$").examples(List.of("USD"));
    }

    private static Schema string(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }

    /** Nothing here is a binary fraction: whatever the scanner calls a number is a decimal, and travels as a string. */
    private static void decimals(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getType() != null && schema.getType().contains(Schema.SchemaType.NUMBER)) {
            schema.type(schema.getType().stream()
                            .map(type -> type == Schema.SchemaType.NUMBER ? Schema.SchemaType.STRING : type)
                            .toList())
                    .format(null)
                    .pattern("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$");
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(Contract::decimals);
        }
        decimals(schema.getItems());
        decimals(schema.getAdditionalPropertiesSchema());
    }
}
