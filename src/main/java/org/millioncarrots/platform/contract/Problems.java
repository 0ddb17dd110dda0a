package org.millioncarrots.platform.contract;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.millioncarrots.platform.http.ProblemType;

/** The types of problems in the contract, each with what to do. */
final class Problems {
    private Problems() {}

    static void list(Schema problem) {
        Schema type = property(problem, "type");
        type.enumeration(Arrays.stream(ProblemType.values())
                        .<Object>map(ProblemType::uri)
                        .toList())
                .description("Stable identifier of the kind of problem; a GET of it gives a page about it.\n"
                        + Arrays.stream(ProblemType.values())
                                .map(one -> "\n- `%s` (%d): %s. %s"
                                        .formatted(
                                                one.uri(),
                                                one.status(),
                                                one.title(),
                                                one.retry().advice()))
                                .collect(Collectors.joining()));
        property(problem, "status").minimum(BigDecimal.valueOf(400)).maximum(BigDecimal.valueOf(599));
    }

    private static Schema property(Schema problem, String name) {
        return Objects.requireNonNull(problem.getProperties().get(name));
    }
}
