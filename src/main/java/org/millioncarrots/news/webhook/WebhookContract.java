package org.millioncarrots.news.webhook;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Writes into the published contract what partners' servers are sent: the part {@code webhooks} of OpenAPI 3.1. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public class WebhookContract implements OASFilter {
    private static final Map<String, String> HEADERS = Map.of(
            "webhook-id", "The event's id: the same however often it is sent",
            "webhook-timestamp", "Seconds since 1970 of this attempt; refuse what is more than five minutes off",
            "webhook-signature",
                    "v1a and an Ed25519 signature in Base64 over id.timestamp.body; two of them, with a space between, while keys"
                            + " rotate");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        Operation posted = OASFactory.createOperation()
                .operationId("receiveEvent")
                .summary("Something of yours has changed")
                .description(
                        "Sent to each of your webhooks (createWebhook). Verify the signature first; answer within 15 seconds, and do"
                                + " the work afterwards.")
                .tags(List.of("Events"))
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        "application/json",
                                        OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema()
                                                        .ref("#/components/schemas/WebhookMessage")))))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("204", OASFactory.createAPIResponse().description("Taken, as by any 2xx"))
                        .addAPIResponse(
                                "410",
                                OASFactory.createAPIResponse()
                                        .description("Send nothing more until the webhook is resumed"))
                        .defaultValue(OASFactory.createAPIResponse()
                                .description("Not taken: it is sent again, at the earliest after Retry-After")));
        HEADERS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(header -> OASFactory.createParameter()
                        .in(Parameter.In.HEADER)
                        .name(header.getKey())
                        .description(header.getValue())
                        .required(true)
                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)))
                .forEach(posted::addParameter);
        posted.addSecurityRequirement(OASFactory.createSecurityRequirement()); // Its signature says who sends it.
        api.addWebhook("event", OASFactory.createPathItem().POST(posted));
    }
}
