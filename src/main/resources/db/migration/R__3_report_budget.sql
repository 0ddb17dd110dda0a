-- The way of the money by programme, sponsor and currency, and beside it what waits for money; that is no part of what was
-- appropriated. A transfer stays within these three, so that
-- appropriated = available + committed + payable + in transit + settled + recovery + exchanged + charges + claimed + written off.
create or replace view report_budget with (security_invoker = true) as
select cast(coalesce(b.programme, q.programme) as varchar(64)) as programme,
    cast(coalesce(b.sponsor, q.sponsor) as varchar(64)) as sponsor,
    cast(coalesce(b.currency, q.currency) as varchar(3)) as currency,
    coalesce(b.appropriated_minor, 0) as appropriated_minor, coalesce(b.available_minor, 0) as available_minor,
    coalesce(b.committed_minor, 0) as committed_minor, coalesce(b.payable_minor, 0) as payable_minor,
    coalesce(b.in_transit_minor, 0) as in_transit_minor, coalesce(b.settled_minor, 0) as settled_minor,
    coalesce(b.recovery_minor, 0) as recovery_minor, coalesce(b.exchanged_minor, 0) as exchanged_minor,
    coalesce(q.queued_minor, 0) as queued_minor, coalesce(b.charges_minor, 0) as charges_minor,
    coalesce(b.claimed_minor, 0) as claimed_minor, coalesce(b.written_off_minor, 0) as written_off_minor
from (
    select programme, sponsor, currency,
        cast(-coalesce(sum(balance_minor) filter (where kind = 'FUNDING'), 0) as bigint) as appropriated_minor,
        cast(coalesce(sum(balance_minor) filter (where kind = 'APPROPRIATION'), 0) as bigint) as available_minor,
        cast(coalesce(sum(balance_minor) filter (where kind = 'COMMITMENT'), 0) as bigint) as committed_minor,
        cast(coalesce(sum(balance_minor) filter (where kind = 'PAYABLE'), 0) as bigint) as payable_minor,
        cast(coalesce(sum(balance_minor) filter (where kind = 'IN_TRANSIT'), 0) as bigint) as in_transit_minor,
        cast(coalesce(sum(balance_minor) filter (where kind = 'SETTLED'), 0) as bigint) as settled_minor,
        cast(coalesce(sum(balance_minor) filter (where kind = 'RECOVERY'), 0) as bigint) as recovery_minor,
        cast(coalesce(sum(balance_minor) filter (where kind = 'EXCHANGE'), 0) as bigint) as exchanged_minor,
        cast(coalesce(sum(balance_minor) filter (where kind = 'CHARGES'), 0) as bigint) as charges_minor,
        cast(coalesce(sum(balance_minor) filter (where kind = 'CLAIMED'), 0) as bigint) as claimed_minor,
        cast(coalesce(sum(balance_minor) filter (where kind = 'WRITTEN_OFF'), 0) as bigint) as written_off_minor
    from report_account
    group by programme, sponsor, currency
) as b
full join report_queue q on q.programme = b.programme and q.sponsor = b.sponsor and q.currency = b.currency;
grant select on report_budget to carrots_app;
