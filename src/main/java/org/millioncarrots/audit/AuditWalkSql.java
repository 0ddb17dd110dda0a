package org.millioncarrots.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the walk along the audit log is. */
@ApplicationScoped
class AuditWalkSql {
    private final EntityManager entityManager;

    AuditWalkSql(EntityManager entityManager) {
        this.entityManager = entityManager;
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

        Walk to(AuditSql.Stored stored) {
            return new Walk(stored.entry().sequence(), stored.hash(), wholeAt, brokenAt);
        }
    }

    /** Nothing if it is too early, or if another replica walks; else the row is held until the end of the transaction. */
    Optional<Walk> lockIfDue(Instant now) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select sequence, hash, whole_at, broken_at from audit_walk
                        where next_at <= :now for update skip locked
                        """, Tuple.class)
                .setParameter("now", now)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new Walk(
                        row.get(0, Long.class),
                        row.get(1, String.class),
                        row.get(2, Instant.class),
                        row.get(3, Long.class)));
    }

    void store(Walk walk, Instant next) {
        entityManager
                .createNativeQuery("""
                        update audit_walk set sequence = :sequence, hash = :hash, next_at = :next, whole_at = :wholeAt,
                            broken_at = cast(nullif(:brokenAt, 0) as bigint)
                        """)
                .setParameter("sequence", walk.sequence())
                .setParameter("hash", walk.hash())
                .setParameter("next", next)
                .setParameter("wholeAt", walk.wholeAt())
                .setParameter("brokenAt", walk.brokenAt() == null ? 0L : walk.brokenAt())
                .executeUpdate();
    }
}
