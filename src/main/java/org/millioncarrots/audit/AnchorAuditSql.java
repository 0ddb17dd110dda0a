package org.millioncarrots.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.millioncarrots.platform.sql.Sql;

/** Which head was told outside last. */
@ApplicationScoped
class AnchorAuditSql {
    private final Sql sql;

    AnchorAuditSql(Sql sql) {
        this.sql = sql;
    }

    /** The number of the head that was told last; nothing if it is too early, or if another replica is at it. */
    Optional<Long> lockIfDue(Instant now) {
        return sql.of("select sequence from audit_anchor where next_at <= :now for update skip locked")
                .with("now", now)
                .first(row -> row.number("sequence"));
    }

    void store(long sequence, Instant next) {
        sql.of("update audit_anchor set sequence = :sequence, next_at = :next")
                .with("sequence", sequence)
                .with("next", next)
                .run();
    }
}
