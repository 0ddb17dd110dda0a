package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.LedgerView.AccountBalance;
import org.millioncarrots.ledger.LedgerView.TransferLine;
import org.millioncarrots.ledger.LedgerView.TrialBalance;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;

/** The statements of the books. */
@ApplicationScoped
class LedgerSql {
    private final EntityManager entityManager;

    LedgerSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void insert(Transfer transfer, int debit, int credit, Instant now) {
        entityManager
                .createNativeQuery("""
                        insert into transfer (id, bucket, debit_account, credit_account, amount_minor, currency, step,
                            subject_id, link_id, business_on, booked_at)
                        values (:id, :bucket, :debit, :credit, :amount, :currency, :step,
                            :subject, cast(:link as uuid), :businessOn, :now)
                        """)
                .setParameter("id", transfer.id())
                .setParameter("bucket", Ids.bucketOf(transfer.subjectId()))
                .setParameter("debit", debit)
                .setParameter("credit", credit)
                .setParameter("amount", transfer.amount().minorUnits())
                .setParameter("currency", transfer.amount().currency().value())
                .setParameter("step", transfer.step().name())
                .setParameter("subject", transfer.subjectId())
                .setParameter(
                        "link",
                        transfer.linkId() == null ? null : transfer.linkId().toString())
                .setParameter("businessOn", transfer.businessOn())
                .setParameter("now", now)
                .executeUpdate();
    }

    /**
     * What fell due for an instalment stands in its FALL_DUE transfers, one per sponsor, found by their derived ids. Each is
     * moved on by the step under an id derived from the attempt, so repeating the statement adds nothing. A missing account
     * fails the statement (the column takes no null) instead of losing the transfer.
     */
    private static final String ADVANCE = """
            insert into transfer (id, bucket, debit_account, credit_account, amount_minor, currency, step,
                subject_id, business_on, booked_at)
            select derived_id(a.id, :cause || '/' || s.sponsor), a.bucket, d.id, c.id, due.amount_minor, due.currency, :step,
                a.id, :businessOn, :now
            from payment_attempt a
            join payout p on p.bucket = a.bucket and p.id = a.payout_id
            join programme_sponsor s on s.code = p.programme and s.version = p.programme_version
            join transfer due on due.bucket = a.bucket
                and due.id = derived_id(p.instalment_id, 'FALL_DUE/' || s.sponsor)
            left join ledger_account d on d.programme = p.programme and d.sponsor = s.sponsor
                and d.currency = due.currency and d.kind = :debit
            left join ledger_account c on c.programme = p.programme and c.sponsor = s.sponsor
                and c.currency = due.currency and c.kind = :credit
            where """;

    int advanceBatch(UUID batchId, String state, Step step, LocalDate businessOn, Instant now) {
        return advance(
                        ADVANCE + " a.batch_id = :batch and a.state = :state on conflict do nothing",
                        step,
                        step.name(),
                        businessOn,
                        now)
                .setParameter("batch", batchId)
                .setParameter("state", state)
                .executeUpdate();
    }

    /** @param cause the step's name, or another where an attempt takes the step for the second time */
    int advance(List<UUID> attemptIds, Step step, String cause, LocalDate businessOn, Instant now) {
        Short[] buckets = attemptIds.stream().map(Ids::bucketOf).toArray(Short[]::new);
        return advance(ADVANCE + """
                                 (a.bucket, a.id) in (select bucket, id
                                    from unnest(cast(:buckets as smallint[]), cast(:ids as uuid[])) as x (bucket, id))
                                on conflict do nothing
                                """, step, cause, businessOn, now)
                .setParameter("buckets", buckets)
                .setParameter("ids", attemptIds.toArray(UUID[]::new))
                .executeUpdate();
    }

