package org.millioncarrots.award.index;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.index.IndexAwards.Failure;
import org.millioncarrots.award.index.IndexAwards.Place;

/** Which awards follow an index, and how far they are planned by its figures. */
@ApplicationScoped
public class AwardIndexSql {
    private final EntityManager entityManager;

    AwardIndexSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * The award is behind until the next tending has looked at it, even if it was granted with all figures: so none that is
     * approved at the same moment is missed.
     */
    public void follow(Award award, String index) {
        entityManager
                .createNativeQuery("""
                    insert into award_index (bucket, award_id, partner, programme, index_code)
                    values (:bucket, :award, :partner, :programme, :index)
                    """)
                .setParameter("bucket", award.bucket)
                .setParameter("award", award.id)
                .setParameter("partner", award.partner)
                .setParameter("programme", award.programme)
                .setParameter("index", index)
                .executeUpdate();
    }

    /** After a change figures may count that did not before, such as those after the day on which the stipend would have ended. */
    public void lookAgain(Award award) {
        entityManager
                .createNativeQuery(
                        "update award_index set planned_with = 0 where bucket = :bucket and award_id = :award")
                .setParameter("bucket", award.bucket)
                .setParameter("award", award.id)
                .executeUpdate();
    }

    /** Awards that are behind, in the order of the index that serves this, so that those which are not cost nothing. */
    List<Place> behind(String index, int number, Place after, Instant failedBefore, int limit) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                    select planned_with, bucket, award_id from award_index
                    where index_code = :index and planned_with < :number
                        and (planned_with, bucket, award_id) > (:plannedWith, cast(:bucket as smallint), :award)
                        and (failed_at is null or failed_with < :number or failed_at <= :failedBefore)
                    order by planned_with, bucket, award_id limit :limit
                    """, Tuple.class)
                .setParameter("index", index)
                .setParameter("number", number)
                .setParameter("plannedWith", after.plannedWith())
                .setParameter("bucket", after.bucket())
                .setParameter("award", after.awardId())
                .setParameter("failedBefore", failedBefore)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Place(row.get(0, Integer.class), row.get(1, Short.class), row.get(2, UUID.class)))
                .toList();
    }

    /** Claims those that are still behind; what another replica has claimed is left to it. */
    List<UUID> claim(List<Place> places, int number) {
        if (places.isEmpty()) {
            return List.of();
        }
        @SuppressWarnings("unchecked")
        List<UUID> claimed = entityManager
                .createNativeQuery("""
                    select award_id from award_index
                    where bucket in (:buckets) and award_id in (:awards) and planned_with < :number
                    order by bucket, award_id for update skip locked
                    """)
                .setParameter(
                        "buckets",
                        places.stream().map(place -> (int) place.bucket()).collect(Collectors.toSet()))
                .setParameter("awards", places.stream().map(Place::awardId).toList())
                .setParameter("number", number)
                .getResultList();
        return claimed;
    }

    /** Planned with all figures up to a number; a failure before is over. */
    void planned(List<UUID> awards, int number) {
        if (awards.isEmpty()) {
            return;
        }
        entityManager
                .createNativeQuery("""
                    update award_index set planned_with = :number, failure = null, failed_at = null
                    where bucket in (:buckets) and award_id in (:awards)
                    """)
                .setParameter("number", number)
                .setParameter("buckets", buckets(awards))
                .setParameter("awards", awards)
                .executeUpdate();
    }

    /** Not planned, for a reason. One that cannot change by itself is not tried again before the next figure. */
    void failed(UUID award, int number, Failure failure, Instant now) {
        entityManager
                .createNativeQuery("""
                    update award_index set failure = :failure, failed_at = :now, failed_with = :number,
                        planned_with = case when :final then :number else planned_with end
                    where bucket = :bucket and award_id = :award and planned_with < :number
                    """)
                .setParameter("failure", failure.name())
                .setParameter("now", now)
                .setParameter("number", number)
                .setParameter("final", failure == Failure.AWARD_ENDED)
                .setParameter("bucket", new AwardId(award).bucket())
                .setParameter("award", award)
                .executeUpdate();
    }

    /** Awards that could not be planned, after one in the order of bucket and id. */
    public List<IndexException> failures(Place after, int limit) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                    select award_id, programme, index_code, failure, failed_at from award_index
                    where failure is not null and (bucket, award_id) > (cast(:bucket as smallint), :award)
                    order by bucket, award_id limit :limit
                    """, Tuple.class)
                .setParameter("bucket", after.bucket())
                .setParameter("award", after.awardId())
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new IndexException(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, Instant.class)))
                .toList();
    }

    private static List<Integer> buckets(List<UUID> awards) {
        return awards.stream()
                .map(award -> (int) new AwardId(award).bucket())
                .distinct()
                .toList();
    }
}
