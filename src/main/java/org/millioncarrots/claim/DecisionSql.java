package org.millioncarrots.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reads decisions with what is needed to repeat them. */
@ApplicationScoped
public class DecisionSql {
    private static final UUID FIRST = new UUID(0, 0);

    private final EntityManager entityManager;

    DecisionSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Where the next page begins: after this decision. */
    public record After(short bucket, UUID id) {
        public static After beforeBucket(int bucket) {
            return new After((short) bucket, FIRST);
        }
    }

    /** A decision as it was recorded. */
    public record Recorded(
            After place,
            String partner,
            UUID claimId,
            String programme,
            LocalDate asOf,
            int version,
            int acceptedVersion,
            String binding,
            String facts,
            String assessment,
            Instant decidedAt) {}

    /**
     * A page in the order of the primary key, up to a bucket. The claims are held between the same buckets: without that the
     * planner reads all of them for each page.
     */
    public List<Recorded> page(After after, int toBucket, int limit) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select d.bucket, d.id, d.partner, d.claim_id, c.programme, c.as_of, d.programme_version,
                            d.accepted_version, d.binding, cast(d.facts as varchar), cast(d.assessment as varchar),
                            d.decided_at
                        from decision d
                        join claim c on c.bucket = d.bucket and c.id = d.claim_id
                        where d.bucket between :bucket and :to and c.bucket between :bucket and :to
                            and (d.bucket, d.id) > (:bucket, :id)
                        order by d.bucket, d.id
                        limit :limit
                        """, Tuple.class)
                .setParameter("bucket", after.bucket())
                .setParameter("to", (short) toBucket)
                .setParameter("id", after.id())
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Recorded(
                        new After(row.get(0, Short.class), row.get(1, UUID.class)),
                        row.get(2, String.class),
                        row.get(3, UUID.class),
                        row.get(4, String.class),
                        row.get(5, LocalDate.class),
                        row.get(6, Integer.class),
                        row.get(7, Integer.class),
                        row.get(8, String.class),
                        row.get(9, String.class),
                        row.get(10, String.class),
                        row.get(11, Instant.class)))
                .toList();
    }
}
