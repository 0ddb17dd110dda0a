package org.millioncarrots.development;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Takes the place of the service's clock in dev, test and demo; it shows the real time until somebody moves it. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class DevelopmentTime {
    private final MovableClock clock;

    DevelopmentTime(
            @ConfigProperty(name = "carrots.data-dir") Path dataDir,
            @ConfigProperty(name = "carrots.zone") ZoneId zone) {
        this.clock = new MovableClock(dataDir.resolve("clock"), zone);
    }

    @Produces
    @ApplicationScoped
    Clock clock() {
        return clock;
    }

    /** As {@link MovableClock#move}; answers what it shows then. */
    Instant move(@Nullable Instant at, boolean isStopped) {
        clock.move(at, isStopped);
        return clock.instant();
    }
}
