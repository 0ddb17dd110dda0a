package org.millioncarrots.claimant.disclosure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Disclosures of an identity. */
@ConfigMapping(prefix = "carrots.disclosures")
@RegisterForReflection
public interface DisclosureSettings {
    /** How long a proposed disclosure can be approved, and an approved one be read. */
    @WithDefault("24H")
    @DurationMin(minutes = 5)
    @DurationMax(days = 7)
    Duration openFor();
}
