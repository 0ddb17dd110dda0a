-- Changes of awards: corrections, suspensions, confirmations, ends. What is paid is never edited; what is open is cancelled
-- and planned anew.

-- One live instalment per date and purpose: cancelled ones carry the revision that cancelled them, so that the same
-- constraint still forbids paying a month twice.
alter table instalment add column purpose varchar(16) not null default 'REGULAR';
alter table instalment add column revision smallint not null default 0;
alter table instalment add column cancelled_in smallint not null default 0;
alter table instalment add column deducted_minor bigint not null default 0;
alter table instalment add column deduction_booked boolean not null default false;
alter table instalment add constraint instalment_purpose check (purpose in ('REGULAR', 'ARREARS'));
alter table instalment add constraint instalment_cancelled check (cancelled_in = 0 or state = 'CANCELLED');
alter table instalment add constraint instalment_deducted check (deducted_minor >= 0);
alter table instalment drop constraint instalment_once_per_date;
alter table instalment add constraint instalment_once_per_date
    unique (bucket, award_id, kind, due_on, purpose, cancelled_in);
-- What was deducted from instalments that have fallen due and is not yet back in the appropriation.
create index instalment_deducted_open on instalment (bucket, id)
    where deducted_minor > 0 and not deduction_booked and state = 'PAYABLE';

-- What the instalments of a stipend are planned by, as granted; later terms stand with the change that made them.
alter table award_money add column terms jsonb;

-- A successor's award rests on the award of the one who died, not on a claim of their own.
alter table award alter column claim_id drop not null;
alter table award add column predecessor_id uuid;
alter table award add column revision smallint not null default 0;
alter table award add column ended_on date;
alter table award add column end_reason varchar(16);
alter table award add column next_confirmation_on date;
alter table award add column grace_days smallint;
alter table award add constraint award_origin check ((claim_id is null) <> (predecessor_id is null));
alter table award add constraint award_end check ((ended_on is null) = (end_reason is null));
alter table award add constraint award_end_reason check (end_reason in ('DEATH', 'WITHDRAWN', 'REVOKED', 'END_OF_NEED'));
alter table award add constraint award_confirmation check ((next_confirmation_on is null) = (grace_days is null));
alter table award drop constraint award_once_per_person;
create unique index award_once_per_person on award (bucket, person_id, programme, subject) where predecessor_id is null;
create unique index award_once_per_predecessor on award (bucket, predecessor_id) where predecessor_id is not null;
create index award_to_confirm on award (next_confirmation_on) where state = 'ACTIVE' and next_confirmation_on is not null;
create index award_ending on award (ended_on) where state = 'ACTIVE' and ended_on is not null;

-- Who proposed what, what it does to the schedule, who decided, and the terms that came of it.
create table award_change (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    award_id uuid not null,
    kind varchar(16) not null,
    reason varchar(32) not null,
    state varchar(16) not null,
    award_version integer not null,
    revision smallint,
    request jsonb not null,
    effect jsonb not null,
    terms jsonb,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    decided_by varchar(128),
    decided_at timestamptz,
    version integer not null,
    constraint award_change_pk primary key (bucket, id),
    constraint award_change_revision unique (bucket, award_id, revision),
    constraint award_change_award foreign key (bucket, award_id) references award (bucket, id),
    constraint award_change_kind check (kind in ('CORRECTION', 'TERMINATION', 'SUCCESSION', 'RESUMPTION')),
    constraint award_change_state check (state in ('PROPOSED', 'CONFIRMED', 'REJECTED')),
    constraint award_change_two_people check (decided_by <> proposed_by),
    constraint award_change_decided check ((state = 'PROPOSED') = (decided_at is null)),
    constraint award_change_decider check (state = 'PROPOSED' or kind = 'RESUMPTION' or decided_by is not null),
    constraint award_change_numbered check ((state = 'CONFIRMED') = (revision is not null))
);
create index award_change_of_award on award_change (bucket, award_id);
grant select, insert, update on award_change to carrots_app;
alter table award_change enable row level security;
create policy award_change_of_partner on award_change to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- While one is open and has begun, nothing of the award is paid.
create table award_suspension (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    award_id uuid not null,
    reason varchar(32) not null,
    suspended_from date not null,
    placed_by varchar(128) not null,
    placed_at timestamptz not null,
    resumed_on date,
    arrears boolean,
    lifted_by varchar(128),
    lifted_at timestamptz,
    constraint award_suspension_pk primary key (bucket, id),
    constraint award_suspension_award foreign key (bucket, award_id) references award (bucket, id),
    constraint award_suspension_days check (resumed_on >= suspended_from),
    constraint award_suspension_lifted check ((lifted_at is null) = (lifted_by is null)
        and (lifted_at is null) = (resumed_on is null) and (lifted_at is null) = (arrears is null))
);
create index award_suspension_of_award on award_suspension (bucket, award_id);
create index award_suspension_open on award_suspension (suspended_from) where lifted_at is null;
grant select, insert, update on award_suspension to carrots_app;
alter table award_suspension enable row level security;
create policy award_suspension_of_partner on award_suspension to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- That a claimant is alive and entitled, as somebody who has met them says. Never changed.
create table award_confirmation (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    award_id uuid not null,
    confirmed_on date not null,
    recorded_by varchar(128) not null,
    recorded_at timestamptz not null,
    constraint award_confirmation_pk primary key (bucket, id),
    constraint award_confirmation_once unique (bucket, award_id, confirmed_on),
    constraint award_confirmation_award foreign key (bucket, award_id) references award (bucket, id)
);
grant select, insert on award_confirmation to carrots_app;
alter table award_confirmation enable row level security;
create policy award_confirmation_of_partner on award_confirmation to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');
