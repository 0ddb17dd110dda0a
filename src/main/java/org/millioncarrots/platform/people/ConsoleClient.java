package org.millioncarrots.platform.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/** The console as the issuer knows it: a client of its own, for which no access token of the API is made. */
@ApplicationScoped
class ConsoleClient {
    /** Of the settings, and the tenant whose identities come from a session. */
    static final String TENANT = "console";

    private final Optional<String> client;
    private final String audience;

    ConsoleClient(
            @ConfigProperty(name = "quarkus.oidc.console.client-id") Optional<String> client,
            @ConfigProperty(name = "quarkus.oidc.token.audience") String audience) {
        this.client = client.filter(id -> !id.equals(audience));
        this.audience = audience;
    }

    static boolean isPage(String path) {
        return path.equals("/console") || path.startsWith("/console/");
    }

    /** Whether a token is for the console alone, as only its ID tokens are. */
    boolean isItsIdToken(JwtClaims claims) throws MalformedClaimException {
        return client.isPresent()
                && claims.hasAudience()
                && List.of(client.get()).equals(claims.getAudience());
    }

    /** Whether a token is for the API, as the console's access tokens are too. */
    boolean isForTheApi(JwtClaims claims) throws MalformedClaimException {
        return claims.hasAudience() && claims.getAudience().contains(audience);
    }
}
