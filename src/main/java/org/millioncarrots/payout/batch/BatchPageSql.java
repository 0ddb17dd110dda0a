package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.batch.BatchPage.Kept;
import org.millioncarrots.payout.batch.BatchPage.StateSum;
import org.millioncarrots.payout.batch.BatchesPage.Sum;
import org.millioncarrots.platform.sql.Sql;

/** What pages show of batches beside what the API does. */
@ApplicationScoped
class BatchPageSql {
    private final Sql sql;

    BatchPageSql(Sql sql) {
        this.sql = sql;
    }

    /** The batch's payouts by state, whether they are still on their way or not. */
    List<StateSum> states(UUID batch) {
        return sql.of("""
                        select state, currency, count(*) as payouts, sum(amount_minor) as minor
                        from payout where batch_id = :batch group by state, currency order by state
                        """)
                .with("batch", batch)
                .list(row -> new StateSum(row.text("state"), row.number("payouts"), row.money("minor", "currency")));
    }

    /** Of those of them that have payouts still. */
    Map<UUID, Told> told(List<UUID> batches) {
        return sql
                .of("""
                        select batch_id, count(*) filter (where state = 'SETTLED') as settled,
                            count(*) filter (where state not in ('BATCHED', 'SENT', 'UNKNOWN')) as answered
                        from payout where batch_id = any (:batches) group by batch_id
                        """)
                .with("batches", batches)
                .list(row -> Map.entry(row.id("batch_id"), new Told(row.number("settled"), row.number("answered"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All batches of each state, by currency. */
    List<Sum> sums() {
        return sql.of("""
                        select state, currency, count(*) as batches, sum(payouts) as payouts, sum(total_minor) as minor
                        from payout_batch group by state, currency order by state, currency
                        """)
                .list(row -> new Sum(
                        row.text("state"),
                        row.number("batches"),
                        row.number("payouts"),
                        row.money("minor", "currency")));
    }

    /** The file as it is kept. */
    Optional<Kept> file(UUID batch) {
        return sql.of("""
                        select b.message_id, f.sha256, f.created_at, b.given_out_at, f.payments, f.total_minor, b.currency
                        from bank_file f join payout_batch b on b.id = f.batch_id where f.batch_id = :batch
                        """)
                .with("batch", batch)
                .first(row -> new Kept(
                        row.text("message_id") + ".xml",
                        row.text("sha256"),
                        row.instant("created_at"),
                        row.instantOrNull("given_out_at"),
                        row.numberOrNull("payments"),
                        row.moneyOrNull("total_minor", "currency")));
    }

    static Money zero(PayoutBatch batch) {
        return Money.zero(batch.currency());
    }
}
