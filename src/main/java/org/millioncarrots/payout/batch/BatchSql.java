package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.bank.EndToEndId;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.PayoutStop;
import org.millioncarrots.platform.Ids;

/** The statements of payout batches. */
@ApplicationScoped
public class BatchSql {
    private final EntityManager entityManager;

    BatchSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Whether the payout that this one took the place of may have been paid: an attempt of it is not surely over. The id of the
     * one before follows from the number.
     */
    private static final String MAY_HAVE_BEEN_PAID = """
            exists (select from payment_attempt a
                where a.bucket = q.bucket and a.payout_id = derived_id(q.instalment_id, 'payout/' || (q.number - 1))
                    and a.state not in ('REJECTED', 'RETURNED'))""";

    /** How many payouts of the batch stand for ones that may have been paid. */
    long mayHaveBeenPaid(UUID batch) {
        return (Long) entityManager
                .createNativeQuery(
                        "select count(*) from payout q where q.batch_id = :batch and q.number > 1 and "
                                + MAY_HAVE_BEEN_PAID,
                        Long.class)
                .setParameter("batch", batch)
                .getSingleResult();
    }

    /**
     * Takes due payouts into the batch by changing their state. Another batch that wants the same rows waits and then finds
     * them taken. What something stops stays behind, and payouts for which the bank debited another one. The destination is the
     * one that is approved and paid: a later one takes another batch.
     *
     * @return how many were taken
     */
    int collect(UUID batch, CurrencyCode currency, Scheme scheme, int atMost, Instant now) {
        return entityManager
                .createNativeQuery("""
                        update payout p set state = 'BATCHED', batch_id = :batch, changed_at = :now,
                            destination_version = chosen.destination_version
                        from (
                            select q.bucket, q.id, c.destination_version
                            from payout q
                            join claimant c on c.bucket = q.bucket and c.id = q.claimant_id
                            join instalment i on i.bucket = q.bucket and i.id = q.instalment_id
                            where q.state = 'DUE' and q.currency = :currency
                                and case when :sepa then c.destination_sepa
                                    else c.destination_cross_border
                                        and not (c.destination_sepa and q.currency = 'EUR') end
                                and""" + PayoutStop.noneOf(PayoutStop.LASTING) + """
                                and (q.number = 1 or not\s""" + MAY_HAVE_BEEN_PAID + """
                                )
                            order by q.bucket, q.id
                            limit :atMost
                        ) as chosen
                        where p.bucket = chosen.bucket and p.id = chosen.id and p.state = 'DUE'
                        """)
                .setParameter("batch", batch)
                .setParameter("currency", currency.value())
                .setParameter("sepa", scheme == Scheme.SEPA)
                .setParameter("atMost", atMost)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Gives the payouts of a batch back; they are due again. */
    void release(UUID batch, Instant now) {
        entityManager
                .createNativeQuery(
                        "update payout set state = 'DUE', batch_id = null, destination_version = null, changed_at = :now"
                                + " where batch_id = :batch and state = 'BATCHED'")
                .setParameter("batch", batch)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Gives some payouts of a batch back; they are due again. */
    void release(UUID batch, List<UUID> payouts, Instant now) {
        entityManager
                .createNativeQuery(
                        "update payout set state = 'DUE', batch_id = null, destination_version = null, changed_at = :now"
                                + " where batch_id = :batch and id in (:payouts) and state = 'BATCHED'")
                .setParameter("batch", batch)
                .setParameter("payouts", payouts)
                .setParameter("now", now)
                .executeUpdate();
    }

    long total(UUID batch) {
        return (Long) entityManager
                .createNativeQuery(
                        "select cast(coalesce(sum(amount_minor), 0) as bigint) from payout where batch_id = :batch",
                        Long.class)
                .setParameter("batch", batch)
                .getSingleResult();
    }

    /** What is in the batch and not with the bank yet, in the order of the ids. */
    public List<UUID> batched(UUID batch) {
        return entityManager
                .createNativeQuery(
                        "select id from payout where batch_id = :batch and state = 'BATCHED' order by bucket, id",
                        UUID.class)
                .setParameter("batch", batch)
                .getResultList();
    }

    /** Remembers that somebody has the file now. */
    void givenOut(UUID batch, Instant now) {
        entityManager
                .createNativeQuery(
                        "update payout_batch set given_out_at = :now where id = :batch and given_out_at is null")
                .setParameter("batch", batch)
                .setParameter("now", now)
                .executeUpdate();
    }

    boolean wasGivenOut(UUID batch) {
        return !entityManager
                .createNativeQuery(
                        "select 1 from payout_batch where id = :batch and given_out_at is not null", Integer.class)
                .setParameter("batch", batch)
                .getResultList()
                .isEmpty();
    }

    boolean isTaken(String messageId) {
        return !entityManager
                .createNativeQuery("select 1 from payout_batch where message_id = :message", Integer.class)
                .setParameter("message", messageId)
                .getResultList()
                .isEmpty();
    }

    /** The payouts of a batch with what each pays, and the destination it was collected for: the claimant's if none is known. */
    List<Tuple> payouts(UUID batch) {
        return entityManager
                .createNativeQuery("""
                        select p.id, p.partner, coalesce(p.destination_version, c.destination_version), p.claimant_id,
                            p.amount_minor, p.currency
                        from payout p join claimant c on c.bucket = p.bucket and c.id = p.claimant_id
                        where p.batch_id = :batch and p.state = 'BATCHED'
                        order by p.bucket, p.id
                        """, Tuple.class)
                .setParameter("batch", batch)
                .getResultList();
    }

    /** The attempt to pay a payout, with references that never change. */
    public record Attempt(
            UUID id,
            String partner,
            UUID payoutId,
            UUID claimantId,
            EndToEndId endToEndId,
            UUID uetr,
            int destinationVersion,
            Money amount) {}

    /** A payout whose batch was taken apart after its approval has its attempt already; it moves into the new batch. */
    public void insertAttempts(UUID batch, List<Attempt> attempts, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement ids = connection.prepareStatement(
                            "insert into end_to_end (value, bucket, attempt_id) values (?, ?, ?) on conflict do nothing");
                    PreparedStatement rows = connection.prepareStatement("""
                            insert into payment_attempt (id, bucket, partner, payout_id, batch_id, end_to_end_id, uetr,
                                destination_version, state, created_at, changed_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, 'PREPARED', ?, ?)
                            on conflict (bucket, id) do update set batch_id = excluded.batch_id,
                                destination_version = excluded.destination_version, changed_at = excluded.changed_at
                            where payment_attempt.state = 'PREPARED'
                            """)) {
                for (Attempt attempt : attempts) {
                    short bucket = Ids.bucketOf(attempt.id());
                    ids.setString(1, attempt.endToEndId().value());
                    ids.setShort(2, bucket);
                    ids.setObject(3, attempt.id());
                    ids.addBatch();
                    rows.setObject(1, attempt.id());
                    rows.setShort(2, bucket);
                    rows.setString(3, attempt.partner());
                    rows.setObject(4, attempt.payoutId());
                    rows.setObject(5, batch);
                    rows.setString(6, attempt.endToEndId().value());
                    rows.setObject(7, attempt.uetr());
                    rows.setInt(8, attempt.destinationVersion());
                    rows.setObject(9, at);
                    rows.setObject(10, at);
                    rows.addBatch();
                }
                ids.executeBatch();
                rows.executeBatch();
            }
        });
    }

    public void storeFile(UUID batch, String sha256, byte[] sealed, Instant now) {
        entityManager
                .createNativeQuery("insert into bank_file (batch_id, sha256, sealed, created_at)"
                        + " values (:batch, :sha256, :sealed, :now)")
                .setParameter("batch", batch)
                .setParameter("sha256", sha256)
                .setParameter("sealed", sealed)
                .setParameter("now", now)
                .executeUpdate();
    }

    public List<Tuple> file(UUID batch) {
        return entityManager
                .createNativeQuery("select sha256, sealed from bank_file where batch_id = :batch", Tuple.class)
                .setParameter("batch", batch)
                .getResultList();
    }

    /** How many payouts were issued again, and what they come to. */
    record Reissued(long payouts, long totalMinor) {}

    /** Waits for whatever is being done with payouts of the batch, so that what is read next is the outcome of it. */
    void lockPayouts(UUID batch) {
        entityManager
                .createNativeQuery(
                        "select 1 from payout where batch_id = :batch order by bucket, id for update", Integer.class)
                .setParameter("batch", batch)
                .getResultList();
    }

    /**
     * Puts a new payout in the place of each rejected one whose attempt is surely over. The change of state claims the rows: whoever reissues one alone at the
     * same moment waits and then finds it taken. The new ids are those of a single reissue.
     */
    Reissued reissueRejected(UUID batch, Instant now) {
        Tuple sums = (Tuple) entityManager
                .createNativeQuery("""
                        with again as (
                            update payout p set state = 'REISSUED', changed_at = :now
                            where batch_id = :batch and state = 'REJECTED'
                                and not exists (select from payment_attempt a
                                    where a.bucket = p.bucket and a.payout_id = p.id and a.state <> 'REJECTED')
                            returning bucket, partner, run_id, instalment_id, number, award_id, claimant_id, programme,
                                programme_version, kind, due_on, amount_minor, currency
                        ), next as (
                            insert into payout (id, bucket, partner, run_id, instalment_id, number, award_id, claimant_id,
                                programme, programme_version, kind, due_on, amount_minor, currency, state,
                                created_at, changed_at)
                            select derived_id(instalment_id, 'payout/' || (number + 1)), bucket, partner, run_id,
                                instalment_id, number + 1, award_id, claimant_id, programme, programme_version, kind,
                                due_on, amount_minor, currency, 'DUE', :now, :now
                            from again
                            returning amount_minor
                        )
                        select count(*), cast(coalesce(sum(amount_minor), 0) as bigint) from next
                        """, Tuple.class)
                .setParameter("batch", batch)
                .setParameter("now", now)
                .getSingleResult();
        return new Reissued(sums.get(0, Long.class), sums.get(1, Long.class));
    }

    /** Everything in the batch is with the bank now. */
    public void sent(UUID batch, Instant now) {
        entityManager
                .createNativeQuery("update payment_attempt set state = 'SENT', changed_at = :now"
                        + " where batch_id = :batch and state = 'PREPARED'")
                .setParameter("batch", batch)
                .setParameter("now", now)
                .executeUpdate();
        entityManager
                .createNativeQuery("update payout set state = 'SENT', changed_at = :now"
                        + " where batch_id = :batch and state = 'BATCHED'")
                .setParameter("batch", batch)
                .setParameter("now", now)
                .executeUpdate();
    }
}
