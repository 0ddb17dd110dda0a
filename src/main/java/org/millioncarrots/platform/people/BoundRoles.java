package org.millioncarrots.platform.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The roles of which only bound tokens count. */
@ApplicationScoped
class BoundRoles {
    private final Set<String> names;

    /** @throws IllegalArgumentException if one is no role: it would be bound to nothing, and nobody would know */
    BoundRoles(TokenSettings settings) {
        Set<String> roles =
                Stream.concat(Roles.MACHINES.stream(), Roles.STAFF.stream()).collect(Collectors.toSet());
        names = settings.boundRoles()
                .map(stated -> Set.copyOf(List.of(stated.split(","))))
                .orElse(Set.of());
        if (!roles.containsAll(names)) {
            throw new IllegalArgumentException("carrots.tokens.bound-roles: roles are " + roles);
        }
    }

    Set<String> names() {
        return names;
    }
}
