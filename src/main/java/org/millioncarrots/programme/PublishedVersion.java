package org.millioncarrots.programme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored version with what has happened to it.
 *
 * @param publishedBy the person who published it
 * @param approvedBy another person; absent until then
 */
public record PublishedVersion(
        ProgrammeVersion version,
        String document,
        String publishedBy,
        Instant publishedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    boolean isApproved() {
        return approvedAt != null;
    }

    State state() {
        return isApproved() ? State.APPROVED : State.PUBLISHED;
    }

    /** A published version binds nobody until it is approved. */
    enum State {
        PUBLISHED,
        APPROVED
    }
}
