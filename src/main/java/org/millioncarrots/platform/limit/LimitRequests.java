package org.millioncarrots.platform.limit;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.limit.RequestLimits.Allowance;
import org.millioncarrots.platform.people.Caller;

/**
 * After sign-in and roles, before a body is read into anything: refuses who asks too often, and says in each answer what is left
 * (headers {@code RateLimit} and {@code RateLimit-Policy} of the HTTPAPI working group of the IETF).
 */
class LimitRequests {
    private static final String ALLOWANCE = Allowance.class.getName();

    private static final String WAIT = Guesses.class.getName() + ".wait";
    private static final String PARTNER = Guesses.class.getName();
    private static final int NOT_FOUND = 404;

    private final RequestLimits limits;
    private final Guesses guesses;
    private final Caller caller;

    LimitRequests(RequestLimits limits, Guesses guesses, Caller caller) {
        this.limits = limits;
        this.guesses = guesses;
        this.caller = caller;
    }

    @ServerRequestFilter
    void limit(ContainerRequestContext context, HttpServerRequest request) {
        Allowance allowance = allowance(request);
        context.setProperty(ALLOWANCE, allowance);
        if (!allowance.granted()) {
            throw tooMany();
        }
        if (!caller.isAnonymous()) {
            caller.partner().ifPresent(partner -> {
                context.setProperty(PARTNER, partner);
                long seconds = guesses.toWait(partner);
                if (seconds > 0) {
                    context.setProperty(WAIT, seconds);
                    throw tooMany();
                }
            });
        }
    }

    private static Problem tooMany() {
        return Problem.of(
                ProblemType.TOO_MANY_REQUESTS, "wait as many seconds as Retry-After says; nothing was changed");
    }

    @ServerResponseFilter
    void tell(ContainerRequestContext context, ContainerResponseContext response) {
        if (context.getProperty(ALLOWANCE) instanceof Allowance allowance) {
            response.getHeaders()
                    .putSingle("RateLimit-Policy", "\"requests\";q=" + allowance.burst() + ";w=" + RequestLimits.BURST);
            response.getHeaders()
                    .putSingle("RateLimit", "\"requests\";r=" + allowance.left() + ";t=" + allowance.seconds());
            if (!allowance.granted()) {
                response.getHeaders().putSingle("Retry-After", allowance.seconds());
            }
        }
        if (context.getProperty(WAIT) instanceof Long seconds) {
            response.getHeaders().putSingle("Retry-After", seconds);
        }
        if (response.getStatus() == NOT_FOUND && context.getProperty(PARTNER) instanceof String partner) {
            guesses.missed(partner);
        }
    }

    private Allowance allowance(HttpServerRequest request) {
        if (caller.isAnonymous()) {
            return limits.of(
                    Optional.ofNullable(request.remoteAddress().hostAddress()).orElse("local"));
        }
        return caller.partner().map(limits::ofPartner).orElseGet(() -> limits.of(caller.person()));
    }
}
