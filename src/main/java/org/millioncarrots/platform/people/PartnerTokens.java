package org.millioncarrots.platform.people;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;

/**
 * A machine is no member of staff: a token with the role partner or bank and another one has no role at all, so that nobody can
 * lodge a claim and finish it too, or answer as the bank what they have sent themselves.
 */
@ApplicationScoped
class PartnerTokens implements SecurityIdentityAugmentor {
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean mixed = Roles.MACHINES.stream().anyMatch(identity::hasRole) && roles(identity) > 1;
        return Uni.createFrom().item(mixed ? withoutRoles(identity) : identity);
    }

    private static long roles(SecurityIdentity identity) {
        return Stream.concat(Roles.MACHINES.stream(), Roles.STAFF.stream())
                .filter(identity::hasRole)
                .count();
    }

    private static SecurityIdentity withoutRoles(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .build();
    }
}
