-- The emergency brake: while a programme is closed nothing new is claimed, granted, paid or collected under it.

create table programme_closure (
    id uuid not null,
    programme varchar(64) not null,
    reason varchar(32) not null,
    closed_by varchar(128) not null,
    closed_at timestamptz not null,
    reopened_by varchar(128),
    reopened_at timestamptz,
    constraint programme_closure_pk primary key (id),
    constraint programme_closure_reason check (reason in
        ('SECURITY_INCIDENT', 'FRAUD_SUSPECTED', 'LEGAL_ORDER', 'FUNDING_STOPPED', 'POLICY_CHANGED')),
    constraint programme_closure_two_people check (reopened_by <> closed_by),
    constraint programme_closure_reopened check ((reopened_by is null) = (reopened_at is null))
);
-- Closed once at a time, also when two people pull the brake at the same moment.
create unique index programme_closure_open on programme_closure (programme) where reopened_at is null;
grant select, insert on programme_closure to carrots_app;
grant update (reopened_by, reopened_at) on programme_closure to carrots_app;

-- As before, and stopped by a closed programme or for want of money too.
create or replace view report_schedule with (security_invoker = true) as
select i.bucket, i.id as instalment_id, i.partner, a.claimant_id, i.award_id, i.programme, i.kind, i.due_on, i.period_from,
    i.period_to, i.amount_minor, i.currency, i.state,
    p.id as payout_id, p.number, p.amount_minor as payout_minor, p.currency as payout_currency, p.state as payout_state,
    p.standing, p.changed_at,
    a.state in ('SUSPENDED', 'QUEUED')
        or i.programme in (select c.programme from programme_closure c where c.reopened_at is null)
        or exists (
            select from claim_hold h where h.bucket = i.bucket and h.claim_id = i.claim_id and h.lifted_at is null
        ) as stopped
from award a
join instalment i on i.bucket = a.bucket and i.award_id = a.id
left join lateral (
    with recursive numbered as (
        select p.*, derived_id(p.instalment_id, 'payout/' || (p.number + 1)) as next_id
        from (select derived_id(i.id, 'payout/1') as id offset 0) as first
        join report_payout p on p.bucket = i.bucket and p.id = first.id
        union all
        select p.*, derived_id(p.instalment_id, 'payout/' || (p.number + 1))
        from numbered b
        join report_payout p on p.bucket = b.bucket and p.id = b.next_id
    )
    select * from numbered
) as p on true;
