-- What the bank's balance of an account at the end of a day differs from the books' by, line by line: the bank's less ours, in minor
-- units, so that the lines sum to the difference. Rows without id are no differences but the books' side of it: BOOKS_OUT, what has
-- left by the books, EXCHANGED, what the bank took for payments in other currencies, and RULED, of which two people have said what it is,
-- each as an exception of its own.
-- The books' side counts from the account's first statement. What the bank books on a day comes into the books when it is told: a
-- movement counts on the day of the first statement that tells it, if that is earlier.
create or replace function reconciliation_line(bank_account uuid, through date)
returns table (id uuid, kind varchar, reason varchar, found_on date, amount_minor bigint, expected_minor bigint,
    statement_id uuid, message_id uuid, entry integer, reference varchar, payout_id uuid)
language sql stable set work_mem = '64MB' as $$
    with item as materialized (
        select i.* from reconciliation_item($1, $2) i
    ), kept as (
        select k.agreed_minor, k.exchanged_minor
        from reconciled_day k where k.account_id = $1 and k.closed_on <= $2 order by k.closed_on desc limit 1
    ), entry as (
        select e.*, derived_id(e.message_id, 'entry/' || e.entry) as id,
            case when e.amount_minor < 0 then e.amount_minor + e.own_minor else e.amount_minor - e.own_minor end as minor
        from item e
        where e.message_id is not null and e.others = 0
            and e.amount_minor <> case when e.amount_minor < 0 then -e.own_minor else e.own_minor end
    ), looked_at as (
        select u.*, l.reason, coalesce(u.only_payout, l.payout_id) as payout,
            coalesce(l.is_ruled, exists (select from exception_case c
                where c.exception_id = derived_id(u.id, 'differs/' || u.minor) and c.state <> 'OPEN')) as is_ruled
        from entry u
        left join lateral (
            select min(l.reason) as reason, case when count(l.payout_id) = 1 then (array_agg(l.payout_id)
                    filter (where l.payout_id is not null))[1] end as payout_id,
                bool_and(exists (select from exception_case c
                    where c.exception_id = derived_id(l.message_id, 'line/' || l.line) and c.state <> 'OPEN'))
                    filter (where l.outcome in ('UNMATCHED', 'PARKED', 'MISMATCH')) as is_ruled
            from bank_message_line l where l.message_id = u.message_id and l.entry = u.entry
        ) l on true
    ), payment as (
        select p.*, exists (select from exception_case c
            where c.exception_id = derived_id(p.payout_id, 'differs/' || p.minor) and c.state <> 'OPEN') as is_ruled
        from (
            select i.*, i.out_minor - i.debits_minor + i.credits_minor as minor from item i where i.message_id is null
        ) p
        where p.minor <> 0
    ), misfit as (
        select f.id, f.kind, f.found_on, f.amount_minor, f.statement_id, s.message_id,
            exists (select from exception_case c where c.exception_id = f.id and c.state <> 'OPEN') as is_ruled
        from bank_statement_finding f join bank_statement s on s.id = f.statement_id
        where f.account_id = $1 and f.over_at is null and f.found_on <= $2
            and f.kind in ('STATEMENT_BALANCE_GAP', 'STATEMENT_SUM_DIFFERS')
    )
    select cast(null as uuid), cast('BOOKS_OUT' as varchar), cast(null as varchar), $2,
        cast(-coalesce((select k.agreed_minor from kept k), 0) - coalesce(sum(i.out_minor - i.agreed_minor), 0) as bigint),
        cast(null as bigint), cast(null as uuid), cast(null as uuid), cast(null as integer), cast(null as varchar), cast(null as uuid)
    from item i where i.message_id is null
    union all
    select null, 'EXCHANGED', null, $2,
        cast(coalesce((select k.exchanged_minor from kept k), 0) + coalesce(sum(i.amount_minor), 0) as bigint),
        null, null, null, null, null, null
    from item i where i.others > 0
    union all
    select null, 'RULED', null, $2, cast(coalesce(sum(r.minor), 0) as bigint), null, null, null, null, null, null
    from (select u.minor from looked_at u where u.is_ruled
        union all select p.minor from payment p where p.is_ruled
        union all select f.amount_minor from misfit f where f.is_ruled) r
    union all
    select u.id,
        case
            when u.nature in ('CHARGES', 'INTEREST') then u.nature
            when u.own_minor > 0 and u.minor = -u.charges_minor then 'CHARGES'
            when u.own_minor > 0 then 'AMOUNT_DIFFERS'
            when u.nature = 'RETURN' then 'RETURN_NOT_MATCHED'
            when u.nature = 'CREDIT' then 'CREDIT_UNKNOWN'
            else 'DEBIT_UNKNOWN'
        end,
        u.reason, u.moved_on, u.minor, case when u.own_minor > 0 then u.own_minor end, u.statement_id, u.message_id,
        u.entry, u.reference, u.payout
    from looked_at u where not u.is_ruled
    union all
    select p.payout_id,
        case
            when p.out_minor > 0 and p.debits_minor = 0 and p.credits_minor = 0 then 'SENT_NOT_BOOKED'
            when p.returned_minor > 0 and p.credits_minor = 0 then 'RETURN_NOT_BOOKED'
            else 'BOOKED_NOT_IN_BOOKS'
        end,
        null, p.moved_on, p.minor, null, null, null, null, null, p.payout_id
    from payment p
    where not p.is_ruled
    union all
    select f.id, f.kind, null, f.found_on, f.amount_minor, null, f.statement_id, f.message_id, null, null, null
    from misfit f where not f.is_ruled
$$;
grant execute on function reconciliation_line(uuid, date) to carrots_app;
