package org.millioncarrots.platform.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What the router refuses by itself before any route is tried, the door's included: a target that is no path or cannot be decoded, a Host
 * that names none.
 */
@ApplicationScoped
public class UnroutedRequests {
    private static final int BAD_REQUEST = ProblemType.INVALID_REQUEST.status();
    private static final int NOT_FOUND = ProblemType.NOT_FOUND.status();

    private final HttpDoor door;

    UnroutedRequests(HttpDoor door) {
        this.door = door;
    }

    void answer(@Observes Router router) {
        router.errorHandler(BAD_REQUEST, context -> door.refuseUnrouted(context, HttpDoor.UNDECODED));
        router.route().failureHandler(this::failed);
    }

    private void failed(RoutingContext context) {
        if (HttpDoor.hasPassed(context)) {
            context.next();
        } else if (context.statusCode() == NOT_FOUND) {
            door.refuseUnrouted(context, Problem.of(ProblemType.NOT_FOUND, "a target begins with a slash"));
        } else {
            door.refuseUnrouted(
                    context,
                    Problem.of(
                            ProblemType.INVALID_REQUEST,
                            "one Host header that names a host is needed, and a target that begins with a slash"));
        }
    }
}
