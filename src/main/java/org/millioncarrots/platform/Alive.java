package org.millioncarrots.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.millioncarrots.platform.sql.OpenTransactions;

/**
 * A process that only a new start can help: virtual threads that no longer run, or a transaction that no timeout ends. It looks
 * at nothing outside the process, for a database that is away is no reason to start anew.
 */
@Liveness
@ApplicationScoped
class Alive implements HealthCheck {
    /** Twelve beats: a pause of the collector or of the machine is shorter. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    /** Exports may take 30 minutes, everything else five; whoever is stuck in the driver is told after {@code socketTimeout}. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(40);

    private final Heartbeat heartbeat;
    private final OpenTransactions transactions;

    Alive(Heartbeat heartbeat, OpenTransactions transactions) {
        this.heartbeat = heartbeat;
        this.transactions = transactions;
    }

    @Override
    public HealthCheckResponse call() {
        Duration silence = heartbeat.sinceLast();
        Duration oldest = transactions.oldest();
        return HealthCheckResponse.named("alive")
                .status(silence.compareTo(LONGEST_SILENCE) < 0 && oldest.compareTo(LONGEST_TRANSACTION) < 0)
                .withData("secondsSinceHeartbeat", silence.toSeconds())
                .withData("oldestTransactionSeconds", oldest.toSeconds())
                .build();
    }
}
