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
    private volatile Loaded loaded = new Loaded(RateTable.empty(), -1);
    private volatile boolean stale = true;

    private record Loaded(RateTable table, long publications) {}

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
        stale = true;
    }

    @Scheduled(
            identity = "refresh-rates",
            every = "${carrots.rates.refresh}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        reload(false);
    }

    private RateTable table() {
        if (stale) {
            reload(true);
        }
        return loaded.table();
    }

    /**
     * In the caller's transaction, if there is one: a second connection could be waited for in vain while the first is held. The
     * table must hold nothing but what is committed, so whoever records rates does not ask for any in the same transaction.
     */
    private void reload(boolean onlyIfStale) {
        reloading.lock();
        try {
            if (onlyIfStale && !stale) {
                return;
            }
            boolean mustLoad = stale;
            stale = false;
            try {
                QuarkusTransaction.joiningExisting().run(() -> {
                    long publications = sql.publicationCount();
                    if (mustLoad || publications != loaded.publications()) {
                        loaded = new Loaded(RateTable.of(sql.allRates(), policy), publications);
                    }
                });
            } catch (RuntimeException failed) {
                stale = mustLoad;
                throw failed;
            }
        } finally {
            reloading.unlock();
        }
    }
}
