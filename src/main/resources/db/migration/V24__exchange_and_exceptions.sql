-- What exchanges came to, statements of sponsors, and bank lines that need a person. Views run with the caller's rights.

create index transfer_exchange on transfer (business_on) where step in ('EXCHANGE_OUT', 'EXCHANGE_IN');

-- Each leg of an exchange with what caused it: the money of an award (fixed at award), a change of it (at the same rates), or
-- an instalment (fixed at payment). OUT takes the first currency out of the commitment, IN puts the second one in; a change
-- that gives back does both the other way round, so that promised and came to are negative. Both legs stay within programme
-- and sponsor, and over all rows the balances of the EXCHANGE accounts are promised less came to.
create view report_exchange with (security_invoker = true) as
with leg as (
    select t.bucket, t.subject_id, coalesce(t.link_id, t.subject_id) as cause_id, t.business_on, a.programme, a.sponsor,
        a.currency, case t.step when 'EXCHANGE_OUT' then t.amount_minor else -t.amount_minor end as minor
    from transfer t
    join ledger_account a on a.id = t.debit_account
    where t.step in ('EXCHANGE_OUT', 'EXCHANGE_IN')
), origin as (
    select l.*, case when i.id is null then 'AWARD' else 'PAYMENT' end as fixing,
        coalesce(m.promised_currency, i.currency, h.promised_currency) as promised_currency,
        coalesce(m.payable_currency, i.payout_currency, h.payable_currency) as paid_currency,
        coalesce(m.rates, c.rates, h.rates) as rates
    from leg l
    left join award_money m on m.bucket = l.bucket and m.id = l.subject_id
    left join instalment i on i.bucket = l.bucket and i.id = l.subject_id
    left join payout_conversion c on c.bucket = i.bucket and c.payout_id = derived_id(i.id, 'payout/1')
    left join award_change g on g.bucket = l.bucket and g.id = l.cause_id
    left join award_money h on h.bucket = g.bucket and h.award_id = g.award_id
        and h.kind = case when l.subject_id = g.id then 'STIPEND' else 'BOUNTY' end
)
select programme, sponsor, business_on, fixing, promised_currency, paid_currency, rates,
    case when currency = promised_currency then minor else 0 end as promised_minor,
    case when currency = paid_currency then -minor else 0 end as came_to_minor
from origin;
grant select on report_exchange to carrots_app;

-- Payouts that stand, made in another currency than was promised, with what they are a part of: part of whole of the promise.
create view report_exchanged_payout with (security_invoker = true) as
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

-- The exceptions so far, and the lines of bank messages that changed nothing: no payment of ours, a status without a rule,
-- another amount. A return of less than was paid, such as after a bank's charge, is named apart. A view of its own, because the
-- version before reads the other one and knows no line without a payout.
create index bank_message_line_open on bank_message_line (message_id, line)
    where outcome in ('UNMATCHED', 'PARKED', 'MISMATCH');
create view report_exception_line with (security_invoker = true) as
select id, kind, reason, programme, benefit, due_on, amount_minor, currency, payout_id, instalment_id, since,
    cast(null as uuid) as message_id, cast(null as integer) as line, cast(null as bigint) as expected_minor,
    cast(null as varchar) as expected_currency
from report_exception
union all
select derived_id(l.message_id, 'line/' || l.line),
    case when l.outcome = 'MISMATCH' and l.answer = 'RETURNED' and l.currency = p.currency
        and l.amount_minor < p.amount_minor then 'RETURNED_LESS' else l.outcome end,
    l.reason, p.programme, p.kind, p.due_on, l.amount_minor, l.currency, p.id, p.instalment_id, b.received_at,
    l.message_id, l.line, p.amount_minor, p.currency
from bank_message_line l
join bank_message b on b.id = l.message_id
left join payout p on p.bucket = l.bucket and p.id = l.payout_id
where l.outcome in ('UNMATCHED', 'PARKED', 'MISMATCH');
grant select on report_exception_line to carrots_app;
