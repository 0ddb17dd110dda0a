package org.millioncarrots.platform;

import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Placeholder. */
public interface Idempotency {
    Response once(@Nullable String key, String operation, Object request, Supplier<Response> work);
}
