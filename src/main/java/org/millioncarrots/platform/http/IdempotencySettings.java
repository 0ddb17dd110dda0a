package org.millioncarrots.platform.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Repeated requests. */
@ConfigMapping(prefix = "carrots.idempotency")
@RegisterForReflection
public interface IdempotencySettings {
    /** Days for which the answer to an {@code Idempotency-Key} is kept; whoever repeats a request later runs it again. */
    @WithDefault("30")
    @Min(1)
    @Max(3650)
    int keepDays();
}
