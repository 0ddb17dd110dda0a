package org.millioncarrots.news;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** News for partners. */
@ConfigMapping(prefix = "carrots.news")
@RegisterForReflection
public interface NewsSettings {
    /** How often what was committed is numbered, and so shown and sent. */
    @WithDefault("1s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration every();
}
