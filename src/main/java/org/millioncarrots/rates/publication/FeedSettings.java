package org.millioncarrots.rates.publication;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Fetching rates. */
@ConfigMapping(prefix = "carrots.feeds")
@RegisterForReflection
public interface FeedSettings {
    Ecb ecb();

    Cbr cbr();

    Nbu nbu();

    /** How long after a publication was fetched the next one is asked for. */
    @WithDefault("15M")
    @DurationMin(minutes = 1)
    @DurationMax(days = 1)
    Duration poll();

    /** How often it is looked whether a fetch is due. */
    @WithDefault("60s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration every();

    /** How long after the start the first look is taken. */
    @WithDefault("20s")
    @DurationMin(seconds = 0)
    @DurationMax(hours = 1)
    Duration delay();

    /** The European Central Bank. */
    @RegisterForReflection
    interface Ecb {
        /**
         * The folder where the European Central Bank's rates are fetched; without it they are imported by hand. For example {@code
         * https://www.ecb.europa.eu/stats/eurofxref}.
         */
        Optional<URI> url();
    }

    /** The Bank of Russia. */
    @RegisterForReflection
    interface Cbr {
        /**
         * The folder where the Bank of Russia's rates are fetched; without it they are imported by hand. For example {@code
         * https://www.cbr.ru/scripts}.
         */
        Optional<URI> url();
    }

    /** The National Bank of Ukraine. */
    @RegisterForReflection
    interface Nbu {
        /**
         * The folder where the National Bank of Ukraine's rates are fetched; without it they are imported by hand. For example {@code
         * https://bank.gov.ua/NBUStatService/v1/statdirectory}.
         */
        Optional<URI> url();
    }
}
