package org.millioncarrots.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.sql.Sql;

/** How far the walk along the audit log is. */
@ApplicationScoped
class AuditWalkSql {
    private final Sql sql;

    AuditWalkSql(Sql sql) {
        this.sql = sql;
    }

    /**
     * A walk under way.
     *
     * @param sequence the last entry that fits, 0 before the first
     * @param wholeAt when the last round ended that found everything unchanged
     * @param brokenAt the first entry that does not fit, as the last round found
     */
    record Walk(
            long sequence,
            String hash,
            Instant wholeAt,
            @Nullable Long brokenAt) {
        static Walk anew(Instant wholeAt, @Nullable Long brokenAt) {
            return new Walk(0, AuditEntry.GENESIS, wholeAt, brokenAt);
        }

        Walk to(AuditChain.Place place) {
            return new Walk(place.sequence(), place.hash(), wholeAt, brokenAt);
        }
    }

    /** Nothing if it is too early, or if another replica walks; else the row is held until the end of the transaction. */
    Optional<Walk> lockIfDue(Instant now) {
        return sql.of("""
                        select sequence, hash, whole_at, broken_at from audit_walk
                        where next_at <= :now for update skip locked
                        """)
                .with("now", now)
                .first(row -> new Walk(
                        row.number("sequence"),
                        row.text("hash"),
                        row.instant("whole_at"),
                        row.numberOrNull("broken_at")));
    }

    void store(Walk walk, Instant next) {
        sql.of("""
                        update audit_walk set sequence = :sequence, hash = :hash, next_at = :next, whole_at = :wholeAt,
                            broken_at = :brokenAt
                        """)
                .with("sequence", walk.sequence())
                .with("hash", walk.hash())
                .with("next", next)
                .with("wholeAt", walk.wholeAt())
                .with("brokenAt", walk.brokenAt())
                .run();
    }
}
