-- Awards and their instalments.

create table award (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    claim_id uuid not null,
    claimant_id uuid not null,
    person_id uuid not null,
    programme varchar(64) not null,
    programme_version integer not null,
    as_of date not null,
    benefits jsonb not null,
    legal_basis jsonb not null,
    state varchar(16) not null,
    granted_by varchar(128) not null,
    granted_at timestamptz not null,
    version integer not null,
    constraint award_pk primary key (bucket, id),
    constraint award_once_per_claim unique (bucket, claim_id),
    constraint award_once_per_person unique (bucket, person_id, programme),
    constraint award_claim foreign key (bucket, claim_id) references claim (bucket, id),
    constraint award_state check (state in ('ACTIVE', 'SUSPENDED', 'TERMINATED'))
);
create index award_by_claimant on award (bucket, claimant_id);
grant select, insert, update on award to carrots_app;
alter table award enable row level security;
create policy award_of_partner on award to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- One money benefit of an award: what was promised, what is paid, and the rates that lead from one to the other.
create table award_money (
    id uuid not null,
    bucket smallint not null,
    award_id uuid not null,
    kind varchar(16) not null,
    partner varchar(64) not null,
    promised_minor bigint not null,
    promised_currency varchar(3) not null,
    payable_minor bigint not null,
    payable_currency varchar(3) not null,
    fixing varchar(8) not null,
    rates jsonb not null,
    constraint award_money_pk primary key (bucket, id),
    constraint award_money_once unique (bucket, award_id, kind),
    constraint award_money_award foreign key (bucket, award_id) references award (bucket, id),
    constraint award_money_kind check (kind in ('BOUNTY', 'STIPEND')),
    constraint award_money_positive check (promised_minor > 0 and payable_minor > 0)
);
grant select, insert on award_money to carrots_app;
alter table award_money enable row level security;
create policy award_money_of_partner on award_money to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

create table instalment (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    award_id uuid not null,
    claim_id uuid not null,
    claimant_id uuid not null,
    programme varchar(64) not null,
    programme_version integer not null,
    kind varchar(16) not null,
    due_on date not null,
    period_from date not null,
    period_to date not null,
    amount_minor bigint not null,
    currency varchar(3) not null,
    payout_currency varchar(3) not null,
    state varchar(16) not null,
    constraint instalment_pk primary key (bucket, id),
    constraint instalment_once_per_date unique (bucket, award_id, kind, due_on),
    constraint instalment_award foreign key (bucket, award_id) references award (bucket, id),
    constraint instalment_amount check (amount_minor > 0),
    constraint instalment_period check (period_from <= period_to),
    constraint instalment_state check (state in ('SCHEDULED', 'PAYABLE', 'CANCELLED'))
);
create index instalment_scheduled on instalment (bucket, due_on) where state = 'SCHEDULED';
grant select, insert, update on instalment to carrots_app;
alter table instalment enable row level security;
create policy instalment_of_partner on instalment to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');
