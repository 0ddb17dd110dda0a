package org.millioncarrots.payout.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a payout run is.
 *
 * @param chunksFailing that were rolled back so far and are tried again after all others; the log says why
 * @param payoutsPerSecond since the start
 * @param estimatedEndAt while running, once something is done
 */
@Schema(name = "PayoutRun")
public record PayoutRunView(
        UUID id,
        LocalDate dueUpTo,

        @Schema(examples = "DONE", description = "RUNNING, DONE or CANCELLED")
        String state,

        long chunks,
        long chunksDone,
        long chunksFailing,
        long payouts,
        long skipped,
        long payoutsPerSecond,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant estimatedEndAt) {

    /** What a run can be asked for by. */
    enum RunState {
        RUNNING,
        DONE,
        CANCELLED
    }

    /** An instalment that was due and not paid, and why. */
    @Schema(name = "SkippedInstalment")
    public record Skipped(
            UUID instalmentId,

            @Schema(
                    description =
                            "FUNDS_EXHAUSTED, AWARD_NOT_ACTIVE, CLAIMANT_ERASED, PROGRAMME_CLOSED, ON_HOLD, PROGRAMME_DISABLED, RATE_UNAVAILABLE or NO_DESTINATION")
            String reason) {}

    static PayoutRunView of(
            UUID id,
            LocalDate dueUpTo,
            String state,
            Instant createdAt,
            @Nullable Instant finishedAt,
            long chunks,
            long done,
            long payouts,
            long skipped,
            long failing,
            Instant now) {
        Instant until = finishedAt == null ? now : finishedAt;
        long millis = Math.max(1, Duration.between(createdAt, until).toMillis());
        Instant end = finishedAt == null && done > 0 ? createdAt.plusMillis(millis * chunks / done) : null;
        return new PayoutRunView(
                id,
                dueUpTo,
                state,
                chunks,
                done,
                failing,
                payouts,
                skipped,
                payouts * 1000 / millis,
                createdAt,
                finishedAt,
                end);
    }
}
