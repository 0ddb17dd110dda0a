package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reads all decisions with what is needed to repeat them. */
@ApplicationScoped
class DecisionSql {
    private final EntityManager entityManager;

    DecisionSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Where the next page begins: after this decision. */
    record After(short bucket, UUID id) {
        static final After NOTHING = new After((short) -1, new UUID(0, 0));
    }

    /** A decision as it was recorded. */
    record Recorded(
            After place,
            UUID claimId,
            String programme,
            LocalDate asOf,
            int version,
            int acceptedVersion,
            BindingVersion.Why binding,
            String facts,
            String assessment,
            Instant decidedAt) {}

    /** By primary key, so that each page costs the same however many have gone before. */
    List<Recorded> page(After after, int limit) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select d.bucket, d.id, d.claim_id, c.programme, c.as_of, d.programme_version, d.accepted_version,
                            d.binding, cast(d.facts as varchar), cast(d.assessment as varchar), d.decided_at
                        from decision d
                        join claim c on c.bucket = d.bucket and c.id = d.claim_id
                        where (d.bucket, d.id) > (:bucket, :id)
                        order by d.bucket, d.id
                        limit :limit
                        """, Tuple.class)
                .setParameter("bucket", after.bucket())
                .setParameter("id", after.id())
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Recorded(
                        new After(row.get(0, Short.class), row.get(1, UUID.class)),
                        row.get(2, UUID.class),
                        row.get(3, String.class),
                        row.get(4, LocalDate.class),
                        row.get(5, Integer.class),
                        row.get(6, Integer.class),
                        BindingVersion.Why.valueOf(row.get(7, String.class)),
                        row.get(8, String.class),
                        row.get(9, String.class),
                        row.get(10, Instant.class)))
                .toList();
    }
}
