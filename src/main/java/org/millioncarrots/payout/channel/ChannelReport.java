package org.millioncarrots.payout.channel;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.millioncarrots.platform.Failures;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.sql.DatabaseFailure;

/** What the channel tells operators: how many files wait and why, in metrics, readiness and the log. No names of files. */
@ApplicationScoped
class ChannelReport {
    private static final Logger LOG = Logger.getLogger(ChannelReport.class);

    private final MeterRegistry registry;
    private final Map<Direction, Map<Trouble, Integer>> waiting =
            new EnumMap<>(Map.of(Direction.OUT, Map.of(), Direction.IN, Map.of()));

    ChannelReport(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Seen from here. */
    enum Direction {
        OUT,
        IN;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of a file. */
    enum Outcome {
        RELEASED,
        DONE,
        REFUSED
    }

    void started(@Observes StartupEvent start) {
        for (Direction direction : Direction.values()) {
            for (Trouble trouble : Trouble.values()) {
                Gauge.builder("carrots.channel.waiting", () -> waiting(direction)
                                .getOrDefault(trouble, 0))
                        .description("Files that the channel could not hand on in the last round of this replica")
                        .tag("direction", direction.tag())
                        .tag("trouble", trouble.name())
                        .register(registry);
            }
        }
        for (Outcome outcome : Outcome.values()) {
            registry.counter("carrots.channel.files", "outcome", outcome.name());
        }
    }

    void count(Outcome outcome) {
        registry.counter("carrots.channel.files", "outcome", outcome.name()).increment();
    }

    synchronized Map<Trouble, Integer> waiting(Direction direction) {
        return Map.copyOf(waiting.getOrDefault(direction, Map.of()));
    }

    /** What a round has found; said when it is not what the one before has found. Nothing waits where another replica looks. */
    synchronized void found(Direction direction, Map<Trouble, Integer> now) {
        Map<Trouble, Integer> before = waiting.put(direction, Map.copyOf(now));
        if (!now.equals(before)) {
            if (now.isEmpty()) {
                LOG.infof("channel %s: nothing waits any more", direction.tag());
            } else {
                LOG.warnf("channel %s: files wait, and are tried again: %s", direction.tag(), now);
            }
        }
    }

    /**
     * Why something could not be done.
     *
     * @throws RuntimeException the failure itself if the database is away: nothing can be done then
     */
    static Trouble trouble(RuntimeException failure) {
        return switch (failure) {
            case ChannelFailure known -> known.trouble();
            case Problem problem when problem.type() == ProblemType.NOT_SECURED -> Trouble.NOT_SECURED;
            case Problem problem when problem.type().status() == 409 -> Trouble.BATCH_STOPPED;
            default -> {
                if (isAway(failure)) {
                    throw failure;
                }
                LOG.warnf("channel: a file failed and will be tried again: %s", Failures.withoutMessages(failure));
                yield Trouble.FAILED;
            }
        };
    }

    private static boolean isAway(RuntimeException failure) {
        return DatabaseFailure.all(failure).stream()
                .flatMap(cause -> DatabaseFailure.of(cause).stream())
                .anyMatch(DatabaseFailure::isPassing);
    }
}
