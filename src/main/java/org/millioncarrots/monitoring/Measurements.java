package org.millioncarrots.monitoring;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.millioncarrots.platform.sql.ForAllPartners;

/**
 * Takes all measurements that are due and shows what was found, by this replica or another, as metrics. A scrape asks the
 * database nothing. A measurement that fails holds up no other.
 */
@ApplicationScoped
class Measurements {
    private final TakeMeasurement take;
    private final MeasuredMetrics metrics;

    Measurements(TakeMeasurement take, MeasuredMetrics metrics) {
        this.take = take;
        this.metrics = metrics;
    }

    @Scheduled(
            identity = "measure",
            every = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ForAllPartners
    void measure() {
        take.addMissing();
        RuntimeException failure = null;
        for (Measurement measurement : Measurement.ALL) {
            try {
                take.takeIfDue(measurement);
            } catch (RuntimeException failed) {
                take.postpone(measurement);
                failure = failed;
            }
        }
        metrics.show(take.all());
        if (failure != null) {
            throw failure;
        }
    }
}
