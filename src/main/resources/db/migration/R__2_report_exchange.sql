-- Each leg of an exchange with what caused it: the money of an award (fixed at award), a change of it (at the same rates), or
-- an instalment (fixed at payment), or a payout that was cancelled (at the rates of either). OUT takes the first currency out of the commitment, IN puts the second one in; what
-- gives back does both the other way round, so that promised and came to are negative. Both legs stay within programme
-- and sponsor, and over all rows the balances of the EXCHANGE accounts are promised less came to.
create or replace view report_exchange with (security_invoker = true) as
with leg as (
    select t.bucket, t.subject_id, coalesce(t.link_id, t.subject_id) as cause_id, t.business_on, a.programme, a.sponsor,
        a.currency, case t.step when 'EXCHANGE_OUT' then t.amount_minor else -t.amount_minor end as minor
    from transfer t
    join ledger_account a on a.id = t.debit_account
    where t.step in ('EXCHANGE_OUT', 'EXCHANGE_IN')
), origin as (
    select l.*, case when i.currency <> i.payout_currency then 'PAYMENT' else 'AWARD' end as fixing,
        case when i.currency <> i.payout_currency then i.currency
            else coalesce(m.promised_currency, h.promised_currency) end as promised_currency,
        case when i.currency <> i.payout_currency then i.payout_currency
            else coalesce(m.payable_currency, h.payable_currency) end as paid_currency,
        coalesce(m.rates, c.rates, h.rates) as rates
    from leg l
    left join award_money m on m.bucket = l.bucket and m.id = l.subject_id
    left join payout p on p.bucket = l.bucket and p.id = l.subject_id
    left join instalment i on i.bucket = l.bucket and i.id = coalesce(p.instalment_id, l.subject_id)
    left join payout_conversion c on c.bucket = i.bucket and c.payout_id = derived_id(i.id, 'payout/1')
    left join award_change g on g.bucket = l.bucket and g.id = l.cause_id
    left join award_money h on h.bucket = l.bucket and h.award_id = coalesce(g.award_id, p.award_id)
        and h.kind = case when p.id is not null then p.kind when l.subject_id = g.id then 'STIPEND' else 'BOUNTY' end
)
select programme, sponsor, business_on, fixing, promised_currency, paid_currency, rates,
    case when currency = promised_currency then minor else 0 end as promised_minor,
    case when currency = paid_currency then -minor else 0 end as came_to_minor
from origin;
grant select on report_exchange to carrots_app;
