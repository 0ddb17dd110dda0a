-- Balances, credits less debits: what the last closing has kept, and what was booked on later days, summed once by its pair of accounts,
-- of which there are few. Nothing is booked into a closed month.
create or replace view report_account with (security_invoker = true) as
with since as materialized (
    select debit_account, credit_account, sum(amount_minor) as minor
    from transfer where business_on > coalesce((select max(closed_through) from ledger_closing), date '0001-01-01')
    group by debit_account, credit_account
), moved as (
    select account_id, credits_minor - debits_minor as minor
    from ledger_closing_balance where closed_through = (select max(closed_through) from ledger_closing)
    union all
    select debit_account, -minor from since
    union all
    select credit_account, minor from since
)
select a.programme, a.sponsor, a.currency, a.kind, cast(coalesce(sum(m.minor), 0) as bigint) as balance_minor
from ledger_account a
left join moved m on m.account_id = a.id
group by a.id, a.programme, a.sponsor, a.currency, a.kind;
grant select on report_account to carrots_app;
