package org.millioncarrots.award.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.AwardResponse.QueueView;
import org.millioncarrots.award.queue.AwardQueueView.QueuedAward;
import org.millioncarrots.money.Money;

/** The statements on the queue of awards that wait for money: one queue for each programme, in the order of attestation. */
@ApplicationScoped
public class AwardQueueSql {
    private final EntityManager entityManager;

    AwardQueueSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    boolean isWaitedFor(String programme) {
        return !entityManager
                .createNativeQuery(
                        "select 1 from award_queue where programme = :programme and left_at is null limit 1",
                        Integer.class)
                .setParameter("programme", programme)
                .getResultList()
                .isEmpty();
    }

    /** The programmes under which somebody waits. */
    List<String> programmes() {
        return entityManager
                .createNativeQuery(
                        "select distinct programme from award_queue where left_at is null order by programme",
                        String.class)
                .getResultList();
    }

    void join(AwardId award, String programme, Instant now) {
        entityManager
                .createNativeQuery("""
                        insert into award_queue (bucket, award_id, programme, queued_at)
                        values (:bucket, :award, :programme, :now)
                        """)
                .setParameter("bucket", award.bucket())
                .setParameter("award", award.value())
                .setParameter("programme", programme)
                .setParameter("now", now)
                .executeUpdate();
    }

    /**
     * Who is first. The lock lets one worker after another serve a programme, on however many replicas: a lock on the first row
     * alone would let the second worker pass to the row behind it.
     */
    Optional<AwardId> lockFirst(String programme) {
        entityManager
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:programme, 11)) as varchar)")
                .setParameter("programme", programme)
                .getResultList();
        // A statement of its own, so that it sees what the one who held the lock before has done.
        return entityManager
                .createNativeQuery("""
                        select award_id from award_queue where programme = :programme and left_at is null
                        order by queued_at, award_id limit 1
                        """, UUID.class)
                .setParameter("programme", programme)
                .getResultStream()
                .findFirst()
                .map(id -> new AwardId((UUID) id));
    }

    public void leave(AwardId award, Instant now) {
        entityManager
                .createNativeQuery("update award_queue set left_at = :now"
                        + " where bucket = :bucket and award_id = :award and left_at is null")
                .setParameter("now", now)
                .setParameter("bucket", award.bucket())
                .setParameter("award", award.value())
                .executeUpdate();
    }

    /** Where an award stands in its queue, counted from 1; nothing if it does not wait. */
    @Nullable
    public QueueView place(AwardId award) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select q.queued_at, (
                            select count(*) from award_queue o
                            where o.programme = q.programme and o.left_at is null
                                and (o.queued_at, o.award_id) <= (q.queued_at, q.award_id))
                        from award_queue q
                        where q.bucket = :bucket and q.award_id = :award and q.left_at is null
                        """, Tuple.class)
                .setParameter("bucket", award.bucket())
                .setParameter("award", award.value())
                .getResultList();
        return rows.isEmpty()
                ? null
                : new QueueView(
                        rows.getFirst().get(1, Long.class), rows.getFirst().get(0, Instant.class));
    }

    /** The queue of a programme behind a time and an id, with what each award promises. */
    List<QueuedAward> list(String programme, Instant after, UUID afterId, int limit) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        with waiting as (
                            select bucket, award_id, queued_at, row_number() over (order by queued_at, award_id) as place
                            from award_queue where programme = :programme and left_at is null
                        ), shown as (
                            select * from waiting where (queued_at, award_id) > (:after, :afterId)
                            order by queued_at, award_id limit :limit
                        )
                        select w.place, w.award_id, w.queued_at, a.claimant_id, a.programme_version,
                            m.kind, m.promised_minor, m.promised_currency
                        from shown w
                        join award a on a.bucket = w.bucket and a.id = w.award_id
                        join award_money m on m.bucket = w.bucket and m.award_id = w.award_id
                        order by w.place, m.kind
                        """, Tuple.class)
                .setParameter("programme", programme)
                .setParameter("after", after)
                .setParameter("afterId", afterId)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new QueuedAward(
                        row.get(0, Long.class),
                        row.get(1, UUID.class),
                        row.get(2, Instant.class),
                        row.get(3, UUID.class),
                        row.get(4, Integer.class),
                        List.of(Money.ofMinor(row.get(6, Long.class), row.get(7, String.class)))))
                .collect(Collectors.groupingBy(QueuedAward::position, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(QueuedAward::merged)
                .toList();
    }
}
