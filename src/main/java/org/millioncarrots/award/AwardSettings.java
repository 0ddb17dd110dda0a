package org.millioncarrots.award;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Awards. */
@ConfigMapping(prefix = "carrots.awards")
@RegisterForReflection
public interface AwardSettings {
    /** How often awards that wait for money are looked at, beside each time money becomes available. */
    @WithDefault("10s")
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration fundQueuedEvery();

    /** How often awards are looked through for what is due without a request, such as a missing confirmation. */
    @WithDefault("1m")
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration tendEvery();
}
