-- What queued awards will take from the appropriation, by programme, sponsor and currency, split as their commitment will be:
-- instalment by instalment, or the whole promise where it is exchanged. Equal amounts are split once.
create or replace view report_queue with (security_invoker = true) as
select n.programme, s.sponsor, n.currency, cast(sum(s.amount_minor * n.times) as bigint) as queued_minor
from (
    select a.programme, a.programme_version, i.currency, i.amount_minor, count(*) as times
    from award_queue q
    join award a on a.bucket = q.bucket and a.id = q.award_id
    join award_money m on m.bucket = q.bucket and m.award_id = q.award_id
    join instalment i on i.bucket = q.bucket and i.award_id = q.award_id and i.kind = m.kind
    where q.left_at is null and i.state = 'SCHEDULED' and m.promised_currency = m.payable_currency
    group by a.programme, a.programme_version, i.currency, i.amount_minor
    union all
    select a.programme, a.programme_version, m.promised_currency, m.promised_minor, count(*)
    from award_queue q
    join award a on a.bucket = q.bucket and a.id = q.award_id
    join award_money m on m.bucket = q.bucket and m.award_id = q.award_id
    where q.left_at is null and m.promised_currency <> m.payable_currency
    group by a.programme, a.programme_version, m.promised_currency, m.promised_minor
) as n
cross join lateral sponsor_shares(n.programme, n.programme_version, n.amount_minor) as s
group by n.programme, s.sponsor, n.currency;
grant select on report_queue to carrots_app;
