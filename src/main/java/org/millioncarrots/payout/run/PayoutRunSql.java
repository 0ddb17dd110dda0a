package org.millioncarrots.payout.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.PayoutStop;
import org.millioncarrots.payout.run.PayoutRunView.RunState;
import org.millioncarrots.payout.run.PayoutRunView.Skipped;
import org.millioncarrots.platform.Ids;

/** The statements of payout runs. */
@ApplicationScoped
class PayoutRunSql {
    private final EntityManager entityManager;

    PayoutRunSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Whether claimant and award serve is asked together with more: only a reachable claimant and an active award do. */
    private static final Set<PayoutStop> OF_THE_CASE =
            Collections.unmodifiableSet(EnumSet.of(PayoutStop.PROGRAMME_CLOSED, PayoutStop.ON_HOLD));

    private static final Set<PayoutStop> BESIDE_THE_AWARD = Collections.unmodifiableSet(
            EnumSet.of(PayoutStop.CLAIMANT_ERASED, PayoutStop.PROGRAMME_CLOSED, PayoutStop.ON_HOLD));

    /**
     * What lets an instalment i be paid: an active award, a claimant who can be reached in the currency, and nothing that stops
     * it. As in {@link PayoutStop} no row of a claimant or an award is read: every instalment has both.
     */
    static final String PAYABLE = """
             not exists (select from claimant c
                where c.bucket = i.bucket and c.id = i.claimant_id
                    and (c.state <> 'ACTIVE' or not c.destination_cross_border)
                    and not (c.state = 'ACTIVE' and c.destination_sepa and i.payout_currency = 'EUR'))
            and not exists (select from award a
                where a.bucket = i.bucket and a.id = i.award_id and a.state <> 'ACTIVE')
            and""" + PayoutStop.noneOf(OF_THE_CASE);

    /** A range of buckets, both ends included. */
    record Chunk(short from, short to) {}

    void insert(UUID run, LocalDate dueUpTo, String person, Instant now, int bucketsPerChunk) {
        entityManager
                .createNativeQuery("""
                        insert into payout_run (id, due_up_to, state, created_by, created_at)
                        values (:run, :dueUpTo, 'RUNNING', :person, :now)
                        """)
                .setParameter("run", run)
                .setParameter("dueUpTo", dueUpTo)
                .setParameter("person", person)
                .setParameter("now", now)
                .executeUpdate();
        entityManager
                .createNativeQuery("""
                        insert into payout_run_chunk (run_id, bucket_from, bucket_to, state, payouts, skipped)
                        select :run, bucket, least(bucket + :size - 1, :last), 'PENDING', 0, 0
                        from generate_series(0, :last, :size) as bucket
                        """)
                .setParameter("run", run)
                .setParameter("size", bucketsPerChunk)
                .setParameter("last", Ids.BUCKETS - 1)
                .executeUpdate();
    }

