package org.millioncarrots.monitoring;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One figure of a measurement. Amounts are in minor units and their metrics' names end in {@code _minor}. */
@RegisterForReflection
record Sample(
        @Schema(examples = "carrots_payout_run_chunks_left") String metric,

        SortedMap<String, String> tags,
        long value) {

    boolean isMoney() {
        return metric.endsWith("_minor");
    }
}
