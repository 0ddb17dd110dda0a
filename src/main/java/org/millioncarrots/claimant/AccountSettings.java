package org.millioncarrots.claimant;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Which accounts claimants may be paid to. */
@ConfigMapping(prefix = "carrots.accounts")
@RegisterForReflection
public interface AccountSettings {
    /**
     * ISO 3166 codes of the countries whose accounts and banks are refused when they are given: a payment there would tell on
     * the claimant, or is barred by sanctions. {@code none} refuses none.
     */
    @WithDefault("RU,BY")
    Set<String> refusedCountries();
}
