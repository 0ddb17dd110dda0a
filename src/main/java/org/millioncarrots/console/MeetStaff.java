package org.millioncarrots.console;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.staff.RememberStaff;

/** Keeps what the issuer calls whoever opens a page: once in the life of the process, and again when it has changed. */
class MeetStaff {
    private static final int KNOWN = 10_000;

    private final RememberStaff rememberStaff;
    private final SecurityIdentity identity;
    private final Caller caller;
    private final Map<String, String> met = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KNOWN;
        }
    });

    MeetStaff(RememberStaff rememberStaff, SecurityIdentity identity, Caller caller) {
        this.rememberStaff = rememberStaff;
        this.identity = identity;
        this.caller = caller;
    }

    @ServerRequestFilter
    void meet(ContainerRequestContext request) {
        if (Visit.isPage(Visit.path(request.getUriInfo()))
                && !identity.isAnonymous()
                && identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim("name") instanceof String name
                && !Objects.equals(met.put(caller.person(), name), name)) {
            rememberStaff.remember(caller.person(), name);
        }
    }
}
