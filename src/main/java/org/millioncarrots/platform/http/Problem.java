package org.millioncarrots.platform.http;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be served, for a reason the caller can act on. Details never repeat what the caller sent where
 * that could be a name, a document or an account.
 */
public class Problem extends RuntimeException {
    private final ProblemType type;
    private final List<Violation> violations;
    private final @Nullable ConflictReason reason;
    private final @Nullable UUID existing;

    /**
     * One thing that is wrong.
     *
     * @param field the path of the field in the request, such as {@code payoutDestination.iban}; a header or parameter
     *     by its name
     * @param message what would be right
     */
    public record Violation(String field, String message) {}

    public Problem(ProblemType type, String detail, List<Violation> violations) {
        this(type, detail, violations, null, null);
    }

    private Problem(
            ProblemType type,
            String detail,
            List<Violation> violations,
            @Nullable ConflictReason reason,
            @Nullable UUID existing) {
        super(detail, null, false, false);
        this.type = type;
        this.violations = List.copyOf(violations);
        this.reason = reason;
        this.existing = existing;
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of());
    }

    /** The caller sent a field that is wrong: 400 with the field's path and what would be right. */
    public static Problem invalid(String field, String message) {
        return new Problem(ProblemType.INVALID_REQUEST, field + ": " + message, List.of(new Violation(field, message)));
    }

    public static Problem invalid(List<Violation> violations) {
        return new Problem(
                ProblemType.INVALID_REQUEST, violations.size() + " fields are not valid; see violations", violations);
    }

    /** @param what the kind of resource, such as {@code claim}; never an identifier that tells on a person */
    public static Problem notFound(String what) {
        return of(ProblemType.NOT_FOUND, "no such " + what + ", or it belongs to another partner");
    }

    /** The resource's state does not allow this: 409, with a reason that a client can branch on. */
    public static Problem conflict(ConflictReason reason, String detail) {
        return conflict(reason, detail, List.of());
    }

    /** The same, with what stands in the way. */
    public static Problem conflict(ConflictReason reason, String detail, List<Violation> violations) {
        return new Problem(ProblemType.STATE_CONFLICT, detail, violations, reason, null);
    }

    /**
     * What is to be made exists already: 409.
     *
     * @param existing the id of the caller's own; never of what belongs to another partner
     */
    public static Problem exists(String detail, UUID existing) {
        return new Problem(ProblemType.ALREADY_EXISTS, detail + ": " + existing, List.of(), null, existing);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Violation> violations() {
        return violations;
    }

    /** Why the state does not allow it; of a conflict only. */
    public @Nullable ConflictReason reason() {
        return reason;
    }

    /** The caller's own that exists already. */
    public @Nullable UUID existing() {
        return existing;
    }
}
