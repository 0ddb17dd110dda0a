package org.millioncarrots.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A clock that can be put to another time, and stopped there, so that months of history can be played in minutes. Where it was put
 * is kept in a file, so that what was played then is not looked at from years later after a restart.
 */
final class MovableClock extends Clock {
    /** PostgreSQL keeps microseconds. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    private final Path memory;
    private final ZoneId zone;
    private volatile Clock clock;

    /** @param memory is read now, and written with each move */
    MovableClock(Path memory, ZoneId zone) {
        this.memory = memory;
        this.zone = zone;
        this.clock = remembered();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return clock.withZone(other);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    /**
     * Puts it to another time, forwards or back.
     *
     * @param at null for the real time
     * @param isStopped whether it stays there; else it goes on from there
     */
    synchronized void move(@Nullable Instant at, boolean isStopped) {
        try {
            if (at == null) {
                Files.deleteIfExists(memory);
                clock = real();
            } else if (isStopped) {
                remember(at.toString());
                clock = Clock.fixed(at, zone);
            } else {
                Duration away = Duration.between(real().instant(), at);
                remember(away.toString());
                clock = Clock.offset(real(), away);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Clock remembered() {
        if (!Files.exists(memory)) {
            return real();
        }
        try {
            String text = Files.readString(memory).strip();
            return text.startsWith("P")
                    ? Clock.offset(real(), Duration.parse(text))
                    : Clock.fixed(Instant.parse(text), zone);
        } catch (IOException | DateTimeException unreadable) {
            throw new IllegalStateException("where the clock was put cannot be read from " + memory, unreadable);
        }
    }

    private void remember(String text) throws IOException {
        Files.createDirectories(memory.toAbsolutePath().getParent());
        Files.writeString(memory, text);
    }

    private Clock real() {
        return Clock.tick(Clock.system(zone), TICK);
    }
}
