package org.millioncarrots.report.day;

/** The statements of the morning's page. */
final class TodaySql {
    static final String BANK = """
            select a.account, a.currency, s.id as statement_id, s.last_on, s.closing_minor,
                s.closing_minor - s.opening_minor + s.debits_minor - s.credits_minor as unexplained_minor,
                (select count(*) from bank_statement_finding f where f.account_id = a.id and f.over_at is null) as findings
            from bank_account a
            left join lateral (
                select s.id, s.last_on, s.opening_minor, s.closing_minor, s.debits_minor, s.credits_minor
                from bank_statement s where s.account_id = a.id and s.standing = 'COUNTED'
                order by s.last_on desc, s.id desc limit 1
            ) as s on true
            order by a.account, a.currency
            """;

    static final String UNANSWERED = """
            select b.id, b.message_id, b.delivered_at, b.currency, count(*) as n, cast(sum(p.amount_minor) as bigint) as minor,
                count(*) over () as batches
            from payout_batch b join payout p on p.batch_id = b.id
            where b.state = 'DELIVERED' and p.state in ('SENT', 'UNKNOWN')
            group by b.id
            order by b.delivered_at limit 20
            """;

    /** By names as the two-people rules compare them. */
    static final String WAITING = "select kind, count(*) filter (where lower(person) <> lower(:person)) as others,"
            + " count(*) filter (where lower(person) = lower(:person)) as own, min(begun_at) as oldest from ("
            + Waiting.all() + ") as w group by kind order by kind";

    /** Of each kind the one that waits longest for the caller. */
    static final String NEXT = "select distinct on (kind) kind, target from (" + Waiting.all()
            + ") as w where lower(person) <> lower(:person) and target is not null order by kind, begun_at, target";

    static final String BATCHES = """
            select currency, cast(sum(total_minor) as bigint) as minor
            from payout_batch where state = 'COLLECTED' and lower(created_by) <> lower(:person)
            group by currency order by currency
            """;

    static final String STUCK = """
            select kind, reason, currency, count(*) as n, min(since) as oldest,
                case when count(amount_minor) > 0
                    then cast(least(sum(amount_minor), 9223372036854775807) as bigint) end as minor
            from report_exception_line
            where state <> 'CLOSED'
            group by kind, reason, currency
            order by oldest, kind, reason, currency
            """;

    /** From what the last closing before has kept; what was there before the first day is without a step. */
    static final String MOVED = """
            with account as (
                select id, currency, kind from ledger_account where kind in ('PAYABLE', 'IN_TRANSIT', 'SETTLED')
            ), booked as materialized (
                select debit_account, credit_account, step, business_on >= :first as is_new, sum(amount_minor) as minor
                from transfer
                where business_on > :closed and business_on <= :last
                group by debit_account, credit_account, step, is_new
            ), side as (
                select credit_account as account_id, step, is_new, minor from booked
                union all
                select debit_account, step, is_new, -minor from booked
            ), entry as (
                select account_id, cast(null as varchar) as step, credits_minor - debits_minor as minor
                from ledger_closing_balance
                where closed_through = :closed and account_id in (select id from account)
                union all
                select account_id, case when is_new then step end, sum(minor)
                from side where account_id in (select id from account) group by 1, 2
            )
            select a.currency, a.kind, e.step, cast(sum(e.minor) as bigint) as minor
            from entry e join account a on a.id = e.account_id
            group by a.currency, a.kind, e.step
            order by a.currency, array_position(array['PAYABLE', 'IN_TRANSIT', 'SETTLED'], cast(a.kind as text)),
                e.step nulls first
            """;

    /** In the currency of the promise; of what is exchanged when paid the amount in the other is not known before. */
    static final String DUE_SOON = """
            select b.currency, coalesce(d.n, 0) as n, coalesce(d.minor, 0) as due_minor, b.minor as available_minor
            from (
                select currency, cast(sum(appropriated_minor - committed_minor) as bigint) as minor
                from budget group by currency
            ) b
            left join (
                select currency, count(*) as n, cast(sum(amount_minor) as bigint) as minor
                from instalment
                where bucket = any (:buckets) and state = 'SCHEDULED' and due_on between :from and :to group by currency
            ) d on d.currency = b.currency
            order by b.currency
            """;

    static final String PAYABLE = """
            select currency, cast(sum(amount_minor) as bigint) as minor from payout where state = 'DUE' group by currency
            """;

    private TodaySql() {}
}
