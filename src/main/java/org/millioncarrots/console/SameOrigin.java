package org.millioncarrots.console;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/**
 * No page of somebody else acts for whoever is signed in here: what a browser says of where a request comes from, which no page
 * can forge, is asked for before anything else. Whatever is not only looked at passes from our own pages alone.
 */
class SameOrigin {
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

    private final boolean enabled;

    SameOrigin(ConsoleSettings settings) {
        enabled = settings.enabled();
    }

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        String path = Visit.path(request.getUriInfo());
        if (!Visit.isPage(path)) {
            return;
        }
        if (!enabled) {
            throw Problem.of(ProblemType.NOT_FOUND, "no such path");
        }
        if (!isAllowed(request, path)) {
            throw Problem.of(ProblemType.FORBIDDEN, "the request came from another site; nothing was changed");
        }
    }

    private static boolean isAllowed(ContainerRequestContext request, String path) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (LOOKING.contains(request.getMethod())) {
            // A file counts against the day's limit of whoever is signed in.
            return !isFile(path)
                    || site == null
                    || Set.of("same-origin", "none").contains(site);
        }
        return site == null
                ? isOwn(request.getHeaderString("Origin"), request.getHeaderString(HttpHeaders.HOST))
                : site.equals("same-origin");
    }

    private static boolean isFile(String path) {
        return path.endsWith(".csv") || path.endsWith(".xlsx");
    }

    private static boolean isOwn(@Nullable String origin, @Nullable String host) {
        try {
            return origin != null
                    && host != null
                    && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }
}
