package org.millioncarrots.platform.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether this instance is about to end. For {@code quarkus.shutdown.delay} after it was told to it still serves, so that balancers can
 * learn of it; then it finishes what is under way, for {@code quarkus.shutdown.timeout} at most, and begins nothing.
 */
@ApplicationScoped
public class Stopping {
    private final Duration delay;
    private volatile boolean told;
    private volatile long toldAt;

    Stopping(@ConfigProperty(name = "quarkus.shutdown.delay", defaultValue = "0S") Duration delay) {
        this.delay = delay;
    }

    void told(@Observes ShutdownDelayInitiatedEvent event) {
        toldAt = System.nanoTime();
        told = true;
    }

    /** Nothing is begun any more. */
    public boolean beginsNothing() {
        return told && System.nanoTime() - toldAt >= delay.toNanos();
    }

    /** @throws Problem if nothing is begun any more (503) */
    public void requireTime() {
        if (beginsNothing()) {
            throw problem();
        }
    }

    static Problem problem() {
        return Problem.of(
                ProblemType.UNAVAILABLE,
                "this replica is being stopped; nothing was changed: send it again with the same Idempotency-Key");
    }
}
