package org.millioncarrots.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** How many refusals of one person are recorded: nobody can fill the log by being refused. Those beyond are counted. */
final class RefusalLimit {
    static final int PER_MINUTE = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** People; whoever was not refused for longest is forgotten first. */
    private static final int KNOWN = 10_000;

    private final Clock clock;
    private final LinkedHashMap<String, Minute> minutes = new LinkedHashMap<>();

    /** @param leftOut since the last one that was recorded */
    private record Minute(Instant from, int recorded, long leftOut) {}

    RefusalLimit(Clock clock) {
        this.clock = clock;
    }

    /** How many were left out since the person's last entry, if this one is to be recorded; empty if not. */
    synchronized OptionalLong take(String person) {
        Instant now = clock.instant();
        Minute minute = minutes.remove(person);
        if (minute == null) {
            minute = new Minute(now, 0, 0);
        } else if (!now.isBefore(minute.from().plus(MINUTE))) {
            minute = new Minute(now, 0, minute.leftOut());
        }
        boolean recorded = minute.recorded() < PER_MINUTE;
        minutes.put(
                person,
                recorded
                        ? new Minute(minute.from(), minute.recorded() + 1, 0)
                        : new Minute(minute.from(), minute.recorded(), minute.leftOut() + 1));
        if (minutes.size() > KNOWN) {
            Map.Entry<String, Minute> eldest = minutes.firstEntry();
            minutes.remove(eldest.getKey());
        }
        return recorded ? OptionalLong.of(minute.leftOut()) : OptionalLong.empty();
    }
}
