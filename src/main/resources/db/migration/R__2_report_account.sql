-- Balances, credits less debits. Transfers are summed once by their pair of accounts, of which there are few.
create or replace view report_account with (security_invoker = true) as
with moved as (
    select debit_account, credit_account, sum(amount_minor) as minor from transfer group by debit_account, credit_account
)
select a.programme, a.sponsor, a.currency, a.kind,
    cast(coalesce(sum(case when m.credit_account = a.id then m.minor else -m.minor end), 0) as bigint) as balance_minor
from ledger_account a
left join moved m on a.id in (m.debit_account, m.credit_account)
group by a.id, a.programme, a.sponsor, a.currency, a.kind;
grant select on report_account to carrots_app;
