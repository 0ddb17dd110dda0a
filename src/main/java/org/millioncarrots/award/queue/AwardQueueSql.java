package org.millioncarrots.award.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.queue.AwardQueueView.QueuedAward;
import org.millioncarrots.platform.sql.Locks;
import org.millioncarrots.platform.sql.Sql;

/** The statements on the queue of awards that wait for money: one queue for each programme, in the order of attestation. */
@ApplicationScoped
public class AwardQueueSql {
    private final Sql sql;
    private final Locks locks;

    AwardQueueSql(Sql sql, Locks locks) {
        this.sql = sql;
        this.locks = locks;
    }

    boolean isWaitedFor(String programme) {
        return sql.of("select from award_queue where programme = :programme and left_at is null limit 1")
                .with("programme", programme)
                .exists();
    }

    /** The programmes under which somebody waits. */
    List<String> programmes() {
        return sql.of("select distinct programme from award_queue where left_at is null order by programme")
                .list(row -> row.text("programme"));
    }

    void join(AwardId award, String programme, Instant now) {
        sql.of("""
                insert into award_queue (bucket, award_id, programme, queued_at) values (:bucket, :award, :programme, :now)
                """)
                .with("bucket", award.bucket())
                .with("award", award.value())
                .with("programme", programme)
                .with("now", now)
                .run();
    }

    /**
     * Who is first. The lock lets one worker after another serve a programme, on however many replicas: a lock on the first row
     * alone would let the second worker pass to the row behind it.
     */
    Optional<AwardId> lockFirst(String programme) {
        locks.exclusive(Locks.Kind.QUEUE, programme);
        // A statement of its own, so that it sees what the one who held the lock before has done.
        return sql.of("""
                select award_id from award_queue where programme = :programme and left_at is null
                order by queued_at, award_id limit 1
                """).with("programme", programme).first(row -> new AwardId(row.id("award_id")));
    }

    public void leave(AwardId award, Instant now) {
        sql.of("update award_queue set left_at = :now where bucket = :bucket and award_id = :award and left_at is null")
                .with("now", now)
                .with("bucket", award.bucket())
                .with("award", award.value())
                .run();
    }

    /**
     * Where an award stands in its queue.
     *
     * @param position counted from 1
     * @param queuedAt when its claim was attested
     */
    public record Place(long position, Instant queuedAt) {}

    /** Nothing if it does not wait. */
    public @Nullable Place place(AwardId award) {
        return sql.of("""
                select q.queued_at, (
                    select count(*) from award_queue o
                    where o.programme = q.programme and o.left_at is null
                        and (o.queued_at, o.award_id) <= (q.queued_at, q.award_id)) as place
                from award_queue q
                where q.bucket = :bucket and q.award_id = :award and q.left_at is null
                """)
                .with("bucket", award.bucket())
                .with("award", award.value())
                .first(row -> new Place(row.number("place"), row.instant("queued_at")))
                .orElse(null);
    }

    /** The queue of a programme behind a time and an id, with what each award promises. */
    List<QueuedAward> list(String programme, Instant after, UUID afterId, int limit) {
        List<QueuedAward> rows = sql.of("""
                with waiting as (
                    select bucket, award_id, queued_at, row_number() over (order by queued_at, award_id) as place
                    from award_queue where programme = :programme and left_at is null
                ), shown as (
                    select * from waiting where (queued_at, award_id) > (:after, :afterId)
                    order by queued_at, award_id limit :limit
                )
                select w.place, w.award_id, w.queued_at, a.claimant_id, a.programme_version,
                    m.promised_minor, m.promised_currency
                from shown w
                join award a on a.bucket = w.bucket and a.id = w.award_id
                join award_money m on m.bucket = w.bucket and m.award_id = w.award_id
                order by w.place, m.kind
                """)
                .with("programme", programme)
                .with("after", after)
                .with("afterId", afterId)
                .with("limit", limit)
                .list(row -> new QueuedAward(
                        row.number("place"),
                        row.id("award_id"),
                        row.instant("queued_at"),
                        row.id("claimant_id"),
                        row.integer("programme_version"),
                        List.of(row.money("promised_minor", "promised_currency"))));
        return rows.stream()
                .collect(Collectors.groupingBy(QueuedAward::position, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(QueuedAward::merged)
                .toList();
    }
}
