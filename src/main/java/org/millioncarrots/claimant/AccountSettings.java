package org.millioncarrots.claimant;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

    /**
     * How many days on which banks settle (TARGET) pass before a changed account is paid to, counted from its confirmation: time
     * in which the claimant can object. A first account is used at once.
     */
    @WithDefault("2")
    @Min(0)
    @Max(30)
    int waitingDays();

    /** How many claimants may be paid to one account, such as a family's, before a person must look at them. */
    @WithDefault("3")
    @Min(1)
    @Max(1000)
    int claimantsPerAccount();
}
