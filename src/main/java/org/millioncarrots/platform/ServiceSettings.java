package org.millioncarrots.platform;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/** The service as a whole. */
@ConfigMapping(prefix = "carrots")
@RegisterForReflection
public interface ServiceSettings {
    /** The business zone: what "today" is. For example {@code Europe/Brussels}. */
    @WithDefault("Europe/Brussels")
    ZoneId zone();

    /**
     * Checks every setting and every connection, says what it found in a line each, and exits with 0 or 1 without serving
     * anybody. The argument {@code --check} does the same.
     */
    @WithDefault("false")
    boolean checkOnly();

    /** The embedded database and its keys, in dev and demo builds; a production build does not use it. */
    Optional<Path> dataDir();
}
