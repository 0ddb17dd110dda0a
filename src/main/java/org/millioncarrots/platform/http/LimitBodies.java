package org.millioncarrots.platform.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Ends a body at its limit with a problem, whether its length was declared or not. The framework would answer without one. */
class LimitBodies {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final BodyLimit limit;

    LimitBodies(BodyLimit limit) {
        this.limit = limit;
    }

    @ServerRequestFilter
    void limit(ContainerRequestContext request, RoutingContext context) {
        if (WITH_BODY.contains(request.getMethod())) {
            long atMost = limit.of(request.getHeaderString("Content-Type"));
            request.setEntityStream(new Limited(request.getEntityStream(), atMost, context));
        }
    }

    private static final class Limited extends FilterInputStream {
        private final long atMost;
        private final RoutingContext context;
        private long read;

        Limited(InputStream body, long atMost, RoutingContext context) {
            super(body);
            this.atMost = atMost;
            this.context = context;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = super.read(into, from, length);
            count(Math.max(some, 0));
            return some;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(count);
            count(skipped);
            return skipped;
        }

        private void count(long some) {
            read += some;
            if (read > atMost) {
                HttpDoor.endWithAnswer(context);
                throw BodyLimit.exceeded(atMost);
            }
        }
    }
}
