package org.millioncarrots.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What every request passes before anything is parsed: no tricks in the path, no oversized body; safe headers out. */
@ApplicationScoped
class HttpDoor {
    /** Path parameters and encoded separators have been used to get around path matching; the API needs none of them. */
    private static final Pattern TRICKS = Pattern.compile(";|\\\\|%3b|%2f|%5c|%00|%2e|//");

    private static final int FIRST = 1000;

    private final ObjectMapper mapper;
    private final long maxBody;

    HttpDoor(ObjectMapper mapper, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
        this.mapper = mapper;
        this.maxBody = maxBody.asLongValue();
    }

    void guard(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    static Problem tooLarge() {
        return Problem.of(ProblemType.BODY_TOO_LARGE, "bodies are limited; split what you send");
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Frame-Options", "DENY");
        if (TRICKS.matcher(rawPath(request).toLowerCase(Locale.ROOT)).find()) {
            refuse(context, Problem.of(ProblemType.NOT_FOUND, "no path of this service contains such characters"));
        } else if (declaredLength(request.getHeader("Content-Length")) > maxBody) {
            refuse(context, tooLarge());
        } else {
            context.next();
        }
    }

    private static String rawPath(HttpServerRequest request) {
        String uri = request.uri();
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    private static long declaredLength(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException wrong) {
            return Long.MAX_VALUE;
        }
    }

    private void refuse(RoutingContext context, Problem problem) {
        try {
            context.response()
                    .setStatusCode(problem.type().status())
                    .putHeader("Content-Type", ProblemBody.MEDIA_TYPE.toString())
                    .end(mapper.writeValueAsString(ProblemBody.of(problem)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
