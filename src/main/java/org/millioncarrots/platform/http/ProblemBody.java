package org.millioncarrots.platform.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of every answer that is not a success (RFC 9457). */
@Schema(name = "Problem", description = "What went wrong and what would be right (RFC 9457).")
public record ProblemBody(
        @Schema(description = "Stable identifier of the kind of problem", examples = "/problems/invalid-request")
        String type,

        @Schema(examples = "The request is not valid") String title,

        @Schema(examples = "400") int status,

        @Schema(examples = "amount: EUR amounts have exactly 2 decimals, got 3")
        String detail,

        @Schema(description = "Of a state-conflict: why the state does not allow this") @Nullable
        ConflictReason reason,

        @Schema(description = "Of an already-exists: the id of what you have already; read it instead") @Nullable
        UUID existingId,

        @Schema(description = "Every field that is wrong, by its path") @Nullable
        List<Problem.Violation> violations,

        @Schema(
                description = "The request's id, as in the header Request-Id; name it to whoever operates the service",
                examples = "urn:uuid:7f4df2b0-0f8e-4e0c-9d0a-3c1c8f0e6c55")
        @Nullable
        String instance) {

    static final String RETRY_SECONDS = "5";

    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    static ProblemBody of(Problem problem) {
        ProblemType type = problem.type();
        return new ProblemBody(
                type.uri(),
                type.title(),
                type.status(),
                problem.detail(),
                problem.reason(),
                problem.existing(),
                problem.violations().isEmpty() ? null : problem.violations(),
                RequestId.current().map(id -> "urn:uuid:" + id).orElse(null));
    }

    /** The same under a title in another language. */
    ProblemBody titled(String other) {
        return new ProblemBody(type, other, status, detail, reason, existingId, violations, instance);
    }

    /** Whatever cannot be served right now can be asked for again in a while. */
    static Response answer(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.type().status()).type(MEDIA_TYPE).entity(of(problem));
        return (problem.type().status() == 503 ? answer.header("Retry-After", RETRY_SECONDS) : answer).build();
    }
}
