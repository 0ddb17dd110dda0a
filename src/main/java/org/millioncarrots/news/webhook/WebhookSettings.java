package org.millioncarrots.news.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Events that are brought to partners. */
@ConfigMapping(prefix = "carrots.webhooks")
@RegisterForReflection
public interface WebhookSettings {
    /** The hosts that events may be sent to, as partners have named them to the operators, separated by commas; none if absent. For example {@code hooks.ministry.example,events.agency.example}. */
    Optional<String> allowedHosts();

    /** Whether events may also go to this machine and without TLS: only to try it out. */
    @WithDefault("false")
    boolean loopback();

    /** How long a partner's server may take to answer. */
    @WithDefault("15s")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 30)
    Duration answerWithin();

    /** How often is looked for events that wait. */
    @WithDefault("1s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration every();
}
