package org.millioncarrots.platform.http;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.millioncarrots.platform.sql.ForAllPartners;
import org.millioncarrots.platform.sql.Sql;

/**
 * Forgets idempotency keys after {@code carrots.idempotency.keep-days}. Whoever repeats a request later than that runs it
 * again; the constraints below still forbid to pay twice.
 */
@ApplicationScoped
@ForAllPartners
class IdempotencyExpiry {
    /** Short transactions: a batch never holds a lock for long, and a kill loses nothing. */
    static final int BATCH = 5_000;

    private final Sql sql;
    private final Clock clock;
    private final Duration keep;

    IdempotencyExpiry(Sql sql, Clock clock, IdempotencySettings settings) {
        this.sql = sql;
        this.clock = clock;
        this.keep = Duration.ofDays(settings.keepDays());
    }

    @Scheduled(
            identity = "forget-idempotency-keys",
            every = "1h",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void regularly() {
        forget(clock.instant().minus(keep));
    }

    /** Several replicas may do it at once: a key that another has taken is no longer there. */
    int forget(Instant before) {
        int total = 0;
        int batch;
        do {
            batch = forgetBatch(before);
            total += batch;
        } while (batch == BATCH);
        return total;
    }

    @Transactional
    int forgetBatch(Instant before) {
        return sql.of("""
                        delete from idempotency_key
                        where ctid = any (array(
                            select ctid from idempotency_key where created_at < :before order by created_at limit :batch))
                        """).with("before", before).with("batch", BATCH).run();
    }
}