    /**
     * Splits each payout of a run by the sponsors' parts with the largest remainder, ties to the sponsor that stands first,
     * exactly as Money.split does, once for each amount that occurs; the ids are derived from the instalment, so that
     * booking it twice fails. They are DUE, since they were made in this transaction: an index finds them among years of others.
     */
    int fallDue(UUID runId, short bucketFrom, short bucketTo, LocalDate businessOn, Instant now) {
        return entityManager
                .createNativeQuery("""
                        with fresh as materialized (
                            select p.bucket, p.instalment_id, p.programme, p.programme_version, p.currency, p.amount_minor
                            from payout p where p.run_id = :run and p.state = 'DUE' and p.bucket between :from and :to
                        ), part as (
                            select f.programme, f.programme_version, f.currency, f.amount_minor, s.sponsor, s.position,
                                f.amount_minor * s.parts / s.total as share, f.amount_minor * s.parts % s.total as remainder
                            from (select distinct programme, programme_version, currency, amount_minor from fresh) f
                            join (
                                select code, version, sponsor, position, parts,
                                    cast(sum(parts) over (partition by code, version) as bigint) as total
                                from programme_sponsor
                            ) s on s.code = f.programme and s.version = f.programme_version
                        ), split as materialized (
                            select part.*, share + case when row_number() over (
                                    partition by programme, programme_version, currency, amount_minor
                                    order by remainder desc, position)
                                <= amount_minor - sum(share) over (partition by programme, programme_version, currency, amount_minor)
                                then 1 else 0 end as amount
                            from part
                        ), booking as materialized (
                            select split.*, 'FALL_DUE/' || split.sponsor as step_id, d.id as debit, c.id as credit
                            from split
                            left join ledger_account d on d.programme = split.programme and d.sponsor = split.sponsor
                                and d.currency = split.currency and d.kind = 'COMMITMENT'
                            left join ledger_account c on c.programme = split.programme and c.sponsor = split.sponsor
                                and c.currency = split.currency and c.kind = 'PAYABLE'
                            where split.amount > 0
                        )
                        insert into transfer (id, bucket, debit_account, credit_account, amount_minor, currency, step,
                            subject_id, business_on, booked_at)
                        select derived_id(f.instalment_id, b.step_id), f.bucket, b.debit, b.credit,
                            b.amount, f.currency, 'FALL_DUE', f.instalment_id, :businessOn, :now
                        from fresh f
                        join booking b on b.amount_minor = f.amount_minor and b.programme = f.programme
                            and b.programme_version = f.programme_version and b.currency = f.currency
                        """)
                .setParameter("run", runId)
                .setParameter("from", bucketFrom)
                .setParameter("to", bucketTo)
                .setParameter("businessOn", businessOn)
                .setParameter("now", now)
                .executeUpdate();
    }

    private Query advance(String sql, Step step, String cause, LocalDate businessOn, Instant now) {
        return entityManager
                .createNativeQuery(sql)
                .setParameter("step", step.name())
                .setParameter("cause", cause)
                .setParameter("debit", step.debit().name())
                .setParameter("credit", step.credit().name())
                .setParameter("businessOn", businessOn)
                .setParameter("now", now);
    }

    /** Keeps the sums of every account up to a day. */
    void keepBalances(LocalDate through) {
        entityManager.createNativeQuery("""
                        insert into ledger_closing_balance (closed_through, account_id, debits_minor, credits_minor)
                        select :through, m.account, sum(m.debits), sum(m.credits)
                        from (
                            select debit_account as account, sum(amount_minor) as debits, 0 as credits
                            from transfer where business_on <= :through group by debit_account
                            union all
                            select credit_account, 0, sum(amount_minor)
                            from transfer where business_on <= :through group by credit_account
                        ) m
                        group by m.account
                        """).setParameter("through", through).executeUpdate();
    }

