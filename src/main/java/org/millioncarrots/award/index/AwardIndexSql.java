package org.millioncarrots.award.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.index.IndexAwards.Failure;
import org.millioncarrots.award.index.IndexAwards.Place;
import org.millioncarrots.platform.sql.Sql;

/** Which awards follow an index, and how far they are planned by its figures. */
@ApplicationScoped
public class AwardIndexSql {
    private final Sql sql;

    AwardIndexSql(Sql sql) {
        this.sql = sql;
    }

    /**
     * The award is behind until the next tending has looked at it, even if it was granted with all figures: so none that is
     * approved at the same moment is missed.
     */
    public void follow(Award award, String index) {
        sql.of("""
                insert into award_index (bucket, award_id, partner, programme, index_code)
                values (:bucket, :award, :partner, :programme, :index)
                """)
                .with("bucket", award.bucket)
                .with("award", award.id)
                .with("partner", award.partner)
                .with("programme", award.programme)
                .with("index", index)
                .run();
    }

    /** After a change figures may count that did not before, such as those after the day on which the stipend would have ended. */
    public void lookAgain(Award award) {
        sql.of("update award_index set planned_with = 0 where bucket = :bucket and award_id = :award")
                .with("bucket", award.bucket)
                .with("award", award.id)
                .run();
    }

    /** Awards that are behind, in the order of the index that serves this, so that those which are not cost nothing. */
    List<Place> behind(String index, int number, Place after, Instant failedBefore, int limit) {
        return sql.of("""
                select planned_with, bucket, award_id from award_index
                where index_code = :index and planned_with < :number
                    and (planned_with, bucket, award_id) > (:plannedWith, cast(:bucket as smallint), :award)
                    and (failed_at is null or failed_with < :number or failed_at <= :failedBefore)
                order by planned_with, bucket, award_id limit :limit
                """)
                .with("index", index)
                .with("number", number)
                .with("plannedWith", after.plannedWith())
                .with("bucket", after.bucket())
                .with("award", after.awardId())
                .with("failedBefore", failedBefore)
                .with("limit", limit)
                .list(row -> new Place(row.integer("planned_with"), row.bucket("bucket"), row.id("award_id")));
    }

    /** Claims those that are still behind; what another replica has claimed is left to it. */
    List<UUID> claim(List<Place> places, int number) {
        return sql.of("""
                select award_id from award_index
                where bucket = any (:buckets) and award_id = any (:awards) and planned_with < :number
                order by bucket, award_id for update skip locked
                """)
                .with("buckets", places.stream().map(Place::bucket).distinct().toList())
                .with("awards", places.stream().map(Place::awardId).toList())
                .with("number", number)
                .list(row -> row.id("award_id"));
    }

    /** One award is done, and the next one knows nothing of it. */
    void forget() {
        sql.forget();
    }

    /** Planned with all figures up to a number; a failure before is over. */
    void planned(List<UUID> awards, int number) {
        sql.of("""
                update award_index set planned_with = :number, failure = null, failed_at = null
                where bucket = any (:buckets) and award_id = any (:awards)
                """)
                .with("number", number)
                .with(
                        "buckets",
                        awards.stream()
                                .map(award -> new AwardId(award).bucket())
                                .distinct()
                                .toList())
                .with("awards", awards)
                .run();
    }

    /** Not planned, for a reason. One that cannot change by itself is not tried again before the next figure. */
    void failed(UUID award, int number, Failure failure, Instant now) {
        sql.of("""
                update award_index set failure = :failure, failed_at = :now, failed_with = :number,
                    planned_with = case when :final then :number else planned_with end
                where bucket = :bucket and award_id = :award and planned_with < :number
                """)
                .with("failure", failure)
                .with("now", now)
                .with("number", number)
                .with("final", failure == Failure.AWARD_ENDED)
                .with("bucket", new AwardId(award).bucket())
                .with("award", award)
                .run();
    }

    /** Awards that could not be planned, after one in the order of bucket and id. */
    List<IndexException> failures(short afterBucket, UUID after, int limit) {
        return sql.of("""
                select award_id, programme, index_code, failure, failed_at from award_index
                where failure is not null and (bucket, award_id) > (cast(:bucket as smallint), :award)
                order by bucket, award_id limit :limit
                """)
                .with("bucket", afterBucket)
                .with("award", after)
                .with("limit", limit)
                .list(row -> new IndexException(
                        row.id("award_id"),
                        row.text("programme"),
                        row.text("index_code"),
                        row.text("failure"),
                        row.instant("failed_at")));
    }
}
