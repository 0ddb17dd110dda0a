package org.millioncarrots.testimony;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That a statement was given; nothing of where it lies.
 *
 * @param takenOn in {@code zone}
 */
@Schema(name = "Testimony")
record TestimonyView(
        UUID id,
        UUID claimantId,
        Testimony.State state,
        LocalDate takenOn,
        String zone,
        String consentVersion,
        LocalDate consentedOn,
        List<Testimony.Scope> scopes,

        @Schema(description = "Absent: until two people have marked the dependants safe") @Nullable
        LocalDate embargoUntil,

        Instant recordedAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant destroyedAt) {
    static TestimonyView of(Testimony testimony) {
        return new TestimonyView(
                testimony.id(),
                testimony.claimantId(),
                testimony.state(),
                testimony.takenOn(),
                testimony.zone(),
                testimony.consent().version(),
                testimony.consent().on(),
                testimony.consent().scopes(),
                testimony.embargoUntil(),
                testimony.recordedAt(),
                testimony.withdrawnAt(),
                testimony.destroyedAt());
    }
}
