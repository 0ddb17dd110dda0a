package org.millioncarrots.platform.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.util.Set;

/** Which tokens of the issuer are access tokens. */
@ConfigMapping(prefix = "carrots.tokens")
@RegisterForReflection
public interface TokenSettings {
    /**
     * What the header {@code typ} of an access token may say, by RFC 9068 {@code at+jwt}. An issuer that cannot say it needs
     * {@code JWT} here as well; ID tokens and logout tokens of such an issuer are still told apart by their claims.
     */
    @WithDefault("at+jwt")
    Set<@Pattern(regexp = "[A-Za-z0-9.+-]{1,64}", message = "a type such as at+jwt is expected") String> types();
}
