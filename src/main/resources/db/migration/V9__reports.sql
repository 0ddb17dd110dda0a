-- What finance reads. Views run with the caller's rights, so that row level security holds in them too.

-- An amount by sponsor: Hamilton's method as in money.LargestRemainder. Each sponsor gets the floor of its share, and the
-- minor units left over go to the largest remainders, the first position winning a tie. Shares always sum to the amount.
create function sponsor_shares(programme text, programme_version integer, amount bigint)
returns table (place smallint, sponsor varchar, amount_minor bigint)
language sql stable parallel safe as $$
    select q.position, q.sponsor,
        cast(q.floor + case
            when row_number() over (order by q.remainder desc, q.position) <= $3 - sum(q.floor) over () then 1
            else 0 end as bigint)
    from (
        select s.position, s.sponsor,
            div(cast($3 as numeric) * s.parts, sum(s.parts) over ()) as floor,
            mod(cast($3 as numeric) * s.parts, sum(s.parts) over ()) as remainder
        from programme_sponsor s
        where s.code = $1 and s.version = $2
    ) as q
$$;
grant execute on function sponsor_shares(text, integer, bigint) to carrots_app;

-- Payouts with where their money stands; each state stands in exactly one place, so the places sum to the total.
--   DUE owed, not yet sent · IN_TRANSIT with the bank, not confirmed · SETTLED confirmed ·
--   FAILED came back and is still owed · HELD stopped and still owed · CLOSED not owed by this payout any more
create view report_payout with (security_invoker = true) as
select bucket, id, partner, run_id, instalment_id, number, award_id, claimant_id, programme, programme_version, kind, due_on,
    cast(date_trunc('month', cast(due_on as timestamp)) as date) as due_month, amount_minor, currency, state,
    case state
        when 'DUE' then 'DUE'
        when 'BATCHED' then 'DUE'
        when 'SENT' then 'IN_TRANSIT'
        when 'UNKNOWN' then 'IN_TRANSIT'
        when 'SETTLED' then 'SETTLED'
        when 'REJECTED' then 'FAILED'
        when 'RETURNED' then 'FAILED'
        when 'HELD' then 'HELD'
        when 'CANCELLED' then 'CLOSED'
        when 'REISSUED' then 'CLOSED'
    end as standing,
    batch_id, created_at, changed_at
from payout;
grant select on report_payout to carrots_app;

-- One row per payout and sponsor.
create view report_payout_share with (security_invoker = true) as
select p.bucket, p.id as payout_id, p.partner, p.programme, p.programme_version, p.kind, p.due_on, p.due_month, p.currency,
    p.state, p.standing, s.place, s.sponsor, s.amount_minor
from report_payout p
cross join lateral sponsor_shares(p.programme, p.programme_version, p.amount_minor) as s;
grant select on report_payout_share to carrots_app;

-- All that is due and paid for a claimant: each instalment with its payouts, of which the highest number says where it stands,
-- and whether something stops the next payout: an open hold on the claim, or a suspended award. Payouts of an instalment are
-- numbered from 1 and their ids follow from that, so each is found by its primary key. (The id is computed before the join: behind
-- row level security, an index is used only for comparisons without functions.)
create view report_schedule with (security_invoker = true) as
select i.bucket, i.id as instalment_id, i.partner, a.claimant_id, i.award_id, i.programme, i.kind, i.due_on, i.period_from,
    i.period_to, i.amount_minor, i.currency, i.state,
    p.id as payout_id, p.number, p.amount_minor as payout_minor, p.currency as payout_currency, p.state as payout_state,
    p.standing, p.changed_at,
    a.state = 'SUSPENDED' or exists (
        select from claim_hold h where h.bucket = i.bucket and h.claim_id = i.claim_id and h.lifted_at is null
    ) as stopped
from award a
join instalment i on i.bucket = a.bucket and i.award_id = a.id
left join lateral (
    with recursive numbered as (
        select p.*, derived_id(p.instalment_id, 'payout/' || (p.number + 1)) as next_id
        from (select derived_id(i.id, 'payout/1') as id offset 0) as first
        join report_payout p on p.bucket = i.bucket and p.id = first.id
        union all
        select p.*, derived_id(p.instalment_id, 'payout/' || (p.number + 1))
        from numbered b
        join report_payout p on p.bucket = b.bucket and p.id = b.next_id
    )
    select * from numbered
) as p on true;
grant select on report_schedule to carrots_app;
