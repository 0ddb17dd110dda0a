package org.millioncarrots.offer;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Binding offers. */
@ConfigMapping(prefix = "carrots.offers")
@RegisterForReflection
public interface OfferSettings {
    /** Days after that of an offer on which a claim can cite it. */
    @WithDefault("90")
    @Min(1)
    @Max(3650)
    int validDays();
}
