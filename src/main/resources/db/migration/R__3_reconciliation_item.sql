-- The payments and entries of an account of which books and bank have to be compared at the end of a day, as they stand then: those that
-- moved since the last day that is kept, and those that were not agreed on then. All others are in what that day came to.
-- An item is an entry of a statement (it has a message), or a payment, with the day on which it last moved. Each is found by its key, however few the planner takes them for:
-- the time grows with their number.
create or replace function reconciliation_item(bank_account uuid, through date)
returns table (bucket smallint, payout_id uuid, out_minor bigint, returned_minor bigint, debits_minor bigint, credits_minor bigint,
    agreed_minor bigint, message_id uuid, entry integer, statement_id uuid, nature varchar, amount_minor bigint, charges_minor bigint,
    reference varchar, moved_on date, own_minor bigint, others bigint, only_payout uuid, is_open boolean)
language sql stable set enable_hashjoin = off set enable_mergejoin = off set work_mem = '64MB' as $$
    with kept as materialized (
        select k.* from reconciled_day k where k.account_id = $1 and k.closed_on <= $2 order by k.closed_on desc limit 1
    ), since as materialized (
        select coalesce((select k.closed_on from kept k), '-infinity') as on
    ), open_entry as materialized (
        select o.message_id, o.entry from kept k cross join lateral unnest(k.open_messages, k.open_entries) as o (message_id, entry)
    ), entry as materialized (
        select e.message_id, e.entry, e.statement_id, e.nature, e.amount_minor, e.charges_minor, e.reference, s.last_on, t.*,
            (t.others = 0 and e.amount_minor <> case when e.amount_minor < 0 then -t.own else t.own end)
                or exists (select from bank_message_line l where l.message_id = e.message_id and l.entry = e.entry
                    and l.outcome in ('UNMATCHED', 'PARKED', 'MISMATCH')) as is_open
        from (
            select e.message_id, e.entry
            from bank_statement s join bank_statement_entry e on e.statement_id = s.id
            where s.account_id = $1 and s.place is not null and s.last_on > (select f.on from since f) and s.last_on <= $2
            union all
            select o.message_id, o.entry from open_entry o
        ) i
        join bank_statement_entry e on e.message_id = i.message_id and e.entry = i.entry
        join bank_statement s on s.id = e.statement_id
        cross join lateral (
            select cast(coalesce(sum(t.amount_minor) filter (where t.is_own), 0) as bigint) as own,
                count(*) filter (where not t.is_own) as others,
                case when count(*) = 1 then (array_agg(t.payout_id))[1] end as only_payout,
                array_agg(t.bucket) filter (where t.is_own) as buckets, array_agg(t.payout_id) filter (where t.is_own) as payouts
            from report_told_payment t
            where t.account_id = $1 and t.statement_id = e.statement_id and t.message_id = i.message_id and t.entry = i.entry
        ) t
    ), open_payment as materialized (
        select o.bucket, o.payout_id from kept k cross join lateral unnest(k.open_buckets, k.open_payouts) as o (bucket, payout_id)
    ), booked as materialized (
        select distinct b.bucket, b.subject_id
        from transfer b
        where b.currency = (select a.currency from bank_account a where a.id = $1)
            and b.step in ('SEND', 'SETTLE', 'REJECT', 'RETURN')
            and b.business_on > (select f.on from since f) and b.business_on <= $2
    ), moved as materialized (
        select x.bucket, x.payout_id
        from booked b
        cross join lateral (
            -- By its key, whatever the planner takes row-level security to leave of a batch.
            select x.bucket, x.payout_id, x.batch_id from payment_attempt x where x.bucket = b.bucket and x.id = b.subject_id offset 0
        ) x
        join payout_batch q on q.id = x.batch_id
        join bank_account a on a.id = $1 and coalesce(q.account, '') = any (a.names)
        union
        select t.bucket, t.payout_id from entry e cross join lateral unnest(e.buckets, e.payouts) as t (bucket, payout_id)
        union
        select o.bucket, o.payout_id from open_payment o
    ), payment as materialized (
        select m.bucket, m.payout_id, t.debits, t.credits, b.sent - b.returned as out, b.returned,
            case when (m.bucket, m.payout_id) in (select o.bucket, o.payout_id from open_payment o) then 0 else t.agreed end as agreed,
            t.is_doubted, coalesce(greatest(b.booked_on, t.told_on), $2) as moved_on
        from moved m
        cross join lateral (
            select coalesce(sum(t.amount_minor) filter (where t.is_debit), 0) as debits,
                coalesce(sum(t.amount_minor) filter (where not t.is_debit), 0) as credits,
                coalesce(sum(case when t.is_debit then t.amount_minor else -t.amount_minor end) filter (
                    where t.last_on <= (select f.on from since f)
                        and (t.message_id, t.entry) not in (select o.message_id, o.entry from open_entry o)), 0) as agreed,
                coalesce(bool_or((t.message_id, t.entry) in (select e.message_id, e.entry from entry e where e.is_open)), false) as is_doubted,
                -- In their order: what came back can be debited again.
                array_agg(t.last_on order by t.last_on) filter (where t.is_debit) as debited_on,
                array_agg(t.last_on order by t.last_on) filter (where not t.is_debit) as credited_on,
                max(t.last_on) as told_on
            from report_told_payment t
            where t.bucket = m.bucket and t.payout_id = m.payout_id and t.account_id = $1 and t.is_own and t.last_on <= $2
        ) t
        cross join lateral (
            select
                case when bool_or(b.step = 'SETTLE' and b.business_on < a.begun_on) and t.debited_on is null then 0
                    else coalesce(sum(b.amount_minor) filter (where b.step = 'SEND' and least(b.business_on, t.debited_on[b.sending]) <= $2), 0)
                        - coalesce(sum(b.amount_minor) filter (where b.step = 'REJECT' and b.business_on <= $2), 0)
                    end as sent,
                case when bool_or(b.step = 'RETURN' and b.business_on < a.begun_on) and t.credited_on is null then 0
                    else coalesce(sum(b.amount_minor) filter (where b.step = 'RETURN' and least(b.business_on, t.credited_on[b.returning]) <= $2), 0)
                    end as returned,
                max(b.business_on) filter (where b.business_on <= $2) as booked_on
            from bank_account a
            join payment_attempt x on x.bucket = m.bucket and x.payout_id = m.payout_id
            join payout_batch q on q.id = x.batch_id and coalesce(q.account, '') = any (a.names)
            -- Each sponsor's own, numbered: the second sending is the second debit, unless the bank refused the first, and so with what came back.
            join lateral (
                select b.step, b.business_on, b.amount_minor,
                    count(*) filter (where b.step = 'SEND') over told - count(*) filter (where b.step = 'REJECT') over told as sending,
                    count(*) filter (where b.step = 'RETURN') over told as returning
                from transfer b
                where b.bucket = x.bucket and b.subject_id = x.id and b.currency = a.currency
                    and b.step in ('SEND', 'SETTLE', 'REJECT', 'RETURN')
                window told as (partition by case when b.step = 'SEND' then b.debit_account else b.credit_account end order by b.booked_at)
            ) b on true
            where a.id = $1
        ) b
    )
    select null, null, null, null, null, null, null, e.message_id, e.entry, e.statement_id, e.nature, e.amount_minor, e.charges_minor,
        e.reference, e.last_on, e.own, e.others, e.only_payout, e.is_open
    from entry e
    union all
    select p.bucket, p.payout_id, p.out, p.returned, p.debits, p.credits, p.agreed, null, null, null, null, null, null, null, p.moved_on, null,
        null, null, p.is_doubted or p.out <> p.debits - p.credits
    from payment p
$$;
grant execute on function reconciliation_item(uuid, date) to carrots_app;
