-- What was exchanged in some days, by account and rates, with what caused it: the money of an award (fixed at award), a change of it (at the same
-- rates), or an instalment (fixed at payment), or a payout that was cancelled (at the rates of either). OUT takes the first currency out of
-- the commitment, IN puts the second one in; what gives back does both the other way round, so that promised and came to are negative. Both
-- legs stay within programme and sponsor, and over all rows the balances of the EXCHANGE accounts are promised less came to.
-- Nearly all legs are of an award's own money: they are read once and counted before anything else is asked. The few others stay apart, leg by
-- leg, until what they belong to is found.
create or replace function exchanged(first_day date, last_day date)
returns table (account_id integer, business_on date, fixing varchar, promised_currency varchar, paid_currency varchar, rates jsonb,
    legs bigint, promised_minor bigint, came_to_minor bigint)
language sql stable parallel safe as $$
with origin as (
    select t.debit_account, t.business_on, t.currency, m.promised_currency, m.payable_currency, m.rates,
        case when m.id is null then t.bucket end as bucket, case when m.id is null then t.subject_id end as subject_id,
        case when m.id is not null then null when t.link_id is null then t.subject_id else t.link_id end as cause_id,
        count(*) as legs, sum(case t.step when 'EXCHANGE_OUT' then t.amount_minor else -t.amount_minor end) as minor
    from transfer t
    left join award_money m on m.bucket = t.bucket and m.id = t.subject_id
    where t.step in ('EXCHANGE_OUT', 'EXCHANGE_IN') and t.business_on between $1 and $2
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
), path as (
    select debit_account, business_on, currency, legs, minor, 'AWARD' as fixing, promised_currency, payable_currency as paid_currency, rates
    from origin where subject_id is null
    union all
    select l.debit_account, l.business_on, l.currency, l.legs, l.minor,
        case when i.currency <> i.payout_currency then 'PAYMENT' else 'AWARD' end,
        case when i.currency <> i.payout_currency then i.currency else h.promised_currency end,
        case when i.currency <> i.payout_currency then i.payout_currency else h.payable_currency end,
        case when c.rates is null then h.rates else c.rates end
    from origin l
    left join lateral (
        select id, instalment_id, award_id, kind from payout where bucket = l.bucket and id = l.subject_id limit 1
    ) p on true
    left join lateral (
        select id, bucket, currency, payout_currency from instalment
        where bucket = l.bucket and id = case when p.id is null then l.subject_id else p.instalment_id end limit 1
    ) i on true
    left join lateral (
        select rates from payout_conversion where bucket = i.bucket and payout_id = derived_id(i.id, 'payout/1') limit 1
    ) c on true
    left join lateral (
        select id, award_id from award_change where bucket = l.bucket and id = l.cause_id limit 1
    ) g on true
    left join lateral (
        select promised_currency, payable_currency, rates from award_money
        where bucket = l.bucket and award_id = case when g.id is null then p.award_id else g.award_id end
            and kind = case when p.id is not null then p.kind when l.subject_id = g.id then 'STIPEND' else 'BOUNTY' end limit 1
    ) h on true
    where l.subject_id is not null
)
select debit_account, business_on, fixing, promised_currency, paid_currency, rates, legs,
    cast(case when currency = promised_currency then minor else 0 end as bigint),
    cast(case when currency = paid_currency then -minor else 0 end as bigint)
from path
$$;
grant execute on function exchanged(date, date) to carrots_app;
