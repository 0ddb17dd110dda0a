package org.millioncarrots.programme;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Programmes. */
@ConfigMapping(prefix = "carrots.programmes")
@RegisterForReflection
public interface ProgrammeSettings {
    /** How soon a replica sees a version that another has published or approved. */
    @WithDefault("5s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration refresh();
}
