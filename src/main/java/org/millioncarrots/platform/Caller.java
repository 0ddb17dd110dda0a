package org.millioncarrots.platform;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is calling: the person for the two-people rules, and the partner whose data the call may see. */
@ApplicationScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The subject of the token: a person or a partner's system, unique within the issuer. */
    public String person() {
        return identity.isAnonymous() ? "system" : identity.getPrincipal().getName();
    }

    /** The partner a token speaks for; empty for staff, who see all partners. */
    public Optional<String> partner() {
        if (!identity.hasRole(Roles.PARTNER)) {
            return Optional.empty();
        }
        if (identity.getPrincipal() instanceof JsonWebToken token && token.getClaim("partner") instanceof String name) {
            return Optional.of(name);
        }
        throw Problem.of(ProblemType.FORBIDDEN, "the token has the role partner but no claim partner");
    }

    /** The partner a token speaks for, or a name for staff; for columns that say who lodged something. */
    public String partnerOrStaff() {
        return partner().orElse("staff");
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }
}
