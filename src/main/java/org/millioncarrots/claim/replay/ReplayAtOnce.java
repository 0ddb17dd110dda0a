package org.millioncarrots.claim.replay;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.claim.replay.CompareBuckets.Compared;
import org.millioncarrots.claim.replay.CompareBuckets.Count;
import org.millioncarrots.claim.replay.CompareBuckets.Different;
import org.millioncarrots.claim.replay.CompareDecision.Difference;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** Compares all decisions within one call, as long as they are few enough for that and somebody waits for the answer. */
@ApplicationScoped
class ReplayAtOnce {
    private static final int SHOWN = 100;
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final CompareBuckets compareBuckets;
    private final Clock clock;

    ReplayAtOnce(CompareBuckets compareBuckets, Clock clock) {
        this.compareBuckets = compareBuckets;
        this.clock = clock;
    }

    /**
     * What came of the replay.
     *
     * @param different how many decisions would come out differently; anything but 0 is a defect
     * @param differences the first 100 of them
     */
    @Schema(name = "Replay")
    record Replay(long replayed, long different, List<Difference> differences) {}

    /** @throws Problem if it takes longer than 30 seconds, or the caller has gone */
    Replay replay(BooleanSupplier callerHasGone) {
        return replay(callerHasGone, AT_MOST);
    }

    /** A few buckets in a short transaction of their own, so that a long replay holds nothing up. */
    Replay replay(BooleanSupplier callerHasGone, Duration atMost) {
        Instant giveUpAt = clock.instant().plus(atMost);
        Count total = Count.NONE;
        List<Difference> differences = new ArrayList<>();
        for (int bucket = 0; bucket < Ids.BUCKETS; bucket += ReplayNextBuckets.AT_ONCE) {
            if (callerHasGone.getAsBoolean() || !clock.instant().isBefore(giveUpAt)) {
                throw Problem.of(
                        ProblemType.UNAVAILABLE,
                        "there are more decisions than one call can compare: start POST /v1/decision-replays");
            }
            int from = bucket;
            Compared compared = QuarkusTransaction.requiringNew()
                    .timeout((int) atMost.toSeconds() + 1)
                    .call(() -> compareBuckets.compare(
                            from, from + ReplayNextBuckets.AT_ONCE - 1, SHOWN - differences.size()));
            total = total.plus(compared.total());
            compared.differences().stream().map(Different::difference).forEach(differences::add);
        }
        return new Replay(total.compared(), total.different(), differences);
    }
}
