package org.millioncarrots.platform.contract;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Answers whose sentences are in a language that the caller chooses, problems among them. */
final class Languages {
    static final String HEADER = "Accept-Language";

    /** What such answers say of it, and what that means. */
    static final Map<String, String> HEADERS = new TreeMap<>(Map.of(
            "Content-Language",
                    "The language of the sentences, of a problem that of its title: en, uk, ru, de, fr or pl",
            "Vary", "The header of the request on which the answer depends: Accept-Language"));

    private Languages() {}

    static void tell(Parameter parameter, Operation operation) {
        parameter
                .description(
                        "In which language sentences are told: uk, ru, de, fr, pl, or en, which is also what anything"
                                + " else means. Constants, days and amounts are the same in all; what is recorded is English")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .pattern("^[^\\r\\n]*$"))
                .example("uk, en;q=0.5");
        APIResponse answer = Objects.requireNonNull(operation.getResponses().getAPIResponse("200"));
        HEADERS.keySet()
                .forEach(
                        name -> answer.addHeader(name, OASFactory.createHeader().ref("#/components/headers/" + name)));
    }
}
