package org.millioncarrots.rates;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.LocalTime;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Which published rates may be used. */
@ConfigMapping(prefix = "carrots.rates")
@RegisterForReflection
public interface RateSettings {
    /** How soon a replica sees what another has imported. */
    @WithDefault("5s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration refresh();

    Cbr cbr();

    Ecb ecb();

    /** The Bank of Russia. */
    @RegisterForReflection
    interface Cbr {
        /** Days for which the Bank of Russia's last publication may be used; its longest gap, at New Year, is twelve. */
        @WithDefault("12")
        @Min(1)
        @Max(31)
        int maxAgeDays();
    }

    /** The European Central Bank. */
    @RegisterForReflection
    interface Ecb {
        /** Days for which the European Central Bank's last publication may be used; Easter takes four. */
        @WithDefault("5")
        @Min(1)
        @Max(31)
        int maxAgeDays();

        /** The time of day, in Frankfurt, from which on a day's rates of the European Central Bank count as published. */
        @WithDefault("16:00")
        LocalTime cutOff();
    }
}
