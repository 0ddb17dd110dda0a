package org.millioncarrots.platform.contract;

import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What is read with an ETag can be asked for again with it. */
final class ConditionalReads {
    private ConditionalReads() {}

    static void tell(Operation operation) {
        APIResponse read = operation.getResponses().getAPIResponse("200");
        if (read == null || read.getHeaders() == null || !read.getHeaders().containsKey("ETag")) {
            return;
        }
        operation.addParameter(OASFactory.createParameter()
                .name("If-None-Match")
                .in(Parameter.In.HEADER)
                .description("The ETag of the answer that the caller has; 304 if it still holds")
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                .example("\"3-9f86d081884c7d65\""));
        APIResponse seen = OASFactory.createAPIResponse().description("The answer that the caller has still holds");
        Stream.of("ETag", "Request-Id", "traceparent", "Content-Language", "Vary")
                .filter(header -> header.equals("ETag") || read.getHeaders().containsKey(header))
                .forEach(header ->
                        seen.addHeader(header, OASFactory.createHeader().ref("#/components/headers/" + header)));
        operation.getResponses().addAPIResponse("304", seen);
    }
}
