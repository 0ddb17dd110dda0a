package org.millioncarrots.platform.sql;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Since when the open transactions are open. One that outlives every timeout hangs, and nobody is left to end it. */
@ApplicationScoped
public class OpenTransactions {
    private final Set<Open> open = ConcurrentHashMap.newKeySet();
    private final TransactionSynchronizationRegistry registry;
    private final Clock clock;

    public OpenTransactions(TransactionSynchronizationRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Before {@link RowSecurity}, which may be where it hangs. Its end is told by the transaction itself: the event of the end names it by its
     * state, so that one that was marked for rollback would never be found again.
     */
    public void begun(@Observes @Priority(1) @Initialized(TransactionScoped.class) Object transaction) {
        Open begun = new Open(clock.instant());
        registry.registerInterposedSynchronization(begun);
        open.add(begun);
    }

    /** Of the oldest one; zero without any. */
    public Duration oldest() {
        Instant now = clock.instant();
        return open.stream()
                .map(one -> one.since)
                .min(Instant::compareTo)
                .map(begun -> Duration.between(begun, now))
                .orElse(Duration.ZERO);
    }

    /** One open transaction; no two are the same. */
    private final class Open implements Synchronization {
        private final Instant since;

        Open(Instant since) {
            this.since = since;
        }

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            open.remove(this);
        }
    }
}
