package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.batch.BatchDifferencesView.Difference;
import org.millioncarrots.payout.batch.BatchDifferencesView.Previous;
import org.millioncarrots.payout.batch.BatchDifferencesView.ProgrammeLine;
import org.millioncarrots.payout.batch.BatchPayoutView.Flag;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** What is read of a batch's payouts for whoever approves it: in few statements, however many payouts there are. */
@ApplicationScoped
class BatchPayoutSql {
    private static final int SHOWN = 20;

    private static final String OF_BATCH = """
            select p.bucket, p.id, p.claimant_id, p.programme, p.amount_minor, p.currency, p.number, p.due_on, p.state,
                coalesce(p.destination_version, (select c.destination_version from claimant c
                    where c.bucket = p.bucket and c.id = p.claimant_id)) as destination_version
            from payout p where p.batch_id = :batch
            """;

    /**
     * Ids of batches are in the order in which they were collected. The states are those of the index payout_sent_of_claimant,
     * which finds what was sent to the claimant before.
     *
     * @param which of the batch's payouts
     */
    private static String flagged(String which) {
        return """
                with several as (
                    select bucket, claimant_id from payout where batch_id = :batch
                    group by bucket, claimant_id having count(*) > 1
                ), here as (""" + which + """
                ), flagged as (
                    select h.*, array_remove(array[
                        case when before.batch_id is null then 'FIRST_PAYMENT' end,
                        case when before.batch_id is not null
                            and before.destination_version is distinct from h.destination_version then 'ACCOUNT_CHANGED' end,
                        case when (h.bucket, h.claimant_id) in (select s.bucket, s.claimant_id from several s)
                            then 'SEVERAL_FOR_CLAIMANT' end,
                        case when h.number > 1 then 'REISSUE' end,
                        case when exists (select from payee_check k
                            where k.bucket = h.bucket and k.claimant_id = h.claimant_id
                                and k.version = h.destination_version and k.answer in ('CMTC', 'NMTC'))
                            then 'PAYEE_DOUBTFUL' end], null) as flags
                    from here h
                    left join lateral (
                        select e.batch_id, e.destination_version from payout e
                        where e.bucket = h.bucket and e.claimant_id = h.claimant_id and e.batch_id < :batch
                            and e.state in ('SENT', 'SETTLED', 'REJECTED', 'RETURNED', 'UNKNOWN', 'REISSUED')
                        order by e.batch_id desc limit 1
                    ) as before on true
                )
                """;
    }

    private static final String PAGE = flagged(OF_BATCH + """
            and (p.bucket, p.id) > (:bucket, :after) order by p.bucket, p.id limit :limit
            """) + """
            select * from flagged order by bucket, id
            """;

    private static final String DIFFERENCES = flagged(OF_BATCH) + """
            , counted as (
                select x.flag, count(*) as payouts, count(distinct f.claimant_id) as claimants,
                    cast(sum(f.amount_minor) as bigint) as total
                from flagged f cross join unnest(f.flags) as x (flag) group by x.flag
            )
            select c.flag, c.payouts, c.claimants, c.total, shown.*
            from counted c cross join lateral (
                select f.* from flagged f where c.flag = any (f.flags)
                order by f.amount_minor desc, f.bucket, f.id limit :shown
            ) as shown
            union all
            select null, 0, 0, 0, top.* from (
                select f.* from flagged f order by f.amount_minor desc, f.bucket, f.id limit 5
            ) as top
            order by flag, amount_minor desc, bucket, id
            """;

    private final Sql sql;

    BatchPayoutSql(Sql sql) {
        this.sql = sql;
    }

    /** After one of them, in the order of the digest. */
    List<BatchPayoutView> page(UUID batch, UUID after, int limit) {
        return sql.of(PAGE)
                .with("batch", batch)
                .with("bucket", Ids.bucketOf(after))
                .with("after", after)
                .with("limit", limit)
                .list(BatchPayoutSql::view);
    }

    /** @param largest the payouts with the highest amounts, whatever their flags */
    record Found(List<Difference> differences, List<BatchPayoutView> largest) {}

    Found differences(PayoutBatch batch) {
        // Behind row-level security the planner's estimates make it compile, which takes longer than the answer.
        sql.of("set local jit = off").run();
        Map<Flag, Counted> counted = new EnumMap<>(Flag.class);
        List<BatchPayoutView> largest = new ArrayList<>();
        sql.of(DIFFERENCES).with("batch", batch.id).with("shown", SHOWN).forEach(row -> {
            Flag flag = row.codeOrNull(Flag.class, "flag");
            List<BatchPayoutView> into =
                    flag == null ? largest : counted.computeIfAbsent(flag, first -> Counted.of(row)).largest;
            into.add(view(row));
        });
        return new Found(
                counted.entrySet().stream()
                        .map(entry -> entry.getValue().difference(entry.getKey(), batch.currency()))
                        .toList(),
                largest);
    }

    private record Counted(long payouts, long claimants, long total, List<BatchPayoutView> largest) {
        static Counted of(Row row) {
            return new Counted(row.number("payouts"), row.number("claimants"), row.number("total"), new ArrayList<>());
        }

        Difference difference(Flag flag, CurrencyCode currency) {
            return new Difference(flag, payouts, claimants, new Money(total, currency), List.copyOf(largest));
        }
    }

    /** The last one of the same currency and scheme that the bank has. */
    Optional<Previous> previous(PayoutBatch batch) {
        return sql.of("""
                        select id, payouts, total_minor, currency, delivered_at from payout_batch
                        where state = 'DELIVERED' and currency = :currency and scheme = :scheme and id < :batch
                        order by id desc limit 1
                        """)
                .with("currency", batch.currency)
                .with("scheme", batch.scheme)
                .with("batch", batch.id)
                .first(row -> new Previous(
                        row.id("id"),
                        row.integer("payouts"),
                        row.money("total_minor", "currency"),
                        row.instantOrNull("delivered_at")));
    }

    /** The programmes of a batch, or of the one before it. */
    List<ProgrammeLine> programmes(PayoutBatch batch, @Nullable UUID before) {
        return sql.of("""
                        select programme, count(*) filter (where batch_id = :batch) as payouts,
                            cast(coalesce(sum(amount_minor) filter (where batch_id = :batch), 0) as bigint) as total,
                            count(*) filter (where batch_id <> :batch) as payouts_before,
                            cast(coalesce(sum(amount_minor) filter (where batch_id <> :batch), 0) as bigint) as total_before
                        from payout where batch_id = :batch or batch_id = cast(:before as uuid)
                        group by programme order by programme
                        """)
                .with("batch", batch.id)
                .with("before", before)
                .list(row -> new ProgrammeLine(
                        row.text("programme"),
                        row.number("payouts"),
                        new Money(row.number("total"), batch.currency()),
                        row.number("payouts_before"),
                        new Money(row.number("total_before"), batch.currency())));
    }

    private static BatchPayoutView view(Row row) {
        return new BatchPayoutView(
                row.id("id"),
                row.id("claimant_id"),
                row.text("programme"),
                row.money("amount_minor", "currency"),
                row.integer("destination_version"),
                row.integer("number"),
                row.date("due_on"),
                row.text("state"),
                row.texts("flags").stream().map(Flag::valueOf).toList());
    }
}
