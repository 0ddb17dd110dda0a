package org.millioncarrots.rates.publication;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.rates.publication.FeedClient.Version;

/** The feeds' leases and progress. Each step is a transaction of its own: nothing is held while a server is waited for. */
@ApplicationScoped
class FeedSql {
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Sql sql;

    FeedSql(Sql sql) {
        this.sql = sql;
    }

    /**
     * A feed's progress.
     *
     * @param failures attempts in a row that failed
     * @param newestDay the newest day that this feed brought
     */
    record Feed(
            Publisher bank,
            int failures,
            Instant nextAttemptAt,
            @Nullable String lastError,
            @Nullable Instant lastSuccessAt,
            @Nullable LocalDate newestDay,
            Version version) {}

    /**
     * Takes the feed's turn if it is due and nobody has it. One statement, so that of many replicas one gets it; a replica
     * that dies keeps the others waiting for five minutes at most.
     */
    Optional<Feed> claim(Publisher bank, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> sql.of("""
                update rate_feed set lease_until = :until
                where source = :bank and lease_until <= :now and next_attempt_at <= :now
                returning source, failures, next_attempt_at, last_error, last_success_at, newest_day, etag, last_modified
                """)
                .with("until", now.plus(LEASE))
                .with("bank", bank)
                .with("now", now)
                .first(FeedSql::feed));
    }

    void succeeded(Publisher bank, Instant now, Instant next, @Nullable LocalDate newestDay, Version version) {
        QuarkusTransaction.requiringNew().run(() -> sql.of("""
                update rate_feed set lease_until = :now, next_attempt_at = :next, failures = 0, last_error = null,
                    last_success_at = :now, newest_day = :newestDay, etag = :etag, last_modified = :lastModified
                where source = :bank
                """)
                .with("now", now)
                .with("next", next)
                .with("newestDay", newestDay)
                .with("etag", version.etag())
                .with("lastModified", version.lastModified())
                .with("bank", bank)
                .run());
    }

    void failed(Publisher bank, Instant now, Instant next, String error) {
        QuarkusTransaction.requiringNew().run(() -> sql.of("""
                update rate_feed set lease_until = :now, next_attempt_at = :next, failures = failures + 1, last_error = :error
                where source = :bank
                """)
                .with("now", now)
                .with("next", next)
                .with("error", error)
                .with("bank", bank)
                .run());
    }

    /** A newer version may know more banks; their feeds are its own. */
    List<Feed> all() {
        return sql.of("""
                select source, failures, next_attempt_at, last_error, last_success_at, newest_day, etag, last_modified
                from rate_feed where source = any (:banks) order by source
                """).with("banks", Publisher.BANKS).list(FeedSql::feed);
    }

    private static Feed feed(Row row) {
        return new Feed(
                row.code(Publisher.class, "source"),
                row.integer("failures"),
                row.instant("next_attempt_at"),
                row.textOrNull("last_error"),
                row.instantOrNull("last_success_at"),
                row.dateOrNull("newest_day"),
                new Version(row.textOrNull("etag"), row.textOrNull("last_modified")));
    }
}
