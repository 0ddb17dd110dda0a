package org.millioncarrots.platform.people;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A partner's system is no member of staff: a token with the role partner and one of staff has no role at all, so that nobody can
 * lodge a claim and finish it too.
 */
@ApplicationScoped
class PartnerTokens implements SecurityIdentityAugmentor {
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean mixed = identity.hasRole(Roles.PARTNER) && Roles.STAFF.stream().anyMatch(identity::hasRole);
        return Uni.createFrom().item(mixed ? withoutRoles(identity) : identity);
    }

    private static SecurityIdentity withoutRoles(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .build();
    }
}
