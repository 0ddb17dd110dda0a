package org.millioncarrots.rates.publication;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.rates.Jdbc;
import org.millioncarrots.rates.publication.FeedClient.Version;

/** The feeds' leases and progress. Each step is a transaction of its own: nothing is held while a server is waited for. */
@ApplicationScoped
class FeedSql {
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** A newer version may know more sources; their feeds are its own. */
    private static final String KNOWN =
            Stream.of(RateSource.values()).map(Enum::name).collect(Collectors.joining(","));

    private final Jdbc jdbc;

    FeedSql(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A feed's progress.
     *
     * @param failures attempts in a row that failed
     * @param newestDay the newest day that this feed brought
     */
    record Feed(
            RateSource source,
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
    Optional<Feed> claim(RateSource source, Instant now) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbc.query("""
                                update rate_feed set lease_until = ?
                                where source = ? and lease_until <= ? and next_attempt_at <= ?
                                returning source, failures, next_attempt_at, last_error, last_success_at, newest_day,
                                    etag, last_modified
                                """, FeedSql::feed, now.plus(LEASE), source, now, now).stream()
                        .findFirst());
    }

    void succeeded(RateSource source, Instant now, Instant next, @Nullable LocalDate newestDay, Version version) {
        QuarkusTransaction.requiringNew()
                .run(() -> jdbc.update("""
                        update rate_feed set lease_until = ?, next_attempt_at = ?, failures = 0, last_error = null,
                            last_success_at = ?, newest_day = ?, etag = ?, last_modified = ?
                        where source = ?
                        """, now, next, now, newestDay, version.etag(), version.lastModified(), source));
    }

    void failed(RateSource source, Instant now, Instant next, String error) {
        QuarkusTransaction.requiringNew().run(() -> jdbc.update("""
                        update rate_feed set lease_until = ?, next_attempt_at = ?, failures = failures + 1, last_error = ?
                        where source = ?
                        """, now, next, error, source));
    }

    List<Feed> all() {
        return jdbc.query("""
                select source, failures, next_attempt_at, last_error, last_success_at, newest_day, etag, last_modified
                from rate_feed where source = any (string_to_array(?, ',')) order by source
                """, FeedSql::feed, KNOWN);
    }

    private static Feed feed(ResultSet row) throws SQLException {
        return new Feed(
                RateSource.valueOf(row.getString(1)),
                row.getInt(2),
                Jdbc.instant(row, 3),
                row.getString(4),
                row.getObject(5) == null ? null : Jdbc.instant(row, 5),
                row.getObject(6, LocalDate.class),
                new Version(row.getString(7), row.getString(8)));
    }
}
