package org.millioncarrots.platform.sql;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The places of a pool of connections, one for each that it may have; who finds none free waits here, not at the pool. Agroal lets whoever
 * comes while its last connections are being made ask again and again, without a pause and past the timeout. On virtual threads such
 * callers hold the processors that those whom they wait for need, until the process is killed (Agroal's issues 201 and 214).
 */
final class PoolPlaces {
    private final Semaphore free;
    private final Duration patience;

    private PoolPlaces(int places, Duration patience) {
        this.free = new Semaphore(places, true);
        this.patience = patience;
    }

    /**
     * As many as the pool's largest size, waited for as long as the pool lets wait for a connection.
     *
     * @param name of the datasource, for the metric of how many wait
     */
    static PoolPlaces of(AgroalDataSource dataSource, String name, MeterRegistry metrics) {
        AgroalConnectionPoolConfiguration pool = dataSource.getConfiguration().connectionPoolConfiguration();
        PoolPlaces places = new PoolPlaces(pool.maxSize(), pool.acquisitionTimeout());
        Gauge.builder("carrots.connections.awaited", places.free, Semaphore::getQueueLength)
                .tag("datasource", name)
                .register(metrics);
        return places;
    }

    /**
     * Comes before a connection is asked for; {@link #leave} must follow once it is given back.
     *
     * @throws SQLException without a SQLSTATE, as the pool's own, if none became free in time
     */
    void take() throws SQLException {
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SQLException("no connection became free in " + patience.toMillis() + " ms");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a connection", ended);
        }
    }

    void leave() {
        free.release();
    }
}
