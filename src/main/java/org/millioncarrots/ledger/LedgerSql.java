package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.LedgerView.AccountBalance;
import org.millioncarrots.ledger.LedgerView.TransferLine;
import org.millioncarrots.ledger.LedgerView.TrialBalance;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The statements of the books. */
@ApplicationScoped
class LedgerSql {
    private static final String BALANCES = """
            with base as (
                select max(closed_through) as closed_through from ledger_closing where %s
            ), since as materialized (
                select debit_account, credit_account, sum(amount_minor) as minor
                from transfer
                where %s and business_on > coalesce((select closed_through from base), '-infinity')
                group by debit_account, credit_account
            ), moved as (
                select account_id as account, debits_minor as debits, credits_minor as credits
                from ledger_closing_balance where closed_through = (select closed_through from base)
                union all
                select debit_account, minor, 0 from since
                union all
                select credit_account, 0, minor from since
            )
            select a.programme, a.sponsor, a.currency, a.kind,
                coalesce(sum(m.debits), 0) as debits, coalesce(sum(m.credits), 0) as credits
            from ledger_account a
            left join moved m on m.account = a.id
            group by a.id
            order by a.programme, a.sponsor, a.currency, a.kind
            """;

    private final Sql sql;

    LedgerSql(Sql sql) {
        this.sql = sql;
    }

    /** A transfer with the numbers of its accounts. */
    record Numbered(Transfer transfer, int debit, int credit) {}

    void insert(Collection<Numbered> transfers, Instant now) {
        sql.batch("""
                insert into transfer (id, bucket, debit_account, credit_account, amount_minor, currency, step,
                    subject_id, link_id, business_on, booked_at)
                values (:id, :bucket, :debit, :credit, :amount, :currency, :step, :subject, :link, :businessOn, :now)
                """, transfers, (values, one) -> values.with(
                        "id", one.transfer().id())
                .with("bucket", Ids.bucketOf(one.transfer().subjectId()))
                .with("debit", one.debit())
                .with("credit", one.credit())
                .with("amount", one.transfer().amount().minorUnits())
                .with("currency", one.transfer().amount().currency())
                .with("step", one.transfer().step())
                .with("subject", one.transfer().subjectId())
                .with("link", one.transfer().linkId())
                .with("businessOn", one.transfer().businessOn())
                .with("now", now));
    }

    /**
     * What fell due for an instalment stands in its FALL_DUE transfers, one per sponsor, found by their derived ids. Each is
     * moved on by the step under an id derived from the attempt, so repeating the statement adds nothing. A missing account
     * fails the statement (the column takes no null) instead of losing the transfer.
     */
    int advance(MoneyRows attempts, Step step, LocalDate businessOn, Instant now) {
        return advance(attempts, step, "", businessOn, now);
    }

    /** The same once more: the id counts how often the attempt has taken the step. */
    int advanceAgain(MoneyRows attempts, Step step, LocalDate businessOn, Instant now) {
        return advance(attempts, step, TURN, businessOn, now);
    }

    /** Nothing for the first time. All four steps are named because the index {@code transfer_of_attempt} is on them. */
    private static final String TURN = """
             || (select coalesce('/' || nullif(count(*), 0), '') from transfer b
                where b.bucket = m.bucket and b.subject_id = m.attempt_id and b.step in ('SEND', 'SETTLE', 'REJECT', 'RETURN')
                    and b.step = :step and b.debit_account = d.id)""";

    private int advance(MoneyRows attempts, Step step, String turn, LocalDate businessOn, Instant now) {
        return attempts.in(sql, """
                insert into transfer (id, bucket, debit_account, credit_account, amount_minor, currency, step,
                    subject_id, business_on, booked_at)
                select derived_id(m.attempt_id, :step || '/' || s.sponsor""" + turn + """
                    ), m.bucket, d.id, c.id, due.amount_minor,
                    due.currency, :step, m.attempt_id, :businessOn, :now
                from ({rows}) m
                join ledger_account s on s.programme = m.programme and s.currency = m.currency and s.kind = 'PAYABLE'
                join transfer due on due.bucket = m.bucket and due.id = derived_id(m.instalment_id, 'FALL_DUE/' || s.sponsor)
                left join ledger_account d on d.programme = s.programme and d.sponsor = s.sponsor
                    and d.currency = due.currency and d.kind = :debit
                left join ledger_account c on c.programme = s.programme and c.sponsor = s.sponsor
                    and c.currency = due.currency and c.kind = :credit
                on conflict do nothing
                """)
                .with("step", step)
                .with("debit", step.debit())
                .with("credit", step.credit())
                .with("businessOn", businessOn)
                .with("now", now)
                .run();
    }

