package org.millioncarrots.platform.people;

import io.quarkus.arc.Unremovable;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * A token that is bound to a certificate opens the door only on a connection whose client has shown that it has the certificate's
 * key (RFC 8705). Roles may be of such tokens only: then nothing is won by stealing one.
 */
@ApplicationScoped
@Unremovable
class BoundTokens implements SecurityIdentityAugmentor {
    private final BoundRoles boundRoles;

    BoundTokens(BoundRoles boundRoles) {
        this.boundRoles = boundRoles;
    }

    /** Without the request no certificate can have been shown. */
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        return isShownByItsHolder(identity, HttpSecurityUtils.getRoutingContextAttribute(attributes))
                ? Uni.createFrom().item(identity)
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private boolean isShownByItsHolder(SecurityIdentity identity, @Nullable RoutingContext request) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return true;
        }
        Optional<String> thumbprint = Confirmation.thumbprint(token.getClaim(Confirmation.CLAIM));
        return thumbprint.isEmpty()
                ? boundRoles.names().stream().noneMatch(identity::hasRole)
                : request != null && thumbprint.equals(Confirmation.shown(request.request()));
    }
}
