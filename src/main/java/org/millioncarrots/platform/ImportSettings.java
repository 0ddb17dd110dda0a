package org.millioncarrots.platform;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Large documents, such as statements and histories of rates, which are let in one at a time. */
@ConfigMapping(prefix = "carrots.imports")
@RegisterForReflection
public interface ImportSettings {
    /** How long a large document waits for others before it is answered 503. */
    @WithDefault("30s")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 10)
    Duration waitAtMost();

    /** How long a document may take to arrive, so that a slow sender does not keep the others waiting. */
    @WithDefault("60s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration readWithin();
}
