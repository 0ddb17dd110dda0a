package org.millioncarrots.claimant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;

/** Claimants that the caller may see, by bucket and id. */
@ApplicationScoped
public class Claimants implements PanacheRepositoryBase<Claimant, UUID> {

    /** @throws Problem if there is none, or it belongs to another partner */
    public Claimant get(ClaimantId id) {
        return find(id).orElseThrow(() -> Problem.notFound("claimant"));
    }

    Optional<Claimant> find(ClaimantId id) {
        return find("bucket = ?1 and id = ?2", id.bucket(), id.value()).firstResultOptional();
    }

    /** Those who are erased, after one of them in the order of the primary key. */
    List<UUID> erased(UUID after, int limit) {
        return getEntityManager()
                .createNativeQuery("""
                        select id from claimant
                        where (state <> 'ACTIVE' or not destination_cross_border) and state = 'ERASED'
                            and (bucket, id) > (:bucket, :after)
                        order by bucket, id limit :limit
                        """, UUID.class)
                .setParameter("bucket", Ids.bucketOf(after))
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** @throws Problem if there is none, it belongs to another partner (404), or its identity is erased (409) */
    public Claimant active(ClaimantId id) {
        Claimant claimant = get(id);
        if (claimant.isErased()) {
            throw Problem.conflict("the claimant's identity is erased");
        }
        return claimant;
    }

    /** The person behind a blind index; shown to nobody. */
    Optional<UUID> person(String blindIndex) {
        List<?> rows = getEntityManager()
                .createNativeQuery("select person_id from blind_index where hash = :hash", UUID.class)
                .setParameter("hash", blindIndex)
                .getResultList();
        return rows.stream().findFirst().map(UUID.class::cast);
    }

    /** Ties a person to a blind index, unless somebody else was faster. */
    void remember(String blindIndex, UUID person) {
        getEntityManager()
                .createNativeQuery("insert into blind_index (hash, person_id, bucket) values (:hash, :person, :bucket)"
                        + " on conflict do nothing")
                .setParameter("hash", blindIndex)
                .setParameter("person", person)
                .setParameter("bucket", Ids.bucketOf(person))
                .executeUpdate();
    }
}
