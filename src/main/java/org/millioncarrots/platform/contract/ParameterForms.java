package org.millioncarrots.platform.contract;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.millioncarrots.platform.http.Page;

/**
 * What a parameter may be, where its name means the same in every operation; what is special to one, such as the states that it can be
 * asked by, is said at the parameter. The service holds each request's query to it before anything else.
 */
final class ParameterForms {
    /** The most that is read as a whole number. */
    private static final int LARGEST = 999_999_999;

    private ParameterForms() {}

    static void complete(Parameter parameter) {
        Schema schema = parameter.getSchema();
        if (schema == null) {
            return;
        }
        if (schema.getRef() == null && schema.getType() == null) {
            schema.addType(SchemaType.STRING);
        }
        if (isSaid(schema)) {
            return;
        }
        switch (parameter.getName()) {
            case "limit" -> range(schema, Page.MAX_LIMIT).defaultValue(Page.DEFAULT_LIMIT);
            case "n", "version", "against" -> range(schema, LARGEST);
            case "asOf", "dueFrom", "dueTo", "dueUpTo", "from", "to", "on" -> refer(parameter, "LocalDate");
            case "changedSince", "knownAt" -> refer(parameter, "Instant");
            case "after", "batch", "claimant", "subject" -> refer(parameter, "UUID");
            case "base", "currency", "quote" -> refer(parameter, "CurrencyCode");
            case "ended", "keep", "unmatched" -> schema.type(List.of(SchemaType.BOOLEAN));
            case "code", "programme" -> text(schema, "[a-z0-9-]{1,64}", "a programme code such as coalition-match");
            case "sponsor" -> text(schema, "[A-Z]{2}", "the code of a sponsor such as DE");
            case "reference" -> text(schema, "[A-Za-z0-9._:/-]{1,64}", "1 to 64 letters, digits and . _ : / -");
            case "account" -> text(schema, "[A-Za-z0-9]{1,34}", "the number of an account of ours");
            case "month" -> text(schema, "[0-9]{4}-(0[1-9]|1[0-2])", "a month such as 2022-03");
            case "sha256" -> text(schema, "[0-9a-f]{64}", "64 hexadecimal digits");
            case "cursor" -> text(schema, "[\\x21-\\x7e]{1,200}", "the next of the page before");
            case "If-Match" ->
                text(schema, "\\*|(W/)?\"[\\x21\\x23-\\x7e]*\"|[0-9]{1,9}", "one ETag, or * for any version");
            default -> {
                // Said at the parameter, or free: ContractApiTest tells of one that is neither.
            }
        }
    }

    private static boolean isSaid(Schema schema) {
        return schema.getRef() != null
                || schema.getFormat() != null && schema.getType().contains(SchemaType.STRING)
                || schema.getPattern() != null
                || schema.getMaximum() != null
                || schema.getEnumeration() != null;
    }

    private static Schema range(Schema schema, int most) {
        return schema.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(most));
    }

    private static void text(Schema schema, String pattern, String description) {
        schema.pattern(pattern).description(description);
    }

    private static void refer(Parameter parameter, String schema) {
        parameter.schema(OASFactory.createSchema().ref(ExactSchemas.REF + schema));
    }
}
