-- What the bank's balance of an account at the end of a day differs from the books' by, line by line: the bank's less ours, in minor
-- units, so that the lines sum to the difference. Rows without id are no differences but the books' side of it: BOOKS_OUT, what has
-- left by the books, EXCHANGED, what the bank took for payments in other currencies, and RULED, of which two people have said what it is,
-- each as an exception of its own.
-- The books' side counts from the account's first statement. What the bank books on a day comes into the books when it is told: a
-- movement counts on the day of the first statement that tells it, if that is earlier.
-- All payments since are read, however few the planner takes them for: without nested loops the time grows with their number, and not with
-- its square while the statistics are of yesterday.
create or replace function reconciliation_line(bank_account uuid, through date)
returns table (id uuid, kind varchar, reason varchar, found_on date, amount_minor bigint, expected_minor bigint,
    statement_id uuid, message_id uuid, entry integer, reference varchar, payout_id uuid)
language sql stable set enable_nestloop = off set work_mem = '64MB' as $$
    with account as (
        select a.id, a.currency, a.names, a.begun_on from bank_account a where a.id = $1
    ), said as materialized (
        -- Read once, for what each entry tells and for what is told of each payment.
        select t.message_id, t.entry, t.bucket, t.payout_id, t.amount_minor, t.is_own, t.is_debit, t.last_on
        from report_told_payment t
        where t.account_id = $1 and t.last_on <= $2
    ), entry as (
        select e.message_id, e.entry, e.statement_id, e.nature, e.amount_minor, e.charges_minor, e.reference, s.last_on,
            coalesce(t.own, 0) as own, coalesce(t.others, 0) as others, t.payout_id
        from bank_statement s
        join bank_statement_entry e on e.statement_id = s.id
        left join (
            select t.message_id, t.entry, sum(t.amount_minor) filter (where t.is_own) as own,
                count(*) filter (where not t.is_own) as others, case when count(*) = 1 then min(cast(t.payout_id as text)) end as payout_id
            from said t
            group by t.message_id, t.entry
        ) t on t.message_id = e.message_id and t.entry = e.entry
        where s.account_id = $1 and s.place is not null and s.last_on <= $2
    ), unexplained as (
        select e.*, case when e.amount_minor < 0 then e.amount_minor + e.own else e.amount_minor - e.own end as minor
        from entry e
        where e.others = 0 and e.amount_minor <> case when e.amount_minor < 0 then -e.own else e.own end
    ), looked_at as (
        select u.*, l.reason, coalesce(u.payout_id, l.payout_id) as payout, coalesce(l.is_ruled, false) as is_ruled
        from unexplained u
        left join lateral (
            select min(l.reason) as reason, case when count(l.payout_id) = 1 then min(cast(l.payout_id as text)) end as payout_id,
                bool_and(exists (select from exception_case c
                    where c.exception_id = derived_id(l.message_id, 'line/' || l.line) and c.state <> 'OPEN'))
                    filter (where l.outcome in ('UNMATCHED', 'PARKED', 'MISMATCH')) as is_ruled
            from bank_message_line l where l.message_id = u.message_id and l.entry = u.entry
        ) l on true
    ), misfit as (
        select f.id, f.kind, f.found_on, f.amount_minor, f.statement_id, s.message_id,
            exists (select from exception_case c where c.exception_id = f.id and c.state <> 'OPEN') as is_ruled
        from bank_statement_finding f join bank_statement s on s.id = f.statement_id
        where f.account_id = $1 and f.over_at is null and f.found_on <= $2
            and f.kind in ('STATEMENT_BALANCE_GAP', 'STATEMENT_SUM_DIFFERS')
    ), told as (
        select t.bucket, t.payout_id,
            coalesce(sum(t.amount_minor) filter (where t.is_debit), 0) as debits,
            coalesce(sum(t.amount_minor) filter (where not t.is_debit), 0) as credits,
            min(t.last_on) filter (where t.is_debit) as debited_on, min(t.last_on) filter (where not t.is_debit) as credited_on
        from said t
        where t.is_own
        group by t.bucket, t.payout_id
    ), book as (
        select x.bucket, x.payout_id,
            case when bool_or(b.step = 'SETTLE' and b.business_on < a.begun_on) and max(t.debited_on) is null then 0
                else coalesce(sum(b.amount_minor) filter (where b.step = 'SEND' and least(b.business_on, t.debited_on) <= $2), 0)
                    - coalesce(sum(b.amount_minor) filter (where b.step = 'REJECT' and b.business_on <= $2), 0)
                end as sent,
            case when bool_or(b.step = 'RETURN' and b.business_on < a.begun_on) and max(t.credited_on) is null then 0
                else coalesce(sum(b.amount_minor) filter (where b.step = 'RETURN' and least(b.business_on, t.credited_on) <= $2), 0)
                end as returned
        from account a
        join transfer b on b.currency = a.currency and b.step in ('SEND', 'SETTLE', 'REJECT', 'RETURN')
        join payment_attempt x on x.bucket = b.bucket and x.id = b.subject_id
        join payout_batch q on q.id = x.batch_id and coalesce(q.account, '') = any (a.names)
        left join told t on t.bucket = x.bucket and t.payout_id = x.payout_id
        group by x.bucket, x.payout_id
    ), payment as (
        select coalesce(b.payout_id, t.payout_id) as payout_id, coalesce(b.sent, 0) - coalesce(b.returned, 0) as out,
            coalesce(b.returned, 0) as returned, coalesce(t.debits, 0) as debits, coalesce(t.credits, 0) as credits
        from book b full join told t on t.bucket = b.bucket and t.payout_id = b.payout_id
    )
    select cast(null as uuid), cast('BOOKS_OUT' as varchar), cast(null as varchar), $2, cast(-coalesce(sum(p.out), 0) as bigint),
        cast(null as bigint), cast(null as uuid), cast(null as uuid), cast(null as integer), cast(null as varchar), cast(null as uuid)
    from payment p
    union all
    select null, 'EXCHANGED', null, $2, cast(coalesce(sum(e.amount_minor), 0) as bigint), null, null, null, null, null, null
    from entry e where e.others > 0
    union all
    select null, 'RULED', null, $2, cast(coalesce(sum(r.minor), 0) as bigint), null, null, null, null, null, null
    from (select u.minor from looked_at u where u.is_ruled
        union all select f.amount_minor from misfit f where f.is_ruled) r
    union all
    select derived_id(u.message_id, 'entry/' || u.entry),
        case
            when u.nature in ('CHARGES', 'INTEREST') then u.nature
            when u.own > 0 and u.minor = -u.charges_minor then 'CHARGES'
            when u.own > 0 then 'AMOUNT_DIFFERS'
            when u.nature = 'RETURN' then 'RETURN_NOT_MATCHED'
            when u.nature = 'CREDIT' then 'CREDIT_UNKNOWN'
            else 'DEBIT_UNKNOWN'
        end,
        u.reason, u.last_on, cast(u.minor as bigint), cast(case when u.own > 0 then u.own end as bigint), u.statement_id, u.message_id,
        u.entry, u.reference, cast(u.payout as uuid)
    from looked_at u where not u.is_ruled
    union all
    select p.payout_id,
        case
            when p.out > 0 and p.debits = 0 and p.credits = 0 then 'SENT_NOT_BOOKED'
            when p.returned > 0 and p.credits = 0 then 'RETURN_NOT_BOOKED'
            else 'BOOKED_NOT_IN_BOOKS'
        end,
        null, $2, cast(p.out - p.debits + p.credits as bigint), null, null, null, null, null, p.payout_id
    from payment p
    where p.out <> p.debits - p.credits
    union all
    select f.id, f.kind, null, f.found_on, f.amount_minor, null, f.statement_id, f.message_id, null, null, null
    from misfit f where not f.is_ruled
$$;
grant execute on function reconciliation_line(uuid, date) to carrots_app;
