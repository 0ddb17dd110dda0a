-- Awards that wait for money: granted in full, with nothing booked and nothing paid until there is money for them.

alter table award drop constraint award_state;
alter table award add constraint award_state check (state in ('QUEUED', 'ACTIVE', 'SUSPENDED', 'TERMINATED'));

-- Who waits, in the order of attestation, and who no longer does. It says nothing of whose award it is, so every caller may
-- count it: a partner's place depends on the awards of others.
create table award_queue (
    bucket smallint not null,
    award_id uuid not null,
    programme varchar(64) not null,
    queued_at timestamptz not null,
    left_at timestamptz,
    constraint award_queue_pk primary key (bucket, award_id),
    constraint award_queue_award foreign key (bucket, award_id) references award (bucket, id)
);
create index award_queue_open on award_queue (programme, queued_at, award_id) where left_at is null;
grant select, insert on award_queue to carrots_app;
grant update (left_at) on award_queue to carrots_app;

-- What stands in the books as commitment: what waits for money is not promised out of any.
create or replace view report_liability with (security_invoker = true) as
select programme, currency, cast(date_trunc('month', cast(due_on as timestamp)) as date) as due_month,
    count(*) as instalments, cast(sum(amount_minor) as bigint) as amount_minor
from instalment i
where state = 'SCHEDULED'
    and not exists (select from award_queue q
        where q.bucket = i.bucket and q.award_id = i.award_id and q.left_at is null)
group by programme, currency, due_month;

-- What queued awards will take from the appropriation, by programme, sponsor and currency, split as their commitment will be:
-- instalment by instalment, or the whole promise where it is exchanged. Equal amounts are split once.
create view report_queue with (security_invoker = true) as
select n.programme, s.sponsor, n.currency, cast(sum(s.amount_minor * n.times) as bigint) as queued_minor
from (
    select a.programme, a.programme_version, i.currency, i.amount_minor, count(*) as times
    from award_queue q
    join award a on a.bucket = q.bucket and a.id = q.award_id
    join award_money m on m.bucket = q.bucket and m.award_id = q.award_id
    join instalment i on i.bucket = q.bucket and i.award_id = q.award_id and i.kind = m.kind
    where q.left_at is null and i.state = 'SCHEDULED' and m.promised_currency = m.payable_currency
    group by a.programme, a.programme_version, i.currency, i.amount_minor
    union all
    select a.programme, a.programme_version, m.promised_currency, m.promised_minor, count(*)
    from award_queue q
    join award a on a.bucket = q.bucket and a.id = q.award_id
    join award_money m on m.bucket = q.bucket and m.award_id = q.award_id
    where q.left_at is null and m.promised_currency <> m.payable_currency
    group by a.programme, a.programme_version, m.promised_currency, m.promised_minor
) as n
cross join lateral sponsor_shares(n.programme, n.programme_version, n.amount_minor) as s
group by n.programme, s.sponsor, n.currency;
grant select on report_queue to carrots_app;

-- The way of the money as before, and beside it what waits for money; that is no part of what was appropriated.
create or replace view report_budget with (security_invoker = true) as
select cast(coalesce(b.programme, q.programme) as varchar(64)) as programme,
    cast(coalesce(b.sponsor, q.sponsor) as varchar(64)) as sponsor,
    cast(coalesce(b.currency, q.currency) as varchar(3)) as currency,
    coalesce(b.appropriated_minor, 0) as appropriated_minor, coalesce(b.available_minor, 0) as available_minor,
    coalesce(b.committed_minor, 0) as committed_minor, coalesce(b.payable_minor, 0) as payable_minor,
    coalesce(b.in_transit_minor, 0) as in_transit_minor, coalesce(b.settled_minor, 0) as settled_minor,
    coalesce(b.recovery_minor, 0) as recovery_minor, coalesce(b.exchanged_minor, 0) as exchanged_minor,
    coalesce(q.queued_minor, 0) as queued_minor
from (
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
    group by programme, sponsor, currency
) as b
full join report_queue q on q.programme = b.programme and q.sponsor = b.sponsor and q.currency = b.currency;
