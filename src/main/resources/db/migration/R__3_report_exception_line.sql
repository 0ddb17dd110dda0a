-- The exceptions, and the lines of bank messages that changed nothing: no payment of ours, a status without a rule, another
-- amount. A return of less than was paid, such as after a bank's charge, is named apart; so is a line that was ruled on and that
-- something turned out to belong to afterwards. Each with where it stands: nobody has ruled on it unless there is a case. The bucket
-- is that of payouts and instalments, by which one is found quickly.
create or replace view report_exception_line with (security_invoker = true) as
select x.*, coalesce(c.state, 'OPEN') as state, c.owner, c.owned_since
from (
    select id, kind, reason, programme, benefit, due_on, amount_minor, currency, payout_id, instalment_id, since,
        cast(null as uuid) as message_id, cast(null as integer) as line, cast(null as bigint) as expected_minor,
        cast(null as varchar) as expected_currency, cast(null as varchar) as answer, bucket
    from report_exception
    union all
    select derived_id(l.message_id, 'line/' || l.line),
        case when l.outcome = 'MISMATCH' and l.answer = 'RETURNED' and l.currency = p.currency
            and l.amount_minor < p.amount_minor then 'RETURNED_LESS' else l.outcome end,
        l.reason, p.programme, p.kind, p.due_on, l.amount_minor, l.currency, p.id, p.instalment_id, b.received_at,
        l.message_id, l.line, p.amount_minor, p.currency, l.answer, null
    from bank_message_line l
    join bank_message b on b.id = l.message_id
    left join payout p on p.bucket = l.bucket and p.id = l.payout_id
    where l.outcome in ('UNMATCHED', 'PARKED', 'MISMATCH')
    union all
    select derived_id(e.exception_id, 'matched'), 'RULED_MATCHED', l.reason, p.programme, p.kind, p.due_on, l.amount_minor,
        l.currency, p.id, p.instalment_id, b.received_at, l.message_id, l.line, p.amount_minor, p.currency, l.answer, null
    from exception_case e
    join bank_message_line l on l.message_id = e.message_id and l.line = e.line
    join bank_message b on b.id = l.message_id
    left join payout p on p.bucket = l.bucket and p.id = l.payout_id
    where e.state <> 'OPEN' and l.outcome in ('APPLIED', 'REPEATED')
    union all
    select f.id, f.kind, null, cast(null as varchar(64)), cast(null as varchar(16)), f.found_on, f.amount_minor, a.currency, f.payout_id, null,
        f.found_at, s.message_id, null, null, null, null, null
    from bank_statement_finding f
    join bank_account a on a.id = f.account_id
    left join bank_statement s on s.id = f.statement_id
    where f.over_at is null
) as x
left join exception_case c on c.exception_id = x.id;
grant select on report_exception_line to carrots_app;
