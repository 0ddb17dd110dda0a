package org.millioncarrots.platform;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The master keys. */
@ConfigMapping(prefix = "carrots.keys")
@RegisterForReflection
public interface KeySettings {
    /** The file of keys that seal identities and bank files. For example {@code /etc/carrots/keys/master-keys.properties}. */
    Optional<Path> file();

    /** Makes the file where it is missing; for dev and demo builds, a production build refuses it. */
    @WithDefault("false")
    boolean generate();

    /** A key service in place of the file's {@code primary} key. */
    Service service();

    /** A key service of the transit kind. */
    @RegisterForReflection
    interface Service {
        /** Where its transit engine is, such as {@code https://vault.example:8200/v1/transit}. Without it the file has the master key. */
        Optional<URI> address();

        /** What the master key is called there. */
        @WithDefault("carrots")
        String key();

        /** The file of the token that may encrypt and decrypt with that key, and nothing else; read anew for each call. */
        Optional<Path> tokenFile();

        /** How long a data key that the service has wrapped or unwrapped is remembered: so long what is under way goes on without the service. */
        @WithDefault("5M")
        @DurationMin(seconds = 1)
        @DurationMax(hours = 1)
        Duration remembered();
    }
}
