package org.millioncarrots.payout.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.ClaimInstalments;
import org.millioncarrots.ledger.MoneyRows;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.payout.Payouts;
import org.millioncarrots.payout.run.PayoutRunView.Made;
import org.millioncarrots.payout.run.PayoutRunView.RunState;
import org.millioncarrots.payout.run.PayoutRunView.Skipped;
import org.millioncarrots.payout.run.PayoutRunView.SkippedFor;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.platform.sql.Sql.Statement;

/** The statements of payout runs. Those of one chunk are constants, which the benchmark takes its floor from. */
@ApplicationScoped
class PayoutRunSql {
    /**
     * Locks one pending chunk for this transaction; another worker or replica takes the next one. Chunks that have failed come
     * last, so that they hold up nobody else.
     */
    static final String LOCK_NEXT = """
            select bucket_from, bucket_to from payout_run_chunk
            where run_id = :run and state = 'PENDING'
            order by failures, bucket_from limit 1 for update skip locked
            """;

    /**
     * Claims what is due by changing its state, and makes a payout for each claimed row. A second run waits for the row and
     * then finds it claimed. A payout for an instalment that has one already would have the same derived id: the chunk fails and
     * is reported, because to pass over it would be to drop a payment silently.
     */
    static final String PAY = "with claimed as (" + ClaimInstalments.CLAIM + """
                 and i.bucket between :from and :to and i.due_on <= :dueUpTo and i.currency = i.payout_currency and
                """ + Obstacle.noneOf(Obstacle.TO_CLAIMING)
            + """
                returning i.bucket, i.id, i.partner, i.award_id, i.claimant_id, i.programme, i.programme_version, i.kind,
                    i.due_on, i.amount_minor, i.currency
            )
            """ + Payouts.insert("""
                select bucket, partner, cast(:run as uuid) as run_id, id as instalment_id, 1 as number, award_id, claimant_id,
                    programme, programme_version, kind, due_on, amount_minor, currency
                from claimed""");

    /**
     * What is due and was not claimed, with the first reason that applies; what nothing stops any more is for the next run.
     * Materialized, because the planner cannot know that hardly a row is left and would read all claimants for each chunk.
     */
    static final String SKIP = """
            with due as materialized (
                select i.bucket, i.id, i.award_id, i.claim_id, i.claimant_id, i.programme, i.due_on, i.currency,
                    i.payout_currency
                from instalment i
                where i.bucket between :from and :to and i.due_on <= :dueUpTo and
            """ + " " + ClaimInstalments.OPEN + """
            )
            insert into payout_run_skip (run_id, bucket, instalment_id, reason)
            select :run, bucket, id, reason
            from (select i.bucket, i.id,""" + Obstacle.firstOf(Obstacle.NAMED_BY_RUN) + """
                    as reason
                from due i) as left_over
            where reason is not null
            on conflict do nothing
            """;

    /** What falls due: DUE are those that this transaction has made, which an index finds among years of others. */
    static final String MADE = """
            select p.bucket, p.instalment_id, p.programme, p.programme_version, p.currency, p.amount_minor
            from payout p where p.run_id = :run and p.state = 'DUE' and p.bucket between :from and :to""";

    /** What the part has made, by currency, kept beside it. */
    static final String SUM = """
            insert into payout_run_sum (run_id, bucket_from, currency, payouts, amount_minor)
            select :run, :from, m.currency, count(*), sum(m.amount_minor) from (""" + MADE + ") m group by m.currency";

    static final String DONE = """
            update payout_run_chunk set state = 'DONE', payouts = :payouts, skipped = :skipped, finished_at = :now
            where run_id = :run and bucket_from = :from
            """;

    private static final String VIEW = """
            select r.id, r.due_up_to, r.state, r.created_by, r.created_at, r.finished_at, count(*) as chunks,
                count(*) filter (where c.state <> 'PENDING') as done,
                cast(sum(c.payouts) as bigint) as payouts, cast(sum(c.skipped) as bigint) as skipped,
                count(*) filter (where c.state = 'PENDING' and c.failures > 0) as failing
            from payout_run r join payout_run_chunk c on c.run_id = r.id
            """;

    private final Sql sql;
    private final int bucketsPerChunk;

    PayoutRunSql(Sql sql, PayoutRunSettings settings) {
        this.sql = sql;
        this.bucketsPerChunk = settings.bucketsPerChunk();
    }

    /** A range of buckets, both ends included. */
    record Chunk(short from, short to) {}

    void insert(UUID run, LocalDate dueUpTo, String person, Instant now) {
        sql.of("""
                insert into payout_run (id, due_up_to, state, created_by, created_at)
                values (:run, :dueUpTo, 'RUNNING', :person, :now)
                """)
                .with("run", run)
                .with("dueUpTo", dueUpTo)
                .with("person", person)
                .with("now", now)
                .run();
        sql.of("""
                insert into payout_run_chunk (run_id, bucket_from, bucket_to, state, payouts, skipped)
                select :run, bucket, least(bucket + :size - 1, :last), 'PENDING', 0, 0
                from generate_series(0, :last, :size) as bucket
                """)
                .with("run", run)
                .with("size", bucketsPerChunk)
                .with("last", Ids.BUCKETS - 1)
                .run();
    }

    Optional<Chunk> lockNext(UUID run) {
        return sql.of(LOCK_NEXT)
                .with("run", run)
                .first(row -> new Chunk(row.bucket("bucket_from"), row.bucket("bucket_to")));
    }