    static final String FALL_DUE = """
            with fresh as materialized ({rows}), booking as materialized (
                select f.*, s.amount_minor as share_minor, 'FALL_DUE/' || s.sponsor as step_id, d.id as debit, c.id as credit
                from (select distinct programme, programme_version, currency, amount_minor from fresh) f
                cross join lateral sponsor_shares(f.programme, f.programme_version, f.amount_minor) s
                left join ledger_account d on d.programme = f.programme and d.sponsor = s.sponsor
                    and d.currency = f.currency and d.kind = 'COMMITMENT'
                left join ledger_account c on c.programme = f.programme and c.sponsor = s.sponsor
                    and c.currency = f.currency and c.kind = 'PAYABLE'
                where s.amount_minor > 0
            )
            insert into transfer (id, bucket, debit_account, credit_account, amount_minor, currency, step,
                subject_id, business_on, booked_at)
            select derived_id(f.instalment_id, b.step_id), f.bucket, b.debit, b.credit,
                b.share_minor, f.currency, 'FALL_DUE', f.instalment_id, :businessOn, :now
            from fresh f
            join booking b on b.amount_minor = f.amount_minor and b.programme = f.programme
                and b.programme_version = f.programme_version and b.currency = f.currency
            """;

    /**
     * Books each payout by the sponsors' shares, which are made once for each amount that occurs; the ids are derived from the
     * instalment, so that booking it twice fails.
     */
    int fallDue(MoneyRows payouts, LocalDate businessOn, Instant now) {
        return payouts.in(sql, FALL_DUE)
                .with("businessOn", businessOn)
                .with("now", now)
                .run();
    }

    /**
     * Debits and credits of every account with the transfers booked up to the instant, or all: what the last closing before it has
     * kept, and what was booked on later days, read once and summed by its pair of accounts, of which there are few. Nothing is booked into a closed month, so no transfer is missed or counted twice.
     */
    List<AccountBalance> balances(@Nullable Instant upTo) {
        // All of them are read from the index of days, which does not know when they were booked.
        Sql.Statement statement = upTo == null
                ? sql.of(BALANCES.formatted("true", "true"))
                : sql.of(BALANCES.formatted("closed_at <= :upTo", "booked_at <= :upTo"))
                        .with("upTo", upTo);
        return statement.list(row -> new AccountBalance(
                row.text("programme"),
                row.text("sponsor"),
                row.text("kind"),
                row.money("debits", "currency"),
                row.money("credits", "currency")));
    }

    /** Debits and credits per currency, counted side by side from all rows there are. */
    List<TrialBalance.Line> totals(Instant upTo) {
        return sql.of("""
                select currency, sum(debit) as debits, sum(credit) as credits
                from (
                    select d.currency, t.amount_minor as debit, 0 as credit
                    from transfer t join ledger_account d on d.id = t.debit_account where t.booked_at <= :upTo
                    union all
                    select c.currency, 0, t.amount_minor
                    from transfer t join ledger_account c on c.id = t.credit_account where t.booked_at <= :upTo
                ) as sides
                group by currency order by currency
                """)
                .with("upTo", upTo)
                .list(row -> new TrialBalance.Line(row.money("debits", "currency"), row.money("credits", "currency")));
    }

    /**
     * Transfers after the cursor in the order of the primary key, so that a page costs the same however many there are; all of
     * them, or those of one subject, which lie in its bucket.
     */
    List<TransferLine> transfers(UUID after, @Nullable UUID subject, int limit) {
        return sql.of("""
                select t.id, t.step, t.amount_minor, t.currency, d.programme, d.sponsor, d.kind as debit, c.kind as credit,
                    t.subject_id, t.link_id, t.business_on, t.booked_at
                from transfer t
                join ledger_account d on d.id = t.debit_account
                join ledger_account c on c.id = t.credit_account
                where (t.bucket, t.id) > (:bucket, :after)
                    and (cast(:subject as uuid) is null
                        or (t.bucket = :subjectBucket and t.subject_id = cast(:subject as uuid)))
                order by t.bucket, t.id limit :limit
                """)
                .with("bucket", Ids.bucketOf(after))
                .with("after", after)
                .with("subject", subject)
                .with("subjectBucket", subject == null ? (short) 0 : Ids.bucketOf(subject))
                .with("limit", limit)
                .list(LedgerSql::line);
    }

    /** A transfer with the names of its accounts. */
    static TransferLine line(Row row) {
        return new TransferLine(
                row.id("id"),
                row.text("step"),
                row.money("amount_minor", "currency"),
                row.text("programme"),
                row.text("sponsor"),
                row.text("debit"),
                row.text("credit"),
                row.id("subject_id"),
                row.idOrNull("link_id"),
                row.date("business_on"),
                row.instant("booked_at"));
    }
}
