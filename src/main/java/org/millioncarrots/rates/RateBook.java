package org.millioncarrots.rates;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.rates.publication.ImportPublication;

/**
 * Finds the rate for a date. Look-ups read a table in memory and cost no SQL; it is replaced after an import of this replica,
 * and within {@code carrots.rates.refresh} after one of another.
 */
@ApplicationScoped
public class RateBook {
    private final RatesSql sql;
    private final Clock clock;
    private final LookupPolicy policy;
    private final ReentrantLock reloading = new ReentrantLock();
    private final AtomicLong recorded = new AtomicLong();
    private volatile Loaded loaded = new Loaded(RateTable.empty(), -1, -1);

    /** @param recorded how many imports of this replica were over before the table was read; it may hold later ones too */
    private record Loaded(RateTable table, long publications, long recorded) {}

    RateBook(RatesSql sql, Clock clock, RateSettings settings) {
        this.sql = sql;
        this.clock = clock;
        this.policy = LookupPolicy.of(settings);
    }

    /**
     * The rates that lead from one currency to another, with all that is known now.
     *
     * @param on the date for which they are needed, in the source's zone
     */
    public RateLookup find(CurrencyCode from, CurrencyCode to, LocalDate on, RateSource source) {
        RateTable table = table();
        return table.find(new RateTable.Question(from, to, on, source, table.knownUpTo(), clock.instant()));
    }

    /**
     * The same, with what was known at an instant: corrections and publications that were recorded later are not seen. With
     * an instant from {@link #knownUpTo} or {@link RateLookup.Found#knownAt} the answer never changes.
     */
    public RateLookup find(CurrencyCode from, CurrencyCode to, LocalDate on, RateSource source, Instant knownAt) {
        return table().find(new RateTable.Question(from, to, on, source, knownAt, clock.instant()));
    }

    /** What a decision records to be repeatable: nothing that is recorded later carries an instant up to this one. */
    public Instant knownUpTo() {
        return table().knownUpTo();
    }

    /** All rates of a source that may be used on a date, with what was known at an instant. */
    List<PinnedRate> inForce(RateSource source, LocalDate on, Instant knownAt) {
        return table().inForce(source, on, knownAt, clock.instant());
    }

    void ratesRecorded(@Observes(during = TransactionPhase.AFTER_SUCCESS) ImportPublication.RatesRecorded event) {
        recorded.incrementAndGet();
    }

    @Scheduled(
            identity = "refresh-rates",
            every = "${carrots.rates.refresh}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        reload(true);
    }

    /** Whoever asks after an import waits until its rates are in the table, also while another one reads them. */
    private RateTable table() {
        if (isStale()) {
            reload(false);
        }
        return loaded.table();
    }

    private boolean isStale() {
        return loaded.recorded() != recorded.get();
    }

    /**
     * In the caller's transaction, if there is one: a second connection could be waited for in vain while the first is held. For
     * the same reason the connection is taken before the lock. The table must hold nothing but what is committed, so whoever
     * records rates does not ask for any in the same transaction.
     */
    private void reload(boolean orRecordedByAnother) {
        QuarkusTransaction.joiningExisting().run(() -> {
            long publications = sql.publicationCount();
            reloading.lock();
            try {
                if (isStale() || orRecordedByAnother && publications != loaded.publications()) {
                    long before = recorded.get();
                    loaded = new Loaded(RateTable.of(sql.allRates(), policy), publications, before);
                }
            } finally {
                reloading.unlock();
            }
        });
    }
}
