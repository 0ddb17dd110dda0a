package org.millioncarrots.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Since when the open transactions are open. One that outlives every timeout hangs, and nobody is left to end it. */
@ApplicationScoped
class OpenTransactions {
    private final Map<Object, Instant> beginnings = new ConcurrentHashMap<>();
    private final Clock clock;

    OpenTransactions(Clock clock) {
        this.clock = clock;
    }

    /** Before {@link RowSecurity}, which may be where it hangs. */
    void begun(@Observes @Priority(1) @Initialized(TransactionScoped.class) Object transaction) {
        beginnings.put(transaction, clock.instant());
    }

    void ended(@Observes @Destroyed(TransactionScoped.class) Object transaction) {
        beginnings.remove(transaction);
    }

    /** Of the oldest one; zero without any. */
    Duration oldest() {
        Instant now = clock.instant();
        return beginnings.values().stream()
                .min(Instant::compareTo)
                .map(begun -> Duration.between(begun, now))
                .orElse(Duration.ZERO);
    }
}
