-- What finance reads from the books: budget, liabilities, ageing and exceptions. Views run with the caller's rights.

-- Balances, credits less debits. Transfers are summed once by their pair of accounts, of which there are few.
create view report_account with (security_invoker = true) as
with moved as (
    select debit_account, credit_account, sum(amount_minor) as minor from transfer group by debit_account, credit_account
)
select a.programme, a.sponsor, a.currency, a.kind,
    cast(coalesce(sum(case when m.credit_account = a.id then m.minor else -m.minor end), 0) as bigint) as balance_minor
from ledger_account a
left join moved m on a.id in (m.debit_account, m.credit_account)
group by a.id, a.programme, a.sponsor, a.currency, a.kind;
grant select on report_account to carrots_app;

-- The way of the money by programme, sponsor and currency. A transfer stays within these three, so that
-- appropriated = available + committed + payable + in transit + settled + recovery + exchanged.
create view report_budget with (security_invoker = true) as
select programme, sponsor, currency,
    cast(-coalesce(sum(balance_minor) filter (where kind = 'FUNDING'), 0) as bigint) as appropriated_minor,
    cast(coalesce(sum(balance_minor) filter (where kind = 'APPROPRIATION'), 0) as bigint) as available_minor,
    cast(coalesce(sum(balance_minor) filter (where kind = 'COMMITMENT'), 0) as bigint) as committed_minor,
    cast(coalesce(sum(balance_minor) filter (where kind = 'PAYABLE'), 0) as bigint) as payable_minor,
    cast(coalesce(sum(balance_minor) filter (where kind = 'IN_TRANSIT'), 0) as bigint) as in_transit_minor,
    cast(coalesce(sum(balance_minor) filter (where kind = 'SETTLED'), 0) as bigint) as settled_minor,
    cast(coalesce(sum(balance_minor) filter (where kind = 'RECOVERY'), 0) as bigint) as recovery_minor,
    cast(coalesce(sum(balance_minor) filter (where kind = 'EXCHANGE'), 0) as bigint) as exchanged_minor
from report_account
group by programme, sponsor, currency;
grant select on report_budget to carrots_app;

-- Promised and not yet paid out: what stands in the books as commitment.
create view report_liability with (security_invoker = true) as
select programme, currency, cast(date_trunc('month', cast(due_on as timestamp)) as date) as due_month,
    count(*) as instalments, cast(sum(amount_minor) as bigint) as amount_minor
from instalment
where state = 'SCHEDULED'
group by programme, currency, due_month;
grant select on report_liability to carrots_app;

-- Payouts that came back or are not answered, and instalments that the newest run to reach them left out, with the reason.
create index payout_exception on payout (bucket, id) where state in ('REJECTED', 'RETURNED', 'UNKNOWN');
create view report_exception with (security_invoker = true) as
select p.id, p.state as kind, a.reason, p.programme, p.kind as benefit, p.due_on, p.amount_minor, p.currency,
    p.id as payout_id, p.instalment_id, p.changed_at as since
from payout p
left join lateral (
    select reason from payment_attempt a
    where a.bucket = p.bucket and a.payout_id = p.id
    order by a.created_at desc, a.id desc limit 1
) as a on true
where p.state in ('REJECTED', 'RETURNED', 'UNKNOWN')
union all
select i.id, 'SKIPPED', k.reason, i.programme, i.kind, i.due_on, i.amount_minor, i.currency, null, i.id, k.created_at
from (
    select distinct on (s.bucket, s.instalment_id) s.bucket, s.instalment_id, s.reason, r.created_at
    from payout_run_skip s join payout_run r on r.id = s.run_id
    order by s.bucket, s.instalment_id, r.created_at desc, r.id desc
) as k
join instalment i on i.bucket = k.bucket and i.id = k.instalment_id and i.state = 'SCHEDULED';
grant select on report_exception to carrots_app;
