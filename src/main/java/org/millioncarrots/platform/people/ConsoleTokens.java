package org.millioncarrots.platform.people;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jspecify.annotations.Nullable;

/**
 * Who signs in to the console has the roles of an access token that would open the API too: of its audience and type, and of the
 * same person as the ID token. The framework has verified its signature, issuer and time, and asks for no more of it.
 */
@ApplicationScoped
@Unremovable
class ConsoleTokens implements SecurityIdentityAugmentor {
    private final AccessTokens accessTokens;
    private final ConsoleClient console;

    ConsoleTokens(AccessTokens accessTokens, ConsoleClient console) {
        this.accessTokens = accessTokens;
        this.console = console;
    }

    /** Without the request nobody has signed in to a page. */
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        return identity.isAnonymous() || isInItsPlace(identity, request)
                ? Uni.createFrom().item(identity)
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    /** A session opens pages and nothing else, and no bearer token opens a page. */
    private boolean isInItsPlace(SecurityIdentity identity, @Nullable RoutingContext request) {
        boolean session = ConsoleClient.TENANT.equals(identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE));
        boolean page = request != null && ConsoleClient.isPage(request.normalizedPath());
        return session == page && (!session || isOfThePerson(identity));
    }

    private boolean isOfThePerson(SecurityIdentity identity) {
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        return credential != null
                && identity.getPrincipal() instanceof JsonWebToken idToken
                && isAccessToken(credential.getToken(), idToken.getSubject());
    }

    private boolean isAccessToken(String token, @Nullable String subject) {
        try {
            JwtContext read = new JwtConsumerBuilder()
                    .setSkipAllValidators()
                    .setSkipSignatureVerification()
                    .setDisableRequireSignature()
                    .build()
                    .process(token);
            JwtClaims claims = read.getJwtClaims();
            String type = AccessTokens.type(read.getJoseObjects().getFirst().getHeader("typ"));
            return accessTokens.fault(type, claims) == null
                    && console.isForTheApi(claims)
                    && Objects.equals(claims.getSubject(), subject);
        } catch (InvalidJwtException | MalformedClaimException unreadable) {
            return false;
        }
    }
}