    /**
     * Locks one pending chunk for this transaction; another worker or replica takes the next one. Chunks that have failed come
     * last, so that they hold up nobody else.
     */
    Optional<Chunk> lockNext(UUID run) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select bucket_from, bucket_to from payout_run_chunk
                        where run_id = :run and state = 'PENDING'
                        order by failures, bucket_from limit 1 for update skip locked
                        """, Tuple.class)
                .setParameter("run", run)
                .getResultList();
        return rows.stream().findFirst().map(row -> new Chunk(row.get(0, Short.class), row.get(1, Short.class)));
    }

    /**
     * Claims what is due by changing its state, and makes a payout for each claimed row. A second run waits for the row and
     * then finds it claimed. A payout for an instalment that has one already would have the same derived id: the chunk fails and
     * is reported, because to pass over it would be to drop a payment silently.
     */
    long pay(UUID run, Chunk chunk, LocalDate dueUpTo, Instant now) {
        return entityManager
                .createNativeQuery("""
                        with claimed as (
                            update instalment i set state = 'PAYABLE'
                            where i.bucket between :from and :to and i.state = 'SCHEDULED' and i.due_on <= :dueUpTo
                                and i.currency = i.payout_currency and
                        """ + PAYABLE + """
                            returning i.bucket, i.id, i.partner, i.award_id, i.claimant_id, i.programme,
                                i.programme_version, i.kind, i.due_on, i.amount_minor, i.currency
                        )
                        insert into payout (id, bucket, partner, run_id, instalment_id, number, award_id, claimant_id,
                            programme, programme_version, kind, due_on, amount_minor, currency, state,
                            created_at, changed_at)
                        select derived_id(id, 'payout/1'), bucket, partner, :run, id, 1, award_id, claimant_id,
                            programme, programme_version, kind, due_on, amount_minor, currency, 'DUE', :now, :now
                        from claimed
                        """)
                .setParameter("run", run)
                .setParameter("from", chunk.from())
                .setParameter("to", chunk.to())
                .setParameter("dueUpTo", dueUpTo)
                .setParameter("now", now)
                .executeUpdate();
    }

    /**
     * What is due and was not claimed, with the first reason that applies. Disabled programmes cannot be read for now, so that
     * nothing of theirs is converted. Materialized, because the planner cannot know that
     * hardly a row is left and would read all claimants for each chunk.
     */
    long skip(UUID run, Chunk chunk, LocalDate dueUpTo, Set<String> disabled) {
        return entityManager
                .createNativeQuery("""
                        with due as materialized (
                            select i.bucket, i.id, i.award_id, i.claim_id, i.claimant_id, i.programme, i.currency,
                                i.payout_currency
                            from instalment i
                            where i.bucket between :from and :to and i.state = 'SCHEDULED' and i.due_on <= :dueUpTo
                        )
                        insert into payout_run_skip (run_id, bucket, instalment_id, reason)
                        select :run, i.bucket, i.id,
                            case
                                when a.state = 'QUEUED' then 'FUNDS_EXHAUSTED'
                                when a.state <> 'ACTIVE' then 'AWARD_NOT_ACTIVE'
                        """ + PayoutStop.firstOf(BESIDE_THE_AWARD) + """
                                when i.currency <> i.payout_currency
                                    and i.programme = any (string_to_array(:disabled, ',')) then 'PROGRAMME_DISABLED'
                                when i.currency <> i.payout_currency then 'RATE_UNAVAILABLE'
                                else 'NO_DESTINATION'
                            end
                        from due i
                        join award a on a.bucket = i.bucket and a.id = i.award_id
                        on conflict do nothing
                        """)
                .setParameter("run", run)
                .setParameter("from", chunk.from())
                .setParameter("to", chunk.to())
                .setParameter("dueUpTo", dueUpTo)
                .setParameter("disabled", String.join(",", disabled))
                .executeUpdate();
    }

    void done(UUID run, Chunk chunk, long payouts, long skipped, Instant now) {
        entityManager
                .createNativeQuery("""
                        update payout_run_chunk set state = 'DONE', payouts = :payouts, skipped = :skipped, finished_at = :now
                        where run_id = :run and bucket_from = :from
                        """)
                .setParameter("run", run)
                .setParameter("from", chunk.from())
                .setParameter("payouts", payouts)
                .setParameter("skipped", skipped)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Remembers that a chunk was rolled back. */
    void failed(UUID run, Chunk chunk) {
        entityManager
                .createNativeQuery("update payout_run_chunk set failures = failures + 1"
                        + " where run_id = :run and bucket_from = :from and state = 'PENDING'")
                .setParameter("run", run)
                .setParameter("from", chunk.from())
                .executeUpdate();
    }

    /** Ends the run when no chunk is left; whoever comes last does it, and learns that it has. */
    boolean finish(UUID run, Instant now) {
        return entityManager
                        .createNativeQuery("""
                        update payout_run set state = 'DONE', finished_at = :now
                        where id = :run and state = 'RUNNING'
                            and not exists (select from payout_run_chunk where run_id = :run and state = 'PENDING')
                        """)
                        .setParameter("run", run)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Stops a run between two chunks; what it has created stays. */
    int cancel(UUID run, Instant now) {
        entityManager
                .createNativeQuery("select from payout_run_chunk where run_id = :run and state = 'PENDING' for update")
                .setParameter("run", run)
                .getResultList();
        entityManager
                .createNativeQuery(
                        "update payout_run_chunk set state = 'CANCELLED' where run_id = :run and state = 'PENDING'")
                .setParameter("run", run)
                .executeUpdate();
        return entityManager
                .createNativeQuery("update payout_run set state = 'CANCELLED', finished_at = :now"
                        + " where id = :run and state = 'RUNNING'")
                .setParameter("run", run)
                .setParameter("now", now)
                .executeUpdate();
    }

    List<UUID> running() {
        return entityManager
                .createNativeQuery("select id from payout_run where state = 'RUNNING' order by id", UUID.class)
                .getResultList();
    }

    private static final String VIEW = """
            select r.id, r.due_up_to, r.state, r.created_at, r.finished_at, count(*),
                count(*) filter (where c.state <> 'PENDING'),
                cast(sum(c.payouts) as bigint), cast(sum(c.skipped) as bigint),
                count(*) filter (where c.state = 'PENDING' and c.failures > 0)
            from payout_run r join payout_run_chunk c on c.run_id = r.id
            """;

    Optional<PayoutRunView> view(UUID run, Instant now) {
        List<Tuple> rows = entityManager
                .createNativeQuery(VIEW + "where r.id = :run group by r.id", Tuple.class)
                .setParameter("run", run)
                .getResultList();
        return rows.stream().findFirst().map(row -> view(row, now));
    }

    /** Runs from the newest on (their ids are in the order of time), behind an id if one is given, in all states or one. */
    List<PayoutRunView> views(@Nullable RunState state, @Nullable UUID before, int limit, Instant now) {
        List<Tuple> rows = entityManager
                .createNativeQuery(VIEW + """
                        where r.id in (
                            select id from payout_run
                            where (:state = '' or state = :state) and (:before = '' or id < cast(nullif(:before, '') as uuid))
                            order by id desc limit :limit)
                        group by r.id order by r.id desc
                        """, Tuple.class)
                .setParameter("state", state == null ? "" : state.name())
                .setParameter("before", before == null ? "" : before.toString())
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(row -> view(row, now)).toList();
    }

    private static PayoutRunView view(Tuple row, Instant now) {
        return PayoutRunView.of(
                row.get(0, UUID.class),
                row.get(1, LocalDate.class),
                row.get(2, String.class),
                row.get(3, Instant.class),
                row.get(4, Instant.class),
                row.get(5, Long.class),
                row.get(6, Long.class),
                row.get(7, Long.class),
                row.get(8, Long.class),
                row.get(9, Long.class),
                now);
    }

    List<Skipped> skipped(UUID run, UUID after, int limit) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select instalment_id, reason from payout_run_skip
                        where run_id = :run and (bucket, instalment_id) > (:bucket, :after)
                        order by bucket, instalment_id limit :limit
                        """, Tuple.class)
                .setParameter("run", run)
                .setParameter("bucket", Ids.bucketOf(after))
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Skipped(row.get(0, UUID.class), row.get(1, String.class)))
                .toList();
    }

    /** The due date of a run; fixed when it was started. */
    LocalDate dueUpTo(UUID run) {
        return (LocalDate) entityManager
                .createNativeQuery("select due_up_to from payout_run where id = :run", LocalDate.class)
                .setParameter("run", run)
                .getSingleResult();
    }
}
