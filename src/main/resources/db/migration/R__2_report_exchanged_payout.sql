-- Payouts that stand, made in another currency than was promised, with what they are a part of: part of whole of the promise.
-- Apart by fixing, so that what only a rate fixed at payment needs is not looked for where it was fixed at award.
create or replace view report_exchanged_payout with (security_invoker = true) as
select p.bucket, p.id as payout_id, p.programme, p.programme_version, p.due_on, p.state, p.changed_at, m.fixing,
    m.promised_currency, p.currency as paid_currency, p.amount_minor as paid_minor, m.promised_minor,
    p.amount_minor as part, m.payable_minor as whole,
    (select a.as_of from award a where a.bucket = m.bucket and a.id = m.award_id) as awarded_on, m.rates
from payout p
join award_money m on m.bucket = p.bucket and m.award_id = p.award_id and m.kind = p.kind
    and m.promised_currency <> p.currency
where m.fixing = 'AWARD' and m.promised_currency <> m.payable_currency and p.state not in ('REISSUED', 'CANCELLED')
union all
select p.bucket, p.id, p.programme, p.programme_version, p.due_on, p.state, p.changed_at, m.fixing,
    m.promised_currency, p.currency, p.amount_minor, i.amount_minor, 1, 1,
    (select a.as_of from award a where a.bucket = m.bucket and a.id = m.award_id), c.rates
from payout p
join award_money m on m.bucket = p.bucket and m.award_id = p.award_id and m.kind = p.kind
    and m.promised_currency <> p.currency
join instalment i on i.bucket = p.bucket and i.id = p.instalment_id
left join payout_conversion c on c.bucket = p.bucket and c.payout_id = derived_id(p.instalment_id, 'payout/1')
where m.fixing <> 'AWARD' and p.state not in ('REISSUED', 'CANCELLED');
grant select on report_exchanged_payout to carrots_app;
