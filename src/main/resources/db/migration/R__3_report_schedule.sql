-- All that is due and paid for a claimant: each instalment with its payouts, of which the highest number says where it stands,
-- and whether something stops the next payout, by the conditions of payout.Obstacle (a test compares them). Payouts of an
-- instalment are numbered from 1 and their ids follow from that, so each is found by its primary key. (The id is computed before the
-- join: behind row level security, an index is used only for comparisons without functions.)
create or replace view report_schedule with (security_invoker = true) as
select i.bucket, i.id as instalment_id, i.partner, a.claimant_id, i.award_id, i.programme, i.kind, i.due_on, i.period_from,
    i.period_to, i.amount_minor, i.currency, i.state,
    p.id as payout_id, p.number, p.amount_minor as payout_minor, p.currency as payout_currency, p.state as payout_state,
    p.standing, p.changed_at,
    not (not (exists (select from award a
    where a.bucket = i.bucket and a.id = i.award_id and a.state = 'QUEUED'))
        and not (exists (select from claimant c
    where c.bucket = i.bucket and c.id = i.claimant_id and c.state <> 'ACTIVE'))
        and not (i.programme in (select e.programme from programme_closure e where e.reopened_at is null))
        and not (exists (select from claim_hold h
    where h.bucket = i.bucket and h.claim_id = i.claim_id and h.lifted_at is null))
        and not (exists (select from payout_hold h
    where h.bucket = p.bucket and h.payout_id = p.id and h.released_at is null))
        and not (exists (select from award a
    where a.bucket = i.bucket and a.id = i.award_id and a.state = 'SUSPENDED'
        and coalesce((select min(s.suspended_from) from award_suspension s
            where s.bucket = a.bucket and s.award_id = a.id and s.lifted_at is null), i.due_on) <= i.due_on))
        and not (exists (select from destination_block d
    where d.bucket = i.bucket and d.claimant_id = i.claimant_id and d.released_at is null
        and d.destination_version = coalesce(p.destination_version, (select c.destination_version
            from claimant c where c.bucket = i.bucket and c.id = i.claimant_id))))
        and not (exists (select from destination_change d
    where d.bucket = i.bucket and d.claimant_id = i.claimant_id and d.state = 'PROPOSED'))
        and not (exists (select from destination_change d
    where d.bucket = i.bucket and d.claimant_id = i.claimant_id and d.state = 'CONFIRMED'))) as stopped
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
