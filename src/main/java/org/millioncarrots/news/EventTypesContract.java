package org.millioncarrots.news;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Writes into the published contract which types of events there are: where a partner chooses some, no others; of what it is told it may
 * meet new ones.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public class EventTypesContract implements OASFilter {
    private static final List<Object> TYPES =
            Arrays.stream(NewsType.values()).<Object>map(NewsType::code).toList();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getComponents() == null) {
            return;
        }
        Map<String, Schema> schemas = Objects.requireNonNull(api.getComponents().getSchemas());
        property(schemas, "CreateWebhookRequest", "types")
                .getItems()
                .maxLength(null)
                .enumeration(TYPES);
        property(schemas, "Event", "type")
                .description("What has happened: " + listed()
                        + ". New types can come; pass over those that you do not know");
        api.getPaths().getPathItem("/v1/events").getGET().getParameters().stream()
                .filter(parameter -> parameter.getName().equals("types"))
                .map(Parameter::getSchema)
                .forEach(types -> types.pattern("^" + either() + "(?:," + either() + ")*$")
                        .description("of " + listed() + ", with commas between"));
    }

    private static Schema property(Map<String, Schema> schemas, String name, String property) {
        Schema schema = Objects.requireNonNull(schemas.get(name), name);
        return Objects.requireNonNull(schema.getProperties().get(property), property);
    }

    private static String listed() {
        return String.join(", ", TYPES.stream().map(String::valueOf).toList());
    }

    private static String either() {
        return "(?:"
                + String.join(
                        "|",
                        TYPES.stream()
                                .map(type -> type.toString().replace(".", "\\."))
                                .toList())
                + ")";
    }
}
