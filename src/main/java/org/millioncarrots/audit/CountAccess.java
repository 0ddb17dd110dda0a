package org.millioncarrots.audit;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.millioncarrots.platform.http.AskedOperation;
import org.millioncarrots.platform.http.Listed;
import org.millioncarrots.platform.http.ProblemBody;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;

/** Sees who is refused, and who reads lists: too often for an entry each, so that they are counted. */
class CountAccess {
    private static final int OK = 200;

    private final AccessTally tally;
    private final Caller caller;

    CountAccess(AccessTally tally, Caller caller) {
        this.tally = tally;
        this.caller = caller;
    }

    @ServerResponseFilter
    void count(ContainerRequestContext request, ContainerResponseContext response) {
        AskedOperation.of(request).ifPresent(operation -> {
            if (response.getStatus() == OK && response.getEntity() instanceof Listed list) {
                tally.read(caller, operation, list.listed());
            } else if (response.getEntity() instanceof ProblemBody problem) {
                for (ProblemType rule : AccessTally.RULES) {
                    if (problem.type().equals(rule.uri())) {
                        tally.refused(caller, operation, rule);
                    }
                }
            }
        });
    }
}
