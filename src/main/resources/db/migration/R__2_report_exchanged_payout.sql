-- Payouts that stand, made in another currency than was promised, with what they are a part of: part of whole of the promise.
create or replace view report_exchanged_payout with (security_invoker = true) as
select p.bucket, p.id as payout_id, p.programme, p.programme_version, p.due_on, p.state, p.changed_at, m.fixing,
    m.promised_currency, p.currency as paid_currency, p.amount_minor as paid_minor,
    case m.fixing when 'AWARD' then m.promised_minor else i.amount_minor end as promised_minor,
    case m.fixing when 'AWARD' then p.amount_minor else 1 end as part,
    case m.fixing when 'AWARD' then m.payable_minor else 1 end as whole,
    a.as_of as awarded_on, case m.fixing when 'AWARD' then m.rates else c.rates end as rates
from payout p
join instalment i on i.bucket = p.bucket and i.id = p.instalment_id
join award a on a.bucket = p.bucket and a.id = p.award_id
join award_money m on m.bucket = p.bucket and m.award_id = p.award_id and m.kind = p.kind
    and m.promised_currency <> p.currency
left join payout_conversion c on c.bucket = p.bucket and c.payout_id = derived_id(p.instalment_id, 'payout/1')
where p.state not in ('REISSUED', 'CANCELLED');
grant select on report_exchanged_payout to carrots_app;
