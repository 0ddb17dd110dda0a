package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.platform.json.StoredByNewerVersion;

/** The statements of erasures. */
@ApplicationScoped
class ErasureSql {
    private final EntityManager entityManager;

    ErasureSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void insert(Erasure erasure, Claimant claimant) {
        entityManager
                .createNativeQuery("""
                        insert into erasure (id, bucket, partner, claimant_id, reason, proposed_by, proposed_at)
                        values (:id, :bucket, :partner, :claimant, :reason, :person, :now)
                        """)
                .setParameter("id", erasure.id())
                .setParameter("bucket", claimant.bucket)
                .setParameter("partner", claimant.partner)
                .setParameter("claimant", claimant.id)
                .setParameter("reason", erasure.reason().name())
                .setParameter("person", erasure.proposedBy())
                .setParameter("now", erasure.proposedAt())
                .executeUpdate();
    }

    /** Newest first. */
    List<Erasure> of(Claimant claimant) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select id, claimant_id, reason, proposed_by, proposed_at, approved_by, approved_at
                        from erasure where bucket = :bucket and claimant_id = :claimant order by id desc
                        """, Tuple.class)
                .setParameter("bucket", claimant.bucket)
                .setParameter("claimant", claimant.id)
                .getResultList();
        return rows.stream()
                .map(row -> new Erasure(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        StoredByNewerVersion.value(Erasure.Reason.class, row.get(2, String.class)),
                        row.get(3, String.class),
                        row.get(4, Instant.class),
                        row.get(5, String.class),
                        row.get(6, Instant.class)))
                .toList();
    }

    /** @return false if it is approved already */
    boolean approve(Claimant claimant, UUID id, String person, Instant now) {
        return entityManager
                        .createNativeQuery("""
                                update erasure set approved_by = :person, approved_at = :now
                                where bucket = :bucket and id = :id and approved_at is null
                                """)
                        .setParameter("person", person)
                        .setParameter("now", now)
                        .setParameter("bucket", claimant.bucket)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }
}
