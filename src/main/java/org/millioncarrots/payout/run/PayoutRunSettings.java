package org.millioncarrots.payout.run;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Payout runs. */
@ConfigMapping(prefix = "carrots.payout-run")
@RegisterForReflection
public interface PayoutRunSettings {
    /** Chunks of a run that one pod pays at the same time. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int workers();

    /** How many of the 4,096 buckets one transaction of a run pays. */
    @WithDefault("32")
    @Min(1)
    @Max(4096)
    int bucketsPerChunk();

    /** How often runs that were cut off are looked for. */
    @WithDefault("2s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration resumeEvery();
}