    int pay(UUID run, Chunk chunk, LocalDate dueUpTo, Instant now) {
        return ofDue(PAY, run, chunk, dueUpTo).with("now", now).run();
    }

    static MoneyRows made(UUID run, Chunk chunk) {
        return new MoneyRows(MADE, Map.of("run", run, "from", chunk.from(), "to", chunk.to()));
    }

    /**
     * @param disabled programmes that cannot be read for now, so that nothing of theirs is converted
     * @param unconvertible instalments that come to nothing that can be paid
     */
    int skip(UUID run, Chunk chunk, LocalDate dueUpTo, Set<String> disabled, List<UUID> unconvertible) {
        return ofDue(SKIP, run, chunk, dueUpTo)
                .with("disabled", disabled)
                .with("unconvertible", unconvertible)
                .run();
    }

    private Statement ofDue(String text, UUID run, Chunk chunk, LocalDate dueUpTo) {
        return of(text, run).with("from", chunk.from()).with("to", chunk.to()).with("dueUpTo", dueUpTo);
    }

    void sum(UUID run, Chunk chunk) {
        of(SUM, run).with("from", chunk.from()).with("to", chunk.to()).run();
    }

    void done(UUID run, Chunk chunk, long payouts, long skipped, Instant now) {
        of(DONE, run)
                .with("from", chunk.from())
                .with("payouts", payouts)
                .with("skipped", skipped)
                .with("now", now)
                .run();
    }

    /** Remembers that a chunk was rolled back. */
    void failed(UUID run, Chunk chunk) {
        of("""
                update payout_run_chunk set failures = failures + 1
                where run_id = :run and bucket_from = :from and state = 'PENDING'
                """, run).with("from", chunk.from()).run();
    }

    /** Ends the run when no chunk is left; whoever comes last does it, and learns that it has. */
    boolean finish(UUID run, Instant now) {
        return of("""
                        update payout_run set state = 'DONE', finished_at = :now
                        where id = :run and state = 'RUNNING'
                            and not exists (select from payout_run_chunk where run_id = :run and state = 'PENDING')
                        """, run).with("now", now).run() == 1;
    }

    /** Stops a run between two chunks; what it has created stays. */
    boolean cancel(UUID run, Instant now) {
        of("select 1 from payout_run_chunk where run_id = :run and state = 'PENDING' for update", run)
                .exists();
        of("update payout_run_chunk set state = 'CANCELLED' where run_id = :run and state = 'PENDING'", run)
                .run();
        return of(
                                "update payout_run set state = 'CANCELLED', finished_at = :now where id = :run and state = 'RUNNING'",
                                run)
                        .with("now", now)
                        .run()
                == 1;
    }

    List<UUID> running() {
        return sql.of("select id from payout_run where state = 'RUNNING' order by id")
                .list(row -> row.id("id"));
    }

    Optional<PayoutRunView> view(UUID run, Instant now) {
        return of(VIEW + "where r.id = :run group by r.id", run).first(row -> view(row, now));
    }

    /** Runs from the newest on (their ids are in the order of time), behind an id if one is given, in all states or one. */
    List<PayoutRunView> views(@Nullable RunState state, @Nullable UUID before, int limit, Instant now) {
        return sql.of(VIEW + """
                        where r.id in (
                            select id from payout_run
                            where (cast(:state as varchar) is null or state = cast(:state as varchar))
                                and (cast(:before as uuid) is null or id < cast(:before as uuid))
                            order by id desc limit :limit)
                        group by r.id order by r.id desc
                        """)
                .with("state", state)
                .with("before", before)
                .with("limit", limit)
                .list(row -> view(row, now));
    }

    private PayoutRunView view(Row row, Instant now) {
        UUID run = row.id("id");
        return PayoutRunView.of(
                run,
                row.date("due_up_to"),
                row.text("state"),
                new PayoutRunView.Started(row.text("created_by"), row.instant("created_at")),
                row.instantOrNull("finished_at"),
                new PayoutRunView.Counts(
                        row.number("chunks"),
                        row.number("done"),
                        row.number("failing"),
                        row.number("payouts"),
                        row.number("skipped")),
                made(run),
                skippedFor(run),
                now);
    }

    private List<Made> made(UUID run) {
        return of("""
                        select currency, cast(sum(payouts) as bigint) as payouts, cast(sum(amount_minor) as bigint) as minor
                        from payout_run_sum where run_id = :run group by currency order by currency
                        """, run).list(row -> new Made(row.number("payouts"), row.money("minor", "currency")));
    }

    private List<SkippedFor> skippedFor(UUID run) {
        return of(
                        "select reason, count(*) as n from payout_run_skip where run_id = :run group by reason order by reason",
                        run)
                .list(row -> new SkippedFor(row.text("reason"), row.number("n")));
    }

    List<Skipped> skipped(UUID run, UUID after, int limit) {
        return of("""
                        select instalment_id, reason from payout_run_skip
                        where run_id = :run and (bucket, instalment_id) > (:bucket, :after)
                        order by bucket, instalment_id limit :limit
                        """, run)
                .with("bucket", Ids.bucketOf(after))
                .with("after", after)
                .with("limit", limit)
                .list(row -> new Skipped(row.id("instalment_id"), row.text("reason")));
    }

    /** The due date of a run; fixed when it was started. */
    LocalDate dueUpTo(UUID run) {
        return of("select due_up_to from payout_run where id = :run", run).one(row -> row.date("due_up_to"));
    }

    private Statement of(String text, UUID run) {
        return sql.of(text).with("run", run);
    }
}
