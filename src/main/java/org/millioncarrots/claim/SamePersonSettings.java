package org.millioncarrots.claim;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What follows when somebody of a claimant's name and birthday is registered already. */
@ConfigMapping(prefix = "carrots.identity")
@RegisterForReflection
public interface SamePersonSettings {
    /**
     * {@code REFER}: a claim is found eligible only after two other people have compared them and cleared it. {@code SHOW}: caseworkers
     * see it, and nothing follows.
     */
    @WithDefault("REFER")
    SameName sameName();

    /** What a common name and birthday lead to. */
    @RegisterForReflection
    enum SameName {
        REFER,
        SHOW
    }
}
