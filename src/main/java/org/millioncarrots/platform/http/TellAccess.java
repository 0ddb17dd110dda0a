package org.millioncarrots.platform.http;

import jakarta.enterprise.event.Event;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells of each refusal by role, by row and by a limit, and of each list that is read. */
class TellAccess {
    private static final int OK = 200;

    private static final List<ProblemType> RULES =
            List.of(ProblemType.FORBIDDEN, ProblemType.NOT_FOUND, ProblemType.TOO_MANY_REQUESTS);

    private final Event<Accessed> accesses;

    TellAccess(Event<Accessed> accesses) {
        this.accesses = accesses;
    }

    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext response) {
        AskedOperation.of(request)
                .flatMap(operation -> access(operation, response))
                .ifPresent(accesses::fire);
    }

    private static Optional<Accessed> access(String operation, ContainerResponseContext response) {
        return switch (response.getEntity()) {
            case Listed list
            when response.getStatus() == OK -> Optional.of(new Accessed(operation, null, list.listed()));
            case ProblemBody problem ->
                RULES.stream()
                        .filter(rule -> problem.type().equals(rule.uri()))
                        .findFirst()
                        .map(rule -> new Accessed(operation, rule, 0));
            case null, default -> Optional.empty();
        };
    }
}
