package org.millioncarrots.payout.recognition;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.bank.EndToEndId;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.batch.BatchSql;
import org.millioncarrots.payout.recognition.FindUnsent.Found;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The statements about payouts that the books believe to be still here. */
@ApplicationScoped
public class UnsentSql {
    private final Sql sql;

    UnsentSql(Sql sql) {
        this.sql = sql;
    }

    /**
     * A payout that is not with the bank as far as the books know, locked.
     *
     * @param attemptId of the attempt that it has, or will have
     * @param batchId the batch that it is in
     * @param approved whether that batch is
     * @param scheme by which the claimant is reached now
     */
    public record Unsent(
            UUID payoutId,
            UUID attemptId,
            String partner,
            EndToEndId endToEndId,
            UUID uetr,
            int destinationVersion,
            Scheme scheme,
            Money amount,
            @Nullable UUID batchId,
            boolean approved) {}

    /** Due payouts, in no batch, of a range of buckets, both ends included. */
    List<UUID> due(int bucketFrom, int bucketTo) {
        return sql.of("select id from payout where state = 'DUE' and bucket between :from and :to")
                .with("from", bucketFrom)
                .with("to", bucketTo)
                .list(row -> row.id("id"));
    }

    /** Batches whose file the bank does not have as far as the books know. */
    List<UUID> openBatches() {
        return sql.of("select id from payout_batch where state in ('COLLECTED', 'APPROVED') order by id")
                .list(row -> row.id("id"));
    }

    /** Those of them with one of these message ids. */
    List<UUID> openBatches(Collection<String> messageIds) {
        return sql.of("""
                select id from payout_batch
                where message_id = any (:messages) and state in ('COLLECTED', 'APPROVED') order by id
                """).with("messages", messageIds).list(row -> row.id("id"));
    }

    /** Payouts that are unsent and have an attempt with one of these end-to-end ids. */
    List<Found> prepared(Collection<String> endToEndIds) {
        return sql.of("""
                select p.id, a.id as attempt_id, e.value
                from end_to_end e
                join payment_attempt a on a.bucket = e.bucket and a.id = e.attempt_id
                join payout p on p.bucket = a.bucket and p.id = a.payout_id
                where e.value = any (:values) and p.state in ('DUE', 'BATCHED')
                """)
                .with("values", endToEndIds)
                .list(row -> new Found(row.id("id"), row.id("attempt_id"), row.text("value")));
    }

    /** Those of the end-to-end ids that an attempt has. */
    public List<String> known(Collection<String> endToEndIds) {
        return sql.of("select value from end_to_end where value = any (:values)")
                .with("values", endToEndIds)
                .list(row -> row.text("value"));
    }

    /** Those of the message ids that a batch has. */
    public List<String> knownFiles(Collection<String> messageIds) {
        return sql.of("select message_id from payout_batch where message_id = any (:messages)")
                .with("messages", messageIds)
                .list(row -> row.text("message_id"));
    }

    /** How many of their references stand in lines of bank messages and files that nothing is known to belong to. */
    public int namedByTheBank(List<BatchSql.Attempt> attempts) {
        List<String> references = attempts.stream()
                .flatMap(attempt ->
                        Stream.of(attempt.endToEndId().value(), attempt.uetr().toString()))
                .toList();
        return (int) sql.of("""
                select count(distinct named) from bank_message_line
                where outcome = 'UNMATCHED' and named = any (:references)
                """).with("references", references).number();
    }

    /** Locks the payouts, those of them that are still unsent. Their batches stay as they are: whoever asks is alone. */
    <T> List<T> lock(Collection<UUID> payouts, Function<Row, T> reader) {
        return sql.of("""
                select p.id, p.partner, p.amount_minor, p.currency, p.batch_id, c.destination_version,
                    c.destination_sepa, coalesce(b.state = 'APPROVED', false) as approved
                from payout p join claimant c on c.bucket = p.bucket and c.id = p.claimant_id
                left join payout_batch b on b.id = p.batch_id
                where (p.bucket, p.id) in (select bucket, id
                        from unnest(cast(:buckets as smallint[]), cast(:ids as uuid[])) as x (bucket, id))
                    and p.state in ('DUE', 'BATCHED')
                order by p.bucket, p.id for update of p
                """)
                .with("buckets", payouts.stream().map(Ids::bucketOf).toList())
                .with("ids", payouts)
                .list(reader);
    }
}
