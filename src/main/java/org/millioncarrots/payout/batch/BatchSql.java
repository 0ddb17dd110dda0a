package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.bank.EndToEndId;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.payout.PaymentSettings;
import org.millioncarrots.payout.Payouts;
import org.millioncarrots.payout.file.DebtorAccounts.Serving;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.platform.sql.Sql.Statement;

/** The statements of payout batches. */
@ApplicationScoped
public class BatchSql {
    /**
     * Whether the payout p that this one took the place of may have been paid: an attempt of it is not surely over. The id of
     * the one before follows from the number.
     */
    private static final String MAY_HAVE_BEEN_PAID = """
            exists (select from payment_attempt a
                where a.bucket = p.bucket and a.payout_id = derived_id(p.instalment_id, 'payout/' || (p.number - 1))
                    and a.state not in ('REJECTED', 'RETURNED'))""";

    /** What something stops stays behind, and payouts for which the bank debited another one. */
    /** Who pays all of the payout, if one does. */
    private static final String SOLE_SPONSOR = """
            (select min(s.sponsor) from programme_sponsor s
                where s.code = p.programme and s.version = p.programme_version having count(*) = 1)""";

    private static final String COLLECTABLE = """
            select p.id, c.destination_version
            from payout p
            join claimant c on c.bucket = p.bucket and c.id = p.claimant_id
            join instalment i on i.bucket = p.bucket and i.id = p.instalment_id
            where p.state = 'DUE' and p.currency = :currency
                and case when :sepa then c.destination_sepa
                    else c.destination_cross_border and not (c.destination_sepa and p.currency = 'EUR') end
                and p.amount_minor <= :most
                and (cast(:sponsor as varchar) is null and cardinality(cast(:others as varchar[])) = 0
                    or case when cast(:sponsor as varchar) is null
                        then coalesce(""" + SOLE_SPONSOR + """
                            , '') <> all (cast(:others as varchar[]))
                        else\s""" + SOLE_SPONSOR + """
                            = :sponsor end)
                and"""
            + Obstacle.noneOf(Obstacle.TO_COLLECTING) + """
                and (p.number = 1 or not\s""" + MAY_HAVE_BEEN_PAID + """
                )
            order by p.bucket, p.id
            limit :atMost
            """;

    private final Sql sql;
    private final Payouts payouts;
    private final long instantAtMost;

    BatchSql(Sql sql, Payouts payouts, PaymentSettings settings) {
        this.sql = sql;
        this.payouts = payouts;
        this.instantAtMost = settings.instantCents();
    }

    /** How many payouts of the batch stand for ones that may have been paid. */
    public long mayHaveBeenPaid(UUID batch) {
        return of(
                        "select count(*) from payout p where p.batch_id = :batch and p.number > 1 and "
                                + MAY_HAVE_BEEN_PAID,
                        batch)
                .number();
    }

    /**
     * Takes due payouts into the batch. The destination is the one that is approved and paid: a later one takes another batch.
     *
     * @return how many were taken
     */
    int collect(UUID batch, CurrencyCode currency, Scheme scheme, Serving serving, int atMost, Instant now) {
        return payouts.collect(
                batch,
                sql.of(COLLECTABLE)
                        .with("currency", currency)
                        .with("sepa", scheme.isSepa())
                        .with("most", scheme == Scheme.SEPA_INSTANT ? instantAtMost : Long.MAX_VALUE)
                        .with("sponsor", serving.account().sponsor())
                        .with("others", serving.others())
                        .with("atMost", atMost)
                        .list(row -> new Payouts.Chosen(row.id("id"), row.integer("destination_version"))),
                now);
    }

    long total(UUID batch) {
        return of("select cast(coalesce(sum(amount_minor), 0) as bigint) from payout where batch_id = :batch", batch)
                .number();
    }

    /** What is in the batch and not with the bank yet, in the order of the ids. */
    public List<UUID> batched(UUID batch) {
        return of("select id from payout where batch_id = :batch and state = 'BATCHED' order by bucket, id", batch)
                .list(row -> row.id("id"));
    }

    /** Remembers that somebody has the file now. */
    void givenOut(UUID batch, Instant now) {
        of("update payout_batch set given_out_at = :now where id = :batch and given_out_at is null", batch)
                .with("now", now)
                .run();
    }

    boolean wasGivenOut(UUID batch) {
        return of("select 1 from payout_batch where id = :batch and given_out_at is not null", batch)
                .exists();
    }

    public boolean isTaken(String messageId) {
        return sql.of("select 1 from payout_batch where message_id = :message")
                .with("message", messageId)
                .exists();
    }

    /**
     * A payout of a batch with what it pays.
     *
     * @param destinationVersion what it was collected for: the claimant's if none is known
     */
    public record Batched(UUID payoutId, String partner, UUID claimantId, int destinationVersion, Money amount) {}

    public List<Batched> payouts(UUID batch) {
        return of("""
                        select p.id, p.partner, p.claimant_id, p.amount_minor, p.currency,
                            coalesce(p.destination_version, c.destination_version) as destination_version
                        from payout p join claimant c on c.bucket = p.bucket and c.id = p.claimant_id
                        where p.batch_id = :batch and p.state = 'BATCHED'
                        order by p.bucket, p.id
                        """, batch)
                .list(row -> new Batched(
                        row.id("id"),
                        row.text("partner"),
                        row.id("claimant_id"),
                        row.integer("destination_version"),
                        row.money("amount_minor", "currency")));
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
        sql.batch(
                "insert into end_to_end (value, bucket, attempt_id) values (:value, :bucket, :attempt) on conflict do nothing",
                attempts,
                (row, attempt) -> row.with("value", attempt.endToEndId().value())
                        .with("bucket", Ids.bucketOf(attempt.id()))
                        .with("attempt", attempt.id()));
        sql.batch("""
                insert into payment_attempt (id, bucket, partner, payout_id, batch_id, end_to_end_id, uetr,
                    destination_version, state, created_at, changed_at)
                values (:id, :bucket, :partner, :payout, :batch, :endToEndId, :uetr, :destinationVersion, 'PREPARED', :now, :now)
                on conflict (bucket, id) do update set batch_id = excluded.batch_id,
                    destination_version = excluded.destination_version, changed_at = excluded.changed_at
                where payment_attempt.state = 'PREPARED'
                """, attempts, (row, attempt) -> row.with("id", attempt.id())
                .with("bucket", Ids.bucketOf(attempt.id()))
                .with("partner", attempt.partner())
                .with("payout", attempt.payoutId())
                .with("batch", batch)
                .with("endToEndId", attempt.endToEndId().value())
                .with("uetr", attempt.uetr())
                .with("destinationVersion", attempt.destinationVersion())
                .with("now", now));
    }

    private Statement of(String text, UUID batch) {
        return sql.of(text).with("batch", batch);
    }
}
