package org.millioncarrots.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.SuccessfulExecution;
import io.quarkus.scheduler.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * How every schedule of this replica fares. A schedule only has to fail loudly: this counts it and says it once, until it
 * succeeds again. The framework's own line is switched off, because it quotes the failure's message.
 */
@ApplicationScoped
class ScheduleMetrics {
    private static final Logger LOG = Logger.getLogger(ScheduleMetrics.class);

    private final Scheduler scheduler;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, Instant> lastSuccess = new ConcurrentHashMap<>();
    private final Map<String, Boolean> failing = new ConcurrentHashMap<>();

    ScheduleMetrics(Scheduler scheduler, MeterRegistry registry, Clock clock) {
        this.scheduler = scheduler;
        this.registry = registry;
        this.clock = clock;
    }

    /** Until its first success a schedule counts from the start of the process. A migration has no schedules. */
    void started(@Observes StartupEvent start) {
        if (!scheduler.isStarted()) {
            return;
        }
        scheduler.getScheduledJobs().stream().map(Trigger::getId).forEach(schedule -> {
            lastSuccess.put(schedule, clock.instant());
            Gauge.builder("carrots.schedule.last.success.seconds", () -> sinceSuccess(schedule))
                    .description("Seconds since the schedule last succeeded on this replica")
                    .tag("schedule", schedule)
                    .register(registry);
            failures(schedule);
        });
    }

    void succeeded(@Observes SuccessfulExecution success) {
        String schedule = success.getExecution().getTrigger().getId();
        lastSuccess.put(schedule, clock.instant());
        if (failing.remove(schedule) != null) {
            LOG.infof("schedule %s: succeeds again", schedule);
        }
    }

    void failed(@Observes FailedExecution failure) {
        String schedule = failure.getExecution().getTrigger().getId();
        failures(schedule).increment();
        if (failing.put(schedule, true) == null) {
            LOG.warnf(
                    "schedule %s failed, attempts go on: %s",
                    schedule, Failures.withoutMessages(failure.getException()));
        }
    }

    private long sinceSuccess(String schedule) {
        return Duration.between(lastSuccess.get(schedule), clock.instant()).toSeconds();
    }

    private Counter failures(String schedule) {
        return Counter.builder("carrots.schedule.failures")
                .description("Executions of the schedule that failed on this replica")
                .tag("schedule", schedule)
                .register(registry);
    }
}
