-- Payouts that came back or are not answered, and instalments that the newest run to reach them left out, with the reason.
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
join instalment i on i.bucket = k.bucket and i.id = k.instalment_id and i.state = 'SCHEDULED';
grant select on report_exception to carrots_app;
