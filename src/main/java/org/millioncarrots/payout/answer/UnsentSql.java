package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.bank.EndToEndId;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.batch.BatchSql;
import org.millioncarrots.platform.Ids;

/** The statements about payouts that the books believe to be still here. */
@ApplicationScoped
public class UnsentSql {
    private final EntityManager entityManager;

    UnsentSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * A payout that is not with the bank as far as the books know, locked.
     *
     * @param attemptId of the attempt that it has, or will have
     * @param batchId the batch that it is in
     * @param approved whether that batch is
     * @param scheme by which the claimant is reached now
     */
    record Unsent(
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
        return entityManager
                .createNativeQuery(
                        "select id from payout where state = 'DUE' and bucket between :from and :to", UUID.class)
                .setParameter("from", bucketFrom)
                .setParameter("to", bucketTo)
                .getResultList();
    }

    /** Batches whose file the bank does not have as far as the books know. */
    List<UUID> openBatches() {
        return entityManager
                .createNativeQuery(
                        "select id from payout_batch where state in ('COLLECTED', 'APPROVED') order by id", UUID.class)
                .getResultList();
    }

    /** Those of them with one of these message ids. */
    List<UUID> openBatches(Collection<String> messageIds) {
        return entityManager
                .createNativeQuery("""
                        select id from payout_batch
                        where message_id = any(cast(:messages as varchar[])) and state in ('COLLECTED', 'APPROVED')
                        order by id
                        """, UUID.class)
                .setParameter("messages", messageIds.toArray(String[]::new))
                .getResultList();
    }

    /** Payouts that are unsent and have an attempt with one of these end-to-end ids: payout, attempt, end-to-end id. */
    List<Tuple> prepared(Collection<String> endToEndIds) {
        return entityManager
                .createNativeQuery("""
                        select p.id, a.id, e.value
                        from end_to_end e
                        join payment_attempt a on a.bucket = e.bucket and a.id = e.attempt_id
                        join payout p on p.bucket = a.bucket and p.id = a.payout_id
                        where e.value = any(cast(:values as varchar[])) and p.state in ('DUE', 'BATCHED')
                        """, Tuple.class)
                .setParameter("values", endToEndIds.toArray(String[]::new))
                .getResultList();
    }

    /** Those of the end-to-end ids that an attempt has. */
    List<String> known(Collection<String> endToEndIds) {
        return entityManager
                .createNativeQuery(
                        "select value from end_to_end where value = any(cast(:values as varchar[]))", String.class)
                .setParameter("values", endToEndIds.toArray(String[]::new))
                .getResultList();
    }

    /** Those of the message ids that a batch has. */
    List<String> knownFiles(Collection<String> messageIds) {
        return entityManager
                .createNativeQuery(
                        "select message_id from payout_batch where message_id = any(cast(:messages as varchar[]))",
                        String.class)
                .setParameter("messages", messageIds.toArray(String[]::new))
                .getResultList();
    }

    /** How many of their references stand in lines of bank messages and files that nothing is known to belong to. */
    public int namedByTheBank(List<BatchSql.Attempt> attempts) {
        String[] references = attempts.stream()
                .flatMap(attempt ->
                        Stream.of(attempt.endToEndId().value(), attempt.uetr().toString()))
                .toArray(String[]::new);
        return entityManager
                .createNativeQuery(
                        "select distinct named from bank_message_line"
                                + " where outcome = 'UNMATCHED' and named = any(cast(:references as varchar[]))",
                        String.class)
                .setParameter("references", references)
                .getResultList()
                .size();
    }

    /** Locks the payouts, those of them that are still unsent. Their batches stay as they are: whoever asks is alone. */
    List<Tuple> lock(Collection<UUID> payouts) {
        return entityManager
                .createNativeQuery("""
                        select p.id, p.partner, p.amount_minor, p.currency, p.batch_id, c.destination_version,
                            c.destination_sepa, coalesce(b.state = 'APPROVED', false)
                        from payout p join claimant c on c.bucket = p.bucket and c.id = p.claimant_id
                        left join payout_batch b on b.id = p.batch_id
                        where (p.bucket, p.id) in (select bucket, id
                                from unnest(cast(:buckets as smallint[]), cast(:ids as uuid[])) as x (bucket, id))
                            and p.state in ('DUE', 'BATCHED')
                        order by p.bucket, p.id for update of p
                        """, Tuple.class)
                .setParameter("buckets", payouts.stream().map(Ids::bucketOf).toArray(Short[]::new))
                .setParameter("ids", payouts.toArray(UUID[]::new))
                .getResultList();
    }

    /** Marks the payouts and their attempts as sent with a batch; whoever has no attempt gets one. */
    void sent(Collection<Unsent> payouts, UUID batch, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement ids = connection.prepareStatement(
                            "insert into end_to_end (value, bucket, attempt_id) select ?, ?, ? where not exists"
                                    + " (select from payment_attempt where bucket = ? and id = ?)");
                    PreparedStatement attempts = connection.prepareStatement("""
                            insert into payment_attempt (id, bucket, partner, payout_id, batch_id, end_to_end_id, uetr,
                                destination_version, state, created_at, changed_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, 'SENT', ?, ?)
                            on conflict (bucket, id) do update set batch_id = excluded.batch_id, state = 'SENT',
                                changed_at = excluded.changed_at
                            """);
                    PreparedStatement rows = connection.prepareStatement(
                            "update payout set state = 'SENT', batch_id = ?, changed_at = ? where bucket = ? and id = ?")) {
                for (Unsent payout : payouts) {
                    short bucket = Ids.bucketOf(payout.payoutId());
                    ids.setString(1, payout.endToEndId().value());
                    ids.setShort(2, bucket);
                    ids.setObject(3, payout.attemptId());
                    ids.setShort(4, bucket);
                    ids.setObject(5, payout.attemptId());
                    ids.addBatch();
                    attempts.setObject(1, payout.attemptId());
                    attempts.setShort(2, bucket);
                    attempts.setString(3, payout.partner());
                    attempts.setObject(4, payout.payoutId());
                    attempts.setObject(5, batch);
                    attempts.setString(6, payout.endToEndId().value());
                    attempts.setObject(7, payout.uetr());
                    attempts.setInt(8, payout.destinationVersion());
                    attempts.setObject(9, at);
                    attempts.setObject(10, at);
                    attempts.addBatch();
                    rows.setObject(1, batch);
                    rows.setObject(2, at);
                    rows.setShort(3, bucket);
                    rows.setObject(4, payout.payoutId());
                    rows.addBatch();
                }
                ids.executeBatch();
                attempts.executeBatch();
                rows.executeBatch();
            }
        });
    }
}
