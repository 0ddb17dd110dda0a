package org.millioncarrots.console;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.ProblemBody;

/** What is told of every answer under /console: headers for browsers, pages in the place of problems, the way to sign in. */
class PageAnswers {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final Set<String> LOOKING = Set.of("GET", "HEAD");
    private static final int UNAUTHENTICATED = 401;

    private final ErrorPages errors;
    private final CurrentVertxRequest current;

    PageAnswers(ErrorPages errors, CurrentVertxRequest current) {
        this.errors = errors;
        this.current = current;
    }

    @ServerResponseFilter
    Uni<Void> complete(ContainerRequestContext request, ContainerResponseContext response, SimpleResourceInfo asked) {
        String path = Visit.path(request.getUriInfo());
        if (!Visit.isPage(path)) {
            return Uni.createFrom().voidItem();
        }
        response.getHeaders().putSingle("Content-Security-Policy", POLICY);
        response.getHeaders().putSingle("Cross-Origin-Opener-Policy", "same-origin");
        response.getHeaders().putSingle("Cross-Origin-Resource-Policy", "same-origin");
        sayTwice(response);
        if (!(response.getEntity() instanceof ProblemBody problem)) {
            return Uni.createFrom().voidItem();
        }
        errors.show(problem, path, request, response);
        if (asked.getMethodName() != null) {
            errors.tell(problem, asked.getMethodName());
        }
        return response.getStatus() == UNAUTHENTICATED
                ? signIn(request, response)
                : Uni.createFrom().voidItem();
    }

    /** The first answer to a form that was sent again: the page says that nothing was done again. */
    private static void sayTwice(ContainerResponseContext response) {
        if (response.getHeaders().containsKey("Idempotency-Replayed") && response.getLocation() != null) {
            response.getHeaders().putSingle(HttpHeaders.LOCATION, URI.create(response.getLocation() + "&twice=1"));
        }
    }

    /** Whoever only looks is sent to the issuer; a form is told that its session has ended, and a part of a page renews all of it. */
    private Uni<Void> signIn(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
        HttpAuthenticator authenticator = current.getCurrent().get(HttpAuthenticator.class.getName());
        if (request.getHeaderString("HX-Request") != null) {
            response.getHeaders().putSingle("HX-Refresh", "true");
        } else if (LOOKING.contains(request.getMethod()) && authenticator != null) {
            return authenticator
                    .getChallenge(current.getCurrent())
                    .invoke(challenge -> follow(challenge, response))
                    .replaceWithVoid();
        }
        return Uni.createFrom().voidItem();
    }

    private static void follow(@Nullable ChallengeData challenge, ContainerResponseContext response) {
        if (challenge != null) {
            response.setStatus(challenge.status);
            challenge.getHeaders().forEach((name, value) -> response.getHeaders()
                    .putSingle(name.toString(), value));
            response.setEntity(null, null, MediaType.TEXT_HTML_TYPE);
        }
    }
}
