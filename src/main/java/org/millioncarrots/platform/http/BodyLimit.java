package org.millioncarrots.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.json.JsonConfig;

/** How many bytes a body may have. */
@ApplicationScoped
public class BodyLimit {
    private final long atMost;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize atMost) {
        this.atMost = atMost.asLongValue();
    }

    /** Bytes of any body. */
    long any() {
        return atMost;
    }

    /** Bytes of a body of this media type. */
    long of(@Nullable String contentType) {
        boolean json = contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith("application/json");
        return json ? Math.min(atMost, JsonConfig.MAX_DOCUMENT) : atMost;
    }

    /** @param atMost bytes */
    public static Problem exceeded(long atMost) {
        return Problem.of(
                ProblemType.BODY_TOO_LARGE,
                String.format(Locale.ROOT, "at most %,d bytes; split what you send", atMost));
    }
}
