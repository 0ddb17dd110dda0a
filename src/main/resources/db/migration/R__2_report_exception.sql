-- Payouts that came back or are not answered, instalments that the newest run to reach them left out, with the reason, and payouts that
-- no batch takes, with the first of what stops them, by the conditions of payout.Obstacle (a test compares them). These are looked for
-- from what stops, which is little, and not among all that is due. Checks are not named: the list would be one of people in danger.
create or replace view report_exception with (security_invoker = true) as
select p.id, p.state as kind, a.reason, p.programme, p.kind as benefit, p.due_on, p.amount_minor, p.currency,
    p.id as payout_id, p.instalment_id, p.changed_at as since, p.bucket
from payout p
left join lateral (
    select reason from payment_attempt a
    where a.bucket = p.bucket and a.payout_id = p.id
    order by a.created_at desc, a.id desc limit 1
) as a on true
where p.state in ('REJECTED', 'RETURNED', 'UNKNOWN')
union all
select i.id, 'SKIPPED', k.reason, i.programme, i.kind, i.due_on, i.amount_minor, i.currency, null, i.id, k.created_at, i.bucket
from (
    select distinct on (s.bucket, s.instalment_id) s.bucket, s.instalment_id, s.reason, r.created_at
    from payout_run_skip s join payout_run r on r.id = s.run_id
    order by s.bucket, s.instalment_id, r.created_at desc, r.id desc
) as k
join instalment i on i.bucket = k.bucket and i.id = k.instalment_id and i.state = 'SCHEDULED'
union all
select derived_id(s.id, 'stopped'), 'STOPPED', cast(s.reason as varchar), s.programme, s.kind, s.due_on, s.amount_minor, s.currency, s.id,
    s.instalment_id, s.changed_at, s.bucket
from (
    select p.*, case
        when exists (select from claimant c
                where c.bucket = i.bucket and c.id = i.claimant_id and c.state <> 'ACTIVE')
            then 'CLAIMANT_ERASED'
        when i.programme in (select e.programme from programme_closure e where e.reopened_at is null)
            then 'PROGRAMME_CLOSED'
        when exists (select from claim_hold h
                where h.bucket = i.bucket and h.claim_id = i.claim_id and h.lifted_at is null)
            then 'ON_HOLD'
        when exists (select from payout_hold h
                where h.bucket = p.bucket and h.payout_id = p.id and h.released_at is null)
            then 'PAYOUT_HELD'
        when exists (select from award a
                where a.bucket = i.bucket and a.id = i.award_id and a.state = 'SUSPENDED'
                    and coalesce((select min(s.suspended_from) from award_suspension s
                        where s.bucket = a.bucket and s.award_id = a.id and s.lifted_at is null), i.due_on) <= i.due_on)
            then 'AWARD_SUSPENDED'
        when exists (select from claimant c
                where c.bucket = i.bucket and c.id = i.claimant_id and not c.destination_cross_border
                    and not (c.destination_sepa and i.payout_currency = 'EUR'))
            then 'NO_DESTINATION'
        when exists (select from destination_block d
                where d.bucket = i.bucket and d.claimant_id = i.claimant_id and d.released_at is null
                    and d.destination_version = coalesce(p.destination_version, (select c.destination_version
                        from claimant c where c.bucket = i.bucket and c.id = i.claimant_id)))
            then 'DESTINATION_BLOCKED'
        when exists (select from destination_change d
                where d.bucket = i.bucket and d.claimant_id = i.claimant_id and d.state = 'PROPOSED')
            then 'DESTINATION_PROPOSED'
        when exists (select from destination_change d
                where d.bucket = i.bucket and d.claimant_id = i.claimant_id and d.state = 'CONFIRMED')
            then 'DESTINATION_WAITING'
    end as reason
    from (
        select p.bucket, p.id from payout p
        where p.state = 'DUE' and (p.bucket, p.claimant_id) in (
            select c.bucket, c.id from claimant c where c.state <> 'ACTIVE'
            union all
            select a.bucket, a.claimant_id from award a where a.state <> 'ACTIVE' and a.state = 'SUSPENDED'
            union all
            select a.bucket, a.claimant_id from claim_hold h join award a on a.bucket = h.bucket and a.claim_id = h.claim_id
            where h.lifted_at is null
            union all
            select d.bucket, d.claimant_id from destination_block d where d.released_at is null
            union all
            select d.bucket, d.claimant_id from destination_change d where d.state in ('PROPOSED', 'CONFIRMED'))
        union
        select p.bucket, p.id from payout p join claimant c on c.bucket = p.bucket and c.id = p.claimant_id
        where p.state = 'DUE' and not c.destination_cross_border and not (c.destination_sepa and p.currency = 'EUR')
        union
        select p.bucket, p.id from payout p
        where p.state = 'DUE' and p.programme in (select e.programme from programme_closure e where e.reopened_at is null)
        union
        select p.bucket, p.id from payout p where p.state = 'HELD'
    ) as few
    join payout p on p.bucket = few.bucket and p.id = few.id
    join instalment i on i.bucket = p.bucket and i.id = p.instalment_id
) as s
where s.reason is not null;
grant select on report_exception to carrots_app;
