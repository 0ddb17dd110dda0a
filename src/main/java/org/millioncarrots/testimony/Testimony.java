package org.millioncarrots.testimony;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That a statement was recorded, and what its speaker has consented to. Nothing in it leads to the recording.
 *
 * @param number of what the vault has of it
 * @param takenOn in {@code zone}
 * @param embargoUntil the first day, in {@code zone}, on which it may be used; null: not before the dependants are safe
 */
record Testimony(
        UUID id,
        UUID claimantId,
        int number,
        LocalDate takenOn,
        String zone,
        Consent consent,
        @Nullable LocalDate embargoUntil,
        String recordedBy,
        Instant recordedAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant destroyedAt) {

    /**
     * What was consented to.
     *
     * @param version of the text that was read to the speaker
     */
    record Consent(String version, LocalDate on, List<Scope> scopes) {}

    /** What a statement may be used for. The list is closed. */
    @Schema(name = "TestimonyScope")
    enum Scope {
        /** It may be published. */
        PUBLICATION,
        /** Prosecutors and courts may use it. */
        PROSECUTION,
        /** Researchers may use it. */
        RESEARCH
    }

    /** Where a statement stands. */
    @Schema(name = "TestimonyState")
    enum State {
        /** Recorded; it may be used as the speaker has consented. */
        GIVEN,
        /** Nobody may use it; the recording is still to be destroyed. */
        WITHDRAWN,
        /** The recording is destroyed, and nothing is known of it but that there was one. */
        DESTROYED
    }

    State state() {
        if (destroyedAt != null) {
            return State.DESTROYED;
        }
        return withdrawnAt == null ? State.GIVEN : State.WITHDRAWN;
    }

    boolean isUnderEmbargo(boolean dependantsAreSafe, Instant now) {
        return embargoUntil == null
                ? !dependantsAreSafe
                : now.isBefore(embargoUntil.atStartOfDay(ZoneId.of(zone)).toInstant());
    }
}
