package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.PaymentSettings;
import org.millioncarrots.payout.batch.BatchDifferencesView.Difference;
import org.millioncarrots.payout.batch.BatchDifferencesView.NotAgain;
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
            select p.bucket, p.id, p.claimant_id, p.award_id, p.kind, p.programme, p.amount_minor, p.currency, p.number, p.due_on, p.state,
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
                            then 'PAYEE_DOUBTFUL' end,
                        case when alike.amount_minor <> h.amount_minor then 'AMOUNT_DIFFERS' end,
                        case when h.amount_minor > :large then 'LARGE' end], null) as flags
                    from here h
                    left join lateral (
                        select e.batch_id, e.destination_version from payout e
                        where e.bucket = h.bucket and e.claimant_id = h.claimant_id and e.batch_id < :batch
                            and e.state in ('SENT', 'SETTLED', 'REJECTED', 'RETURNED', 'UNKNOWN', 'REISSUED')
                        order by e.batch_id desc limit 1
                    ) as before on true
                    left join lateral (
                        select e.amount_minor from payout e
                        where e.bucket = h.bucket and e.claimant_id = h.claimant_id and e.batch_id < :batch
                            and e.state in ('SENT', 'SETTLED', 'REJECTED', 'RETURNED', 'UNKNOWN', 'REISSUED')
                            and e.award_id = h.award_id and e.kind = h.kind and e.currency = h.currency
                        order by e.batch_id desc, e.due_on desc limit 1
                    ) as alike on true
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

    private static final String NOT_AGAIN = "with gone as (" + OF_BATCH + """
                and not exists (select from payout h
                    where h.batch_id = :now and h.bucket = p.bucket and h.claimant_id = p.claimant_id)
            )
            select g.*, '{}'::text[] as flags, c.payouts, c.claimants, c.total
            from (select count(*) as payouts, count(distinct claimant_id) as claimants,
                cast(coalesce(sum(amount_minor), 0) as bigint) as total from gone) as c
            left join lateral (select * from gone order by amount_minor desc, bucket, id limit :shown) as g on true
            order by g.amount_minor desc, g.bucket, g.id
            """;

    private final Sql sql;
    private final PaymentSettings settings;

    BatchPayoutSql(Sql sql, PaymentSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** Above which a payout is flagged. */
    Money largeAbove(CurrencyCode currency) {
        long units = settings.largeAboveIn().getOrDefault(currency.value(), settings.largeAbove());
        return new Money(Math.multiplyExact(units, minorInUnit(currency)), currency);
    }

    private static long minorInUnit(CurrencyCode currency) {
        return BigInteger.TEN.pow(currency.decimals()).longValueExact();
    }

    /** After one of them, in the order of the digest. */
    List<BatchPayoutView> page(PayoutBatch batch, UUID after, int limit) {
        return sql.of(PAGE)
                .with("batch", batch.id)
                .with("large", largeAbove(batch.currency()).minorUnits())
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
        Sql.Statement asked = sql.of(DIFFERENCES)
                .with("batch", batch.id)
                .with("large", largeAbove(batch.currency()).minorUnits())
                .with("shown", SHOWN);
        asked.forEach(row -> {
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

    /** Who was paid by a batch and has nothing in the one after it. */
    NotAgain notAgain(UUID before, PayoutBatch batch) {
        List<BatchPayoutView> largest = new ArrayList<>();
        Counted counted = sql.of(NOT_AGAIN)
                .with("batch", before)
                .with("now", batch.id)
                .with("shown", SHOWN)
                .list(row -> {
                    if (row.number("payouts") > 0) {
                        largest.add(view(row));
                    }
                    return Counted.of(row);
                })
                .getFirst();
        return new NotAgain(counted.payouts, counted.claimants, new Money(counted.total, batch.currency()), largest);
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
