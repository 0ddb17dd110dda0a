package org.millioncarrots.platform.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
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

    /**
     * Roles of which only tokens count that are bound to a certificate (RFC 8705), shown by a client that has its key: to this
     * service itself, so TLS must not end before it. For example {@code finance,bank}.
     */
    Optional<
                    @Pattern(
                            regexp = "[a-z-]{1,32}(,[a-z-]{1,32})*",
                            message = "roles by commas are expected, such as finance,bank")
                    String>
            boundRoles();
}
