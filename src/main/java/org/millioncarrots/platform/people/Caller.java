package org.millioncarrots.platform.people;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/** Who is calling: the person for the two-people rules, and the partner whose data the call may see. */
@ApplicationScoped
public class Caller {
    private static final String STAFF = "staff";
    private static final String SYSTEM = "system";

    /** Not {@code *}, which stands for all partners in the database. */
    private static final Pattern PARTNER = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,120}");

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The subject of the token: a person or a partner's system, unique within the issuer. */
    public String person() {
        if (!inRequest() || identity.isAnonymous()) {
            return SYSTEM;
        }
        String subject = identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : null;
        if (subject == null || !SUBJECT.matcher(subject).matches()) {
            throw Problem.of(ProblemType.FORBIDDEN, "the token has no subject of 1 to 120 visible ASCII characters");
        }
        return subject;
    }

    /** The partner a token speaks for; empty for staff, who see all partners. */
    public Optional<String> partner() {
        if (!inRequest() || !identity.hasRole(Roles.PARTNER)) {
            return Optional.empty();
        }
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim("partner") instanceof String name
                && PARTNER.matcher(name).matches()
                && !name.equals(STAFF)) {
            return Optional.of(name);
        }
        throw Problem.of(
                ProblemType.FORBIDDEN,
                "the token has the role partner but no claim partner of 1 to 64 lower-case letters, digits and hyphens");
    }

    /** The partner a token speaks for, or a name for staff; for columns that say who lodged something. */
    public String partnerOrStaff() {
        return partner().orElse(STAFF);
    }

    /** Whether the caller is staff or the bank, whose work concerns all partners. */
    public boolean actsForAllPartners() {
        return inRequest() && (Roles.STAFF.stream().anyMatch(identity::hasRole) || identity.hasRole(Roles.BANK));
    }

    /** Whoever calls without a token what everybody may read. */
    public boolean isAnonymous() {
        return identity.isAnonymous();
    }

    public boolean hasRole(String role) {
        return inRequest() && identity.hasRole(role);
    }

    /** Work that no request has started, such as a payout run that goes on, is nobody's. */
    private static boolean inRequest() {
        return Arc.container().requestContext().isActive();
    }
}
