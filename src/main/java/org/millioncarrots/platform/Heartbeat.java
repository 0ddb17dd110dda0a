package org.millioncarrots.platform;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Beats where requests are served, on a virtual thread that sleeps and wakes up. */
@ApplicationScoped
class Heartbeat {
    private final Clock clock;
    private volatile Instant last;

    Heartbeat(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    @Scheduled(every = "10s", identity = "heartbeat")
    @RunOnVirtualThread
    void beat() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(1));
        last = clock.instant();
    }

    Duration sinceLast() {
        return Duration.between(last, clock.instant());
    }
}