    /**
     * Debits and credits of every account with the transfers booked up to the instant: what the last closing before it has
     * kept, and what was booked on later days. Nothing is booked into a closed month, so no transfer is missed or counted twice.
     */
    List<AccountBalance> balances(Instant upTo) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        with base as (
                            select max(closed_through) as closed_through from ledger_closing where closed_at <= :upTo
                        ), moved as (
                            select account_id as account, debits_minor as debits, credits_minor as credits
                            from ledger_closing_balance where closed_through = (select closed_through from base)
                            union all
                            select debit_account, sum(amount_minor), 0
                            from transfer
                            where booked_at <= :upTo
                                and business_on > coalesce((select closed_through from base), '-infinity')
                            group by debit_account
                            union all
                            select credit_account, 0, sum(amount_minor)
                            from transfer
                            where booked_at <= :upTo
                                and business_on > coalesce((select closed_through from base), '-infinity')
                            group by credit_account
                        )
                        select a.programme, a.sponsor, a.currency, a.kind,
                            cast(coalesce(sum(m.debits), 0) as bigint), cast(coalesce(sum(m.credits), 0) as bigint)
                        from ledger_account a
                        left join moved m on m.account = a.id
                        group by a.id
                        order by a.programme, a.sponsor, a.currency, a.kind
                        """, Tuple.class)
                .setParameter("upTo", upTo)
                .getResultList();
        return rows.stream().map(LedgerSql::balance).toList();
    }

    private static AccountBalance balance(Tuple row) {
        String currency = (String) row.get(2);
        return new AccountBalance(
                (String) row.get(0),
                (String) row.get(1),
                (String) row.get(3),
                Money.ofMinor((Long) row.get(4), currency),
                Money.ofMinor((Long) row.get(5), currency));
    }

    /** Debits and credits per currency, counted side by side from all rows there are. */
    List<TrialBalance.Line> totals(Instant upTo) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select currency, cast(sum(debit) as bigint), cast(sum(credit) as bigint)
                        from (
                            select d.currency, t.amount_minor as debit, 0 as credit
                            from transfer t join ledger_account d on d.id = t.debit_account where t.booked_at <= :upTo
                            union all
                            select c.currency, 0, t.amount_minor
                            from transfer t join ledger_account c on c.id = t.credit_account where t.booked_at <= :upTo
                        ) as sides
                        group by currency order by currency
                        """, Tuple.class)
                .setParameter("upTo", upTo)
                .getResultList();
        return rows.stream()
                .map(row -> new TrialBalance.Line(
                        Money.ofMinor((Long) row.get(1), (String) row.get(0)),
                        Money.ofMinor((Long) row.get(2), (String) row.get(0))))
                .toList();
    }

    /**
     * Transfers after the cursor in the order of the primary key, so that a page costs the same however many there are; all of
     * them, or those of one subject, which lie in its bucket.
     */
    List<TransferLine> transfers(UUID after, @Nullable UUID subject, int limit) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select t.id, t.step, t.amount_minor, t.currency, d.programme, d.sponsor, d.kind, c.kind,
                            t.subject_id, t.link_id, t.business_on, t.booked_at
                        from transfer t
                        join ledger_account d on d.id = t.debit_account
                        join ledger_account c on c.id = t.credit_account
                        where (t.bucket, t.id) > (:bucket, :after)
                            and (cast(:subject as uuid) is null
                                or (t.bucket = :subjectBucket and t.subject_id = cast(:subject as uuid)))
                        order by t.bucket, t.id limit :limit
                        """, Tuple.class)
                .setParameter("bucket", Ids.bucketOf(after))
                .setParameter("after", after)
                .setParameter("subject", subject == null ? null : subject.toString())
                .setParameter("subjectBucket", subject == null ? (short) 0 : Ids.bucketOf(subject))
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new TransferLine(
                        (UUID) row.get(0),
                        (String) row.get(1),
                        Money.ofMinor((Long) row.get(2), (String) row.get(3)),
                        (String) row.get(4),
                        (String) row.get(5),
                        (String) row.get(6),
                        (String) row.get(7),
                        (UUID) row.get(8),
                        (UUID) row.get(9),
                        toDate(row.get(10)),
                        toInstant(row.get(11))))
                .toList();
    }

    private static LocalDate toDate(Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }

    private static Instant toInstant(Object value) {
        return (Instant) value;
    }
}
