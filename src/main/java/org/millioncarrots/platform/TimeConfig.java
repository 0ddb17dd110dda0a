package org.millioncarrots.platform;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The clock that everything tells the time by, in the one business zone ({@code carrots.zone}). */
@ApplicationScoped
class TimeConfig {

    /** Ticks in microseconds, because that is what PostgreSQL keeps. */
    @Produces
    @ApplicationScoped
    @DefaultBean
    Clock clock(ServiceSettings settings) {
        return Clock.tick(Clock.system(settings.zone()), Duration.ofNanos(1_000));
    }
}
