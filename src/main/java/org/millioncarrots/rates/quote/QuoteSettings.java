package org.millioncarrots.rates.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Quotes. */
@ConfigMapping(prefix = "carrots.quotes")
@RegisterForReflection
public interface QuoteSettings {
    /** How long a quote can be used. */
    @WithDefault("30M")
    @DurationMin(minutes = 1)
    @DurationMax(days = 7)
    Duration validFor();

    /** Hundredths of a per cent that a quote takes off the published rate; it is shown in the quote. */
    @WithDefault("0")
    @Min(0)
    @Max(500)
    int marginBasisPoints();
}
