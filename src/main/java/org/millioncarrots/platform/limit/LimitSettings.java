package org.millioncarrots.platform.limit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;

/** How often somebody may ask. Each replica counts for itself: the limit of all is that of one, times their number. */
@ConfigMapping(prefix = "carrots.limits")
@RegisterForReflection
public interface LimitSettings {
    /**
     * Requests a second, on average, of each partner, of each member of staff, and of each address that calls without a token;
     * ten times as many at once. Beyond it the answer is 429 with {@code Retry-After}.
     */
    @WithDefault("100")
    @Min(1)
    @Max(100_000)
    int requestsPerSecond();

    /**
     * How often in a minute, on average, a partner may ask for what is not there or not its own (404), or cite a join code or an offer
     * that there is none of; ten times as often at once. Beyond it the partner gets 429 for whatever it asks until the next one is
     * free, and the audit log and a metric tell the operators.
     */
    @WithDefault("30")
    @Min(1)
    @Max(100_000)
    int guessesPerMinute();

    /** Partners with a rate of their own, by their name in the token. */
    Map<String, @Min(1) @Max(100_000) Integer> partners();

    /** Partners with a rate of guesses of their own, by their name in the token. */
    Map<String, @Min(1) @Max(100_000) Integer> partnerGuesses();
}
