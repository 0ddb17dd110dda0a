-- Claims and the two people who decide them.

create table claim (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    claimant_id uuid not null,
    person_id uuid not null,
    programme varchar(64) not null,
    as_of date not null,
    stipend_from date not null,
    payout_currency varchar(3) not null,
    facts jsonb not null,
    state varchar(16) not null,
    lodged_by varchar(128) not null,
    lodged_at timestamptz not null,
    version integer not null,
    constraint claim_pk primary key (bucket, id),
    constraint claim_claimant foreign key (bucket, claimant_id) references claimant (bucket, id),
    constraint claim_state check (state in ('LODGED', 'DECIDED', 'ATTESTED', 'REJECTED'))
);
create index claim_by_claimant on claim (bucket, claimant_id);
create index claim_by_state on claim (state, id);
grant select, insert, update on claim to carrots_app;
alter table claim enable row level security;
create policy claim_of_partner on claim to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- The recorded outcome: facts, rules and programme version as they were. Never changed.
create table decision (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    claim_id uuid not null,
    number smallint not null,
    outcome varchar(16) not null,
    programme_version integer not null,
    facts jsonb not null,
    assessment jsonb not null,
    evidence jsonb not null,
    decided_by varchar(128) not null,
    decided_at timestamptz not null,
    constraint decision_pk primary key (bucket, id),
    constraint decision_number unique (bucket, claim_id, number),
    constraint decision_person unique (bucket, id, decided_by),
    constraint decision_claim foreign key (bucket, claim_id) references claim (bucket, id),
    constraint decision_outcome check (outcome in ('ELIGIBLE', 'NOT_ELIGIBLE'))
);
grant select, insert on decision to carrots_app;
alter table decision enable row level security;
create policy decision_of_partner on decision to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- The second person. The foreign key brings the first one along, so that the CHECK can compare them.
create table attestation (
    bucket smallint not null,
    decision_id uuid not null,
    partner varchar(64) not null,
    decided_by varchar(128) not null,
    attested_by varchar(128) not null,
    attested_at timestamptz not null,
    constraint attestation_pk primary key (bucket, decision_id),
    constraint attestation_decision foreign key (bucket, decision_id, decided_by)
        references decision (bucket, id, decided_by),
    constraint attestation_two_people check (attested_by <> decided_by)
);
grant select, insert on attestation to carrots_app;
alter table attestation enable row level security;
create policy attestation_of_partner on attestation to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- A reason that stops payment without deciding the claim; open until it is lifted.
create table claim_hold (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    claim_id uuid not null,
    reason varchar(32) not null,
    placed_by varchar(128) not null,
    placed_at timestamptz not null,
    lifted_by varchar(128),
    lifted_at timestamptz,
    constraint claim_hold_pk primary key (bucket, id),
    constraint claim_hold_claim foreign key (bucket, claim_id) references claim (bucket, id),
    constraint claim_hold_lifted check ((lifted_by is null) = (lifted_at is null))
);
create index claim_hold_open on claim_hold (bucket, claim_id) where lifted_at is null;
grant select, insert, update on claim_hold to carrots_app;
alter table claim_hold enable row level security;
create policy claim_hold_of_partner on claim_hold to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

create table appeal (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    claim_id uuid not null,
    decision_id uuid not null,
    ground varchar(32) not null,
    lodged_by varchar(128) not null,
    lodged_at timestamptz not null,
    constraint appeal_pk primary key (bucket, id),
    constraint appeal_once_per_decision unique (bucket, decision_id),
    constraint appeal_decision foreign key (bucket, decision_id) references decision (bucket, id)
);
grant select, insert on appeal to carrots_app;
alter table appeal enable row level security;
create policy appeal_of_partner on appeal to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');
