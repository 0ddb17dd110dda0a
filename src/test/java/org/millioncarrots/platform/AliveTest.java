package org.millioncarrots.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.millioncarrots.platform.sql.OpenTransactions;

class AliveTest {
    private final HandSetClock clock = new HandSetClock();
    private final Heartbeat heartbeat = new Heartbeat(clock);
    private final List<Synchronization> begun = new ArrayList<>();
    private final OpenTransactions transactions = new OpenTransactions(registry(), clock);
    private final Alive alive = new Alive(heartbeat, transactions);

    @Test
    void virtualThreadsThatNoLongerRunAreNoticed() throws InterruptedException {
        assertThat(alive.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        clock.pass(Duration.ofSeconds(119));
        assertThat(alive.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        clock.pass(Duration.ofSeconds(1));
        assertThat(alive.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        heartbeat.beat();
        assertThat(alive.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void aTransactionThatNoTimeoutEndsIsNoticed() throws InterruptedException {
        transactions.begun("stuck");
        clock.pass(Duration.ofMinutes(39));
        transactions.begun("young");
        heartbeat.beat();
        assertThat(alive.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        clock.pass(Duration.ofMinutes(1));
        assertThat(alive.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        begun.getFirst().afterCompletion(Status.STATUS_ROLLEDBACK);
        assertThat(alive.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    /** Remembers what wants to know of the end. */
    private TransactionSynchronizationRegistry registry() {
        return (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (proxy, method, arguments) -> {
                    begun.add((Synchronization) arguments[0]);
                    return null;
                });
    }

    private static final class HandSetClock extends Clock {
        private Instant now = Instant.parse("2026-11-26T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
