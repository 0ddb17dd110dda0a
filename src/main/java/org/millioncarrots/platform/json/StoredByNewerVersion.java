package org.millioncarrots.platform.json;

import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/**
 * What is stored cannot be read by this version of the service: a newer one has written it, before somebody went a step back.
 * It concerns that one record only. Nothing is guessed: a condition or a state that is not understood could decide about
 * money. Messages say what kind of record it is and never what stands in it.
 */
public final class StoredByNewerVersion extends RuntimeException {
    public StoredByNewerVersion(String message) {
        super(message, null, false, true);
    }

    /** The constant that a column names. */
    public static <E extends Enum<E>> E value(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException unknown) {
            throw new StoredByNewerVersion("a value of " + type.getSimpleName() + " is not known to this version");
        }
    }

    /** What a caller gets: the operators' matter, not the caller's fault. */
    public Problem problem() {
        return Problem.of(ProblemType.STORED_BY_NEWER_VERSION, String.valueOf(getMessage()));
    }
}
