package org.millioncarrots.platform.http;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Forgets idempotency keys after {@code carrots.idempotency.keep-days}. Whoever repeats a request later than that runs it
 * again; the constraints below still forbid to pay twice.
 */
@ApplicationScoped
class IdempotencyExpiry {
    /** Short transactions: a batch never holds a lock for long, and a kill loses nothing. */
    static final int BATCH = 5_000;

    private final DataSource dataSource;
    private final Clock clock;
    private final Duration keep;

    IdempotencyExpiry(DataSource dataSource, Clock clock, IdempotencySettings settings) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.keep = Duration.ofDays(settings.keepDays());
    }

    @Scheduled(
            identity = "forget-idempotency-keys",
            every = "1h",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void regularly() throws SQLException {
        forget(clock.instant().minus(keep));
    }

    /** Several replicas may do it at once: a key that another has taken is no longer there. */
    int forget(Instant before) throws SQLException {
        int total = 0;
        int batch;
        do {
            batch = forgetBatch(before);
            total += batch;
        } while (batch == BATCH);
        return total;
    }

    private int forgetBatch(Instant before) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        delete from idempotency_key
                        where ctid = any (array(
                            select ctid from idempotency_key where created_at < ? order by created_at limit ?))
                        """)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            statement.setInt(2, BATCH);
            return statement.executeUpdate();
        }
    }
}
