package org.millioncarrots.claimant.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.json.StoredByNewerVersion;

/** The statements of disclosures. Each step is one conditional update, so that it happens once however many try. */
@ApplicationScoped
class DisclosureSql {
    private static final String COLUMNS = """
            select id, claimant_id, purpose, reference, proposed_by, proposed_at, approved_by, approved_at, expires_at, read_at
            from disclosure
            """;

    private final EntityManager entityManager;

    DisclosureSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void insert(Disclosure disclosure, String partner) {
        entityManager
                .createNativeQuery("""
                        insert into disclosure (id, bucket, partner, claimant_id, purpose, reference, proposed_by, proposed_at,
                            expires_at)
                        values (:id, :bucket, :partner, :claimant, :purpose, :reference, :person, :now, :expires)
                        """)
                .setParameter("id", disclosure.id())
                .setParameter("bucket", Ids.bucketOf(disclosure.id()))
                .setParameter("partner", partner)
                .setParameter("claimant", disclosure.claimantId())
                .setParameter("purpose", disclosure.purpose().name())
                .setParameter("reference", disclosure.reference())
                .setParameter("person", disclosure.proposedBy())
                .setParameter("now", disclosure.proposedAt())
                .setParameter("expires", disclosure.expiresAt())
                .executeUpdate();
    }

    Optional<Disclosure> find(UUID claimantId, UUID id) {
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        COLUMNS + " where bucket = :bucket and id = :id and claimant_id = :claimant", Tuple.class)
                .setParameter("bucket", Ids.bucketOf(claimantId))
                .setParameter("id", id)
                .setParameter("claimant", claimantId)
                .getResultList();
        return rows.stream().findFirst().map(DisclosureSql::disclosure);
    }

    /** Newest first. */
    List<Disclosure> of(UUID claimantId, int limit) {
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        COLUMNS + " where bucket = :bucket and claimant_id = :claimant order by id desc limit :limit",
                        Tuple.class)
                .setParameter("bucket", Ids.bucketOf(claimantId))
                .setParameter("claimant", claimantId)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(DisclosureSql::disclosure).toList();
    }

    /** @return false if somebody else has approved it, or it has expired */
    boolean approve(UUID id, String person, Instant now, Instant expiresAt) {
        return entityManager
                        .createNativeQuery("""
                                update disclosure set approved_by = :person, approved_at = :now, expires_at = :expires
                                where bucket = :bucket and id = :id and approved_by is null and expires_at > :now
                                """)
                        .setParameter("person", person)
                        .setParameter("now", now)
                        .setParameter("expires", expiresAt)
                        .setParameter("bucket", Ids.bucketOf(id))
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** @return false if it was read before, is not approved, or has expired */
    boolean read(UUID id, Instant now) {
        return entityManager
                        .createNativeQuery("""
                                update disclosure set read_at = :now
                                where bucket = :bucket and id = :id and approved_by is not null and read_at is null
                                    and expires_at > :now
                                """)
                        .setParameter("now", now)
                        .setParameter("bucket", Ids.bucketOf(id))
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    private static Disclosure disclosure(Tuple row) {
        return new Disclosure(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                StoredByNewerVersion.value(DisclosurePurpose.class, row.get(2, String.class)),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, Instant.class),
                row.get(6, String.class),
                row.get(7, Instant.class),
                row.get(8, Instant.class),
                row.get(9, Instant.class));
    }
}
