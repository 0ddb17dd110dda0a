package org.millioncarrots.platform.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.millioncarrots.platform.people.Caller;

/**
 * How often a partner may ask for what is not there, or not its own: ids and codes that it guesses. Beyond that it waits, whatever
 * it asks, and the operators are told.
 *
 * <p>Only what the partner is told anyway counts. A claim that others stand against never does: the moment at which a partner is
 * slowed would say that there are some.
 */
@ApplicationScoped
public class Guesses {
    /** Minutes of the average that may come at once. */
    private static final int BURST = 10;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TOLD_EVERY = Duration.ofMinutes(BURST);

    private final Buckets guesses;
    private final Buckets told;
    private final Supplier<Optional<String>> caller;
    private final Consumer<PartnerGuesses> tell;
    private final int perMinute;
    private final Map<String, Integer> partners;

    @Inject
    Guesses(LimitSettings settings, Caller caller, Event<PartnerGuesses> found, MeterRegistry registry) {
        Counter slowed = Counter.builder("carrots.limits.partners.slowed")
                .description("Partners that were found guessing ids or codes, each once in ten minutes")
                .register(registry);
        this(
                settings.guessesPerMinute(),
                settings.partnerGuesses(),
                TimeMeter.SYSTEM_NANOTIME,
                caller::partner,
                guessing -> {
                    slowed.increment();
                    found.fireAsync(guessing);
                });
    }

    Guesses(
            int perMinute,
            Map<String, Integer> partners,
            TimeMeter time,
            Supplier<Optional<String>> caller,
            Consumer<PartnerGuesses> tell) {
        this.guesses = new Buckets(time);
        this.told = new Buckets(time);
        this.caller = caller;
        this.tell = tell;
        this.perMinute = perMinute;
        this.partners = Map.copyOf(partners);
    }

    /** The counter is there from the start, so that the first one is seen as one more. */
    void start(@Observes StartupEvent start) {}

    /** The caller has asked for what is not there; only partners are counted. */
    public void missed() {
        caller.get().ifPresent(this::missed);
    }

    void missed(String partner) {
        Bucket left = left(partner);
        left.tryConsume(1);
        if (left.getAvailableTokens() == 0 && told.of(partner, 1, 1, TOLD_EVERY).tryConsume(1)) {
            tell.accept(new PartnerGuesses(partner, (long) perMinute(partner) * BURST));
        }
    }

    /** Seconds for which the partner has to wait; 0 if it has none to wait. */
    public long toWait(String partner) {
        return Math.ceilDiv(
                left(partner).estimateAbilityToConsume(1).getNanosToWaitForRefill(),
                Duration.ofSeconds(1).toNanos());
    }

    private Bucket left(String partner) {
        return guesses.of(partner, (long) perMinute(partner) * BURST, perMinute(partner), MINUTE);
    }

    private int perMinute(String partner) {
        return partners.getOrDefault(partner, perMinute);
    }
}
