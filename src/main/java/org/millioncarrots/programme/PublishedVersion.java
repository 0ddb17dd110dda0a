package org.millioncarrots.programme;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Ids;

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
    /** By which the audit log names the version of this number. */
    static UUID auditId(String code, int version) {
        return Ids.derived(new UUID(0, 0), "programme/" + code + "/" + version);
    }

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
