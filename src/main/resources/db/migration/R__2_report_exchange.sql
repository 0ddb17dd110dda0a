-- What was exchanged on any day; who knows the days asks exchanged() for them.
create or replace view report_exchange with (security_invoker = true) as
select a.programme, a.sponsor, e.business_on, cast(e.fixing as text) as fixing, cast(e.promised_currency as varchar(3)) as promised_currency,
    cast(e.paid_currency as varchar(3)) as paid_currency, e.rates, e.promised_minor, e.came_to_minor
from exchanged('-infinity', 'infinity') e
join ledger_account a on a.id = e.account_id;
grant select on report_exchange to carrots_app;
