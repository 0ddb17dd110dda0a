package org.millioncarrots.platform.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a refusal as a page where people see pages, before anything knows who they are. */
public interface RefusalPages {
    /**
     * @param languages as the request names them
     * @return the page; empty where a problem document is the answer
     */
    Optional<String> page(String path, ProblemBody problem, @Nullable String languages);
}
