package org.millioncarrots.payout.channel;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The bank's channel. */
@ConfigMapping(prefix = "carrots.channel")
@RegisterForReflection
public interface ChannelSettings {
    /** The folder from which the bank takes approved files; without one a person hands them over. For example {@code /var/lib/carrots/bank/out}. */
    Optional<Path> directoryOut();

    /** The folder into which the bank puts its messages, which count as its own word. For example {@code /var/lib/carrots/bank/in}. */
    Optional<Path> directoryIn();

    /** The bank's certificate, with an RSA key: only whoever has its key reads what lies in the directory out. For example {@code /etc/carrots/bank/bank.pem}. */
    Optional<Path> certificate();

    /** Whether files leave encrypted (CMS); {@code false} where the channel itself is the bank's and nobody else reads it. */
    @WithDefault("true")
    boolean encrypted();

    /** How often both are looked at. */
    @WithDefault("5s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration every();

    /** How long a file in the directory in must not have changed before it is read. */
    @WithDefault("5s")
    @DurationMin(seconds = 0)
    @DurationMax(hours = 1)
    Duration settledAfter();

    /** The most that a look at one of them does, in files. */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int filesAtOnce();
}
