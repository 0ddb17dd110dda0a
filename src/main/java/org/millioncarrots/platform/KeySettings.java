package org.millioncarrots.platform;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The master keys. */
@ConfigMapping(prefix = "carrots.keys")
@RegisterForReflection
public interface KeySettings {
    /** The file of keys that seal identities and bank files. For example {@code /etc/carrots/keys/master-keys.properties}. */
    Optional<Path> file();

    /** Makes the file where it is missing; for dev and demo builds, a production build refuses it. */
    @WithDefault("false")
    boolean generate();
}
