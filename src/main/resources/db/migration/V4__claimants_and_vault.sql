-- Claimants, known by a pseudonym, and the vault that alone knows who they are.

-- The same person across partners: a keyed hash leads to one person, and shows neither partner anything.
create table blind_index (
    hash varchar(64) not null,
    person_id uuid not null,
    bucket smallint not null,
    constraint blind_index_pk primary key (hash)
);
grant select, insert, delete on blind_index to carrots_app;

create table claimant (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    person_id uuid not null,
    pseudonym varchar(16) not null,
    state varchar(16) not null,
    spouse boolean not null,
    children smallint not null,
    destination_version integer not null,
    destination_masked varchar(40),
    destination_sepa boolean not null,
    destination_cross_border boolean not null,
    registered_by varchar(128) not null,
    registered_at timestamptz not null,
    version integer not null,
    constraint claimant_pk primary key (bucket, id),
    constraint claimant_once_per_partner unique (bucket, person_id, partner),
    constraint claimant_bucket check (bucket between 0 and 4095),
    constraint claimant_state check (state in ('ACTIVE', 'ERASED'))
);
grant select, insert, update on claimant to carrots_app;
alter table claimant enable row level security;
create policy claimant_of_partner on claimant to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- A key per claimant, wrapped by a master key. Deleting it is the erasure.
create table vault_key (
    bucket smallint not null,
    claimant_id uuid not null,
    wrapped_key bytea not null,
    created_at timestamptz not null,
    constraint vault_key_pk primary key (bucket, claimant_id)
);
grant select, insert, update, delete on vault_key to carrots_app;

-- What is sealed with it: the identity and each payout destination. Records are added, never changed.
create table vault_record (
    bucket smallint not null,
    claimant_id uuid not null,
    kind varchar(16) not null,
    version integer not null,
    sealed bytea not null,
    created_at timestamptz not null,
    constraint vault_record_pk primary key (bucket, claimant_id, kind, version),
    constraint vault_record_kind check (kind in ('IDENTITY', 'DESTINATION'))
);
grant select, insert, delete on vault_record to carrots_app;
