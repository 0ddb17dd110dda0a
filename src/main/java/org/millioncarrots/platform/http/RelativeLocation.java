package org.millioncarrots.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Sends {@code Location} as a path. The framework makes it absolute with the host that the request names, which anybody can
 * choose, and with http where a proxy in front has ended TLS. What leads elsewhere stays as it is: the issuer ends sessions at its own.
 */
class RelativeLocation {
    @ServerResponseFilter
    void relative(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        Object location = headers.getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            URI uri = URI.create(location.toString());
            String own = request.getUriInfo().getBaseUri().getRawAuthority();
            if (uri.getRawAuthority() == null || uri.getRawAuthority().equals(own)) {
                headers.putSingle(
                        HttpHeaders.LOCATION,
                        uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery());
            }
        }
    }
}
