package org.millioncarrots.platform.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;

/** How often each caller may ask. */
@ApplicationScoped
class RequestLimits {
    /** Seconds of the average that may come at once. */
    static final int BURST = 10;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long NANOS = SECOND.toNanos();

    private final int perSecond;
    private final Map<String, Integer> partners;
    private final Buckets buckets;

    /** @param burst requests at most at once @param left of them now @param seconds until there is one, at least 1 if there is none */
    record Allowance(boolean granted, int burst, long left, long seconds) {}

    @Inject
    RequestLimits(LimitSettings settings) {
        this(settings.requestsPerSecond(), settings.partners(), TimeMeter.SYSTEM_NANOTIME);
    }

    /** @param partners those with a rate of their own */
    RequestLimits(int perSecond, Map<String, Integer> partners, TimeMeter time) {
        this.perSecond = perSecond;
        this.partners = Map.copyOf(partners);
        this.buckets = new Buckets(time);
    }

    Allowance ofPartner(String partner) {
        return take("partner " + partner, partners.getOrDefault(partner, perSecond));
    }

    /** @param caller a subject of a token or an address */
    Allowance of(String caller) {
        return take("caller " + caller, perSecond);
    }

    private Allowance take(String key, int rate) {
        Bucket bucket = buckets.of(key, (long) rate * BURST, rate, SECOND);
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Allowance(
                probe.isConsumed(),
                rate * BURST,
                probe.getRemainingTokens(),
                Math.ceilDiv(probe.getNanosToWaitForRefill(), NANOS));
    }
}
