package org.millioncarrots.platform.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;

/** A token bucket for each caller. Those who have not called for longest are forgotten first, and begin with a full one. */
final class Buckets {
    /** Callers; some hundred bytes each. */
    static final int KNOWN = 10_000;

    private final TimeMeter time;
    private final LinkedHashMap<String, Bucket> buckets = new LinkedHashMap<>();

    Buckets(TimeMeter time) {
        this.time = time;
    }

    /**
     * @param capacity at most at once
     * @param refill how many come back, evenly, in each period
     */
    synchronized Bucket of(String caller, long capacity, long refill, Duration period) {
        Bucket known = buckets.get(caller);
        Bucket bucket = known == null
                ? Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, period))
                        .withCustomTimePrecision(time)
                        .build()
                : known;
        buckets.putLast(caller, bucket);
        if (buckets.size() > KNOWN) {
            buckets.pollFirstEntry();
        }
        return bucket;
    }
}
