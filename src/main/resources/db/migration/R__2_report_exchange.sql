-- Each leg of an exchange with what caused it: the money of an award (fixed at award), a change of it (at the same rates), or
-- an instalment (fixed at payment), or a payout that was cancelled (at the rates of either). OUT takes the first currency out of the commitment, IN puts the second one in; what
-- gives back does both the other way round, so that promised and came to are negative. Both legs stay within programme
-- and sponsor, and over all rows the balances of the EXCHANGE accounts are promised less came to.
-- Nearly all are of an award's own money and found by it alone. What is looked for by "case": the planner does not look for an expression
-- with coalesce in an index behind row-level security.
create or replace view report_exchange with (security_invoker = true) as
with leg as not materialized (
    select t.bucket, t.subject_id, case when t.link_id is null then t.subject_id else t.link_id end as cause_id, t.business_on,
        a.programme, a.sponsor, a.currency, case t.step when 'EXCHANGE_OUT' then t.amount_minor else -t.amount_minor end as minor
    from transfer t
    join ledger_account a on a.id = t.debit_account
    where t.step in ('EXCHANGE_OUT', 'EXCHANGE_IN')
), origin as (
    select l.programme, l.sponsor, l.business_on, l.currency, l.minor, 'AWARD' as fixing, m.promised_currency,
        m.payable_currency as paid_currency, m.rates
    from leg l join award_money m on m.bucket = l.bucket and m.id = l.subject_id
    union all
    select l.programme, l.sponsor, l.business_on, l.currency, l.minor,
        case when i.currency <> i.payout_currency then 'PAYMENT' else 'AWARD' end,
        case when i.currency <> i.payout_currency then i.currency else h.promised_currency end,
        case when i.currency <> i.payout_currency then i.payout_currency else h.payable_currency end,
        coalesce(c.rates, h.rates)
    from leg l
    left join payout p on p.bucket = l.bucket and p.id = l.subject_id
    left join instalment i on i.bucket = l.bucket and i.id = case when p.id is null then l.subject_id else p.instalment_id end
    left join payout_conversion c on c.bucket = i.bucket and c.payout_id = derived_id(i.id, 'payout/1')
    left join award_change g on g.bucket = l.bucket and g.id = l.cause_id
    left join award_money h on h.bucket = l.bucket and h.award_id = case when g.id is null then p.award_id else g.award_id end
        and h.kind = case when p.id is not null then p.kind when l.subject_id = g.id then 'STIPEND' else 'BOUNTY' end
    where not exists (select from award_money m where m.bucket = l.bucket and m.id = l.subject_id)
)
select programme, sponsor, business_on, cast(fixing as text) as fixing, promised_currency, paid_currency, rates,
    case when currency = promised_currency then minor else 0 end as promised_minor,
    case when currency = paid_currency then -minor else 0 end as came_to_minor
from origin;
grant select on report_exchange to carrots_app;
