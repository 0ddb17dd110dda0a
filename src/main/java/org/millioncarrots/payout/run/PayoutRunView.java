package org.millioncarrots.payout.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * How far a payout run is.
 *
 * @param made the payouts by currency; parts that an earlier release paid are not in it
 * @param skippedFor how many instalments were left, by reason
 * @param createdBy whoever started it
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
        List<Made> made,
        List<SkippedFor> skippedFor,
        long payoutsPerSecond,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant estimatedEndAt) {

    /** What a run can be asked for by. */
    enum RunState {
        RUNNING,
        DONE,
        CANCELLED
    }

    /** Payouts of one currency. */
    @Schema(name = "PayoutsMade")
    public record Made(long payouts, Money amount) {}

    /** @param reason as of a single one */
    @Schema(name = "InstalmentsSkipped")
    public record SkippedFor(String reason, long instalments) {}

    /** By whom and when. */
    record Started(String by, Instant at) {}

    /** @param failing that were rolled back and wait */
    record Counts(long chunks, long done, long failing, long payouts, long skipped) {}

    /** An instalment that was due and not paid, and why. */
    @Schema(name = "SkippedInstalment")
    public record Skipped(
            UUID instalmentId,

            @Schema(
                    description =
                            "FUNDS_EXHAUSTED, AWARD_NOT_ACTIVE, CLAIMANT_ERASED, PROGRAMME_CLOSED, ON_HOLD, PROGRAMME_DISABLED, AMOUNT_NOT_CONVERTIBLE, RATE_UNAVAILABLE or NO_DESTINATION")
            String reason) {}

    static PayoutRunView of(
            UUID id,
            LocalDate dueUpTo,
            String state,
            Started started,
            @Nullable Instant finishedAt,
            Counts counts,
            List<Made> made,
            List<SkippedFor> skippedFor,
            Instant now) {
        Instant until = finishedAt == null ? now : finishedAt;
        long millis = Math.max(1, Duration.between(started.at(), until).toMillis());
        Instant end = finishedAt == null && counts.done() > 0
                ? started.at().plusMillis(millis * counts.chunks() / counts.done())
                : null;
        return new PayoutRunView(
                id,
                dueUpTo,
                state,
                counts.chunks(),
                counts.done(),
                counts.failing(),
                counts.payouts(),
                counts.skipped(),
                made,
                skippedFor,
                counts.payouts() * 1000 / millis,
                started.by(),
                started.at(),
                finishedAt,
                end);
    }
}
