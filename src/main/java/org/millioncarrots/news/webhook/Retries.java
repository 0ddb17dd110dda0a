package org.millioncarrots.news.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When an event that was not taken is sent again: at once first, then ever later, up to a day. */
final class Retries {
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final List<Duration> AFTER = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            LONGEST);

    private static final int PER_CENT = 100;

    /** How much later at most than the list says, so that servers which were away together are not asked together. */
    static final int JITTER_PER_CENT = 20;

    private Retries() {}

    /**
     * Empty if it was tried often enough.
     *
     * @param failures in a row, 1 or more
     * @param retryAfter as the server has asked; a day at most
     * @param jitter from 0 to {@value #JITTER_PER_CENT}
     */
    static Optional<Duration> next(int failures, @Nullable Duration retryAfter, int jitter) {
        if (failures > AFTER.size()) {
            return Optional.empty();
        }
        Duration planned = AFTER.get(failures - 1);
        Duration jittered = planned.plus(planned.multipliedBy(jitter).dividedBy(PER_CENT));
        Duration asked = retryAfter == null || retryAfter.compareTo(LONGEST) > 0 ? LONGEST : retryAfter;
        return Optional.of(retryAfter == null || asked.compareTo(jittered) < 0 ? jittered : asked);
    }
}
