package org.millioncarrots.platform.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Sends {@code Location} as a path. The framework makes it absolute with the host that the request names, which anybody can
 * choose, and with http where a proxy in front has ended TLS.
 */
class RelativeLocation {
    @ServerResponseFilter
    void relative(ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        Object location = headers.getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            URI uri = URI.create(location.toString());
            headers.putSingle(
                    HttpHeaders.LOCATION,
                    uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery());
        }
    }
}
