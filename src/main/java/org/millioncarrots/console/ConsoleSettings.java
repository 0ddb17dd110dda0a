package org.millioncarrots.console;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The pages under /console, to which people sign in at the issuer. */
@ConfigMapping(prefix = "carrots.console")
@RegisterForReflection
public interface ConsoleSettings {
    /** Whether there are pages at all; without them every path under /console is unknown. */
    @WithDefault("false")
    boolean enabled();

    /** The console's client at the issuer: confidential, code flow, back to {@code /console/signed-in} and {@code /console/signed-out}. */
    Optional<String> clientId();

    /** That client's secret. */
    Optional<String> clientSecret();

    /** What sessions are sealed with in the browser's cookies: 32 or more characters, the same for all instances. */
    Optional<String> sessionSecret();
}
