package org.millioncarrots.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Takes one measurement in one transaction, if it is due and no other replica is at it. */
@ApplicationScoped
class TakeMeasurement {
    /** No question may keep the database busy for longer. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** A question that takes long is asked less often: it never takes more than a sixtieth of the time. */
    private static final int SHARE = 60;

    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(5);

    private final MeasurementSql sql;
    private final Clock clock;

    TakeMeasurement(MeasurementSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional
    void addMissing() {
        Measurement.ALL.forEach(measurement -> sql.add(measurement.name(), clock.instant()));
    }

    @Transactional
    void takeIfDue(Measurement measurement) {
        Instant start = clock.instant();
        if (!sql.lockIfDue(measurement.name(), start)) {
            return;
        }
        List<Sample> samples = sql.ask(measurement, start, LIMIT);
        Duration pause = Duration.between(start, clock.instant()).multipliedBy(SHARE);
        Duration every = measurement.every().compareTo(pause) > 0 ? measurement.every() : pause;
        sql.store(new Taken(measurement.name(), start, start.plus(every), samples));
    }

    /** The question is not asked again at once; it counts as overdue meanwhile. */
    @Transactional
    void postpone(Measurement measurement) {
        sql.postpone(measurement.name(), clock.instant().plus(AFTER_A_FAILURE));
    }

    @Transactional
    List<Taken> all() {
        return sql.all();
    }
}
