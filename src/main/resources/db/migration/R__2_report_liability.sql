-- Promised and not yet paid out: what stands in the books as commitment. What waits for money is not promised out of any.
create or replace view report_liability with (security_invoker = true) as
select programme, currency, cast(date_trunc('month', cast(due_on as timestamp)) as date) as due_month,
    cast(sum(n) as bigint) as instalments, cast(sum(minor) as bigint) as amount_minor
from (
    select programme, currency, due_on, count(*) as n, sum(amount_minor) as minor
    from instalment i
    where state = 'SCHEDULED'
        and not exists (select from award_queue q
            where q.bucket = i.bucket and q.award_id = i.award_id and q.left_at is null)
    group by programme, currency, due_on
) as days
group by programme, currency, due_month;
grant select on report_liability to carrots_app;
