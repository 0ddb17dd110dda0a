package org.millioncarrots.claim.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.replay.CompareBuckets.Count;
import org.millioncarrots.claim.replay.CompareDecision.Difference;
import org.millioncarrots.platform.Ids;

/**
 * How far a replay of all decisions is, and what has come of it.
 *
 * @param different how many decisions would come out differently; anything but 0 is a defect
 * @param progressAt when the last buckets were done; if that is long ago while it is running, look into the log
 * @param estimatedEndAt while running, once something is done
 * @param differences the first 1,000 of them; absent in a list
 */
@Schema(name = "DecisionReplay")
public record DecisionReplayView(
        UUID id,

        @Schema(examples = "DONE", description = "RUNNING, DONE or STOPPED")
        String state,

        long buckets,
        long bucketsDone,
        long compared,
        long different,
        Instant startedAt,
        Instant progressAt,
        @Nullable Instant finishedAt,
        @Nullable Instant estimatedEndAt,
        @Nullable List<ComparedVersion> versions,
        @Nullable List<Difference> differences) {

    /** The same for the decisions that were made under one programme version. */
    @Schema(name = "ComparedVersion")
    public record ComparedVersion(String programme, int version, long compared, long different) {}

    static DecisionReplayView of(
            UUID id,
            String state,
            int nextBucket,
            Count count,
            Instant startedAt,
            Instant progressAt,
            @Nullable Instant finishedAt,
            Instant now) {
        Instant end = null;
        if (finishedAt == null && nextBucket > 0) {
            long millis = Duration.between(startedAt, now).toMillis();
            end = startedAt.plusMillis(millis * Ids.BUCKETS / nextBucket);
        }
        return new DecisionReplayView(
                id,
                state,
                Ids.BUCKETS,
                nextBucket,
                count.compared(),
                count.different(),
                startedAt,
                progressAt,
                finishedAt,
                end,
                null,
                null);
    }

    DecisionReplayView with(List<ComparedVersion> allVersions, List<Difference> firstDifferences) {
        return new DecisionReplayView(
                id,
                state,
                buckets,
                bucketsDone,
                compared,
                different,
                startedAt,
                progressAt,
                finishedAt,
                estimatedEndAt,
                allVersions,
                firstDifferences);
    }
}
