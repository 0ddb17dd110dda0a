package org.millioncarrots.claim;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.ProblemBody;

/**
 * What became of a line of an import.
 *
 * @param line counted from 1
 * @param status as a single lodging would have been answered
 * @param replayed the line was lodged by an earlier import with the same key
 * @param crew as in the claim: join codes are shown here or never
 */
@RegisterForReflection
@Schema(name = "ClaimImportResult")
record ClaimImportView(
        int line,
        int status,
        @Nullable UUID claimId,
        @Nullable String partnerReference,
        @Nullable Boolean replayed,

        @Schema(implementation = ClaimResponse.CrewView.class) @Nullable
        JsonNode crew,

        @Nullable ProblemBody problem) {

    static ClaimImportView refused(int line, ProblemBody problem) {
        return new ClaimImportView(line, problem.status(), null, null, null, null, problem);
    }
}
