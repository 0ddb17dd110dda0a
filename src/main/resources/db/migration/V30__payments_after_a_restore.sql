-- What keeps payments from being made twice after a restore.

-- What a line names that could be ours: an end-to-end id, the message id of a file, or a UETR.
alter table bank_message_line add column named varchar(36);
create index bank_message_line_unmatched on bank_message_line (named) where outcome = 'UNMATCHED' and named is not null;
-- Something that belongs to the line can come to be later; another line says then what became of it.
grant update (outcome) on bank_message_line to carrots_app;

-- A place in the write-ahead log behind the approval, for those who want it archived before the file goes.
alter table payout_batch add column approved_before pg_lsn;
-- Since when somebody has the file: it may be with the bank from then on, whatever else is known.
alter table payout_batch add column given_out_at timestamptz;

-- Which server, database and timeline payments were opened on. It is restored with everything else, and then does not fit.
create table payment_home (
    id smallint not null,
    fingerprint varchar(80) not null,
    since timestamptz not null,
    constraint payment_home_pk primary key (id),
    constraint payment_home_only check (id = 1)
);
grant select, insert, update on payment_home to carrots_app;

-- What was found when somebody looked whether payments can be opened again; one line for each check.
create table restore_verification (
    id uuid not null,
    green boolean not null,
    statements_through date not null,
    accepted_unknown integer not null,
    lines jsonb not null,
    verified_by varchar(128) not null,
    verified_at timestamptz not null,
    constraint restore_verification_pk primary key (id)
);
grant select, insert on restore_verification to carrots_app;

-- Opening payments again: proposed by one person after a green verification, approved by another.
create table payment_opening (
    id uuid not null,
    verification_id uuid not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    approved_by varchar(128),
    approved_at timestamptz,
    constraint payment_opening_pk primary key (id),
    constraint payment_opening_verification foreign key (verification_id) references restore_verification (id),
    constraint payment_opening_two_people check (approved_by <> proposed_by),
    constraint payment_opening_approved check ((approved_by is null) = (approved_at is null))
);
grant select, insert on payment_opening to carrots_app;
grant update (approved_by, approved_at) on payment_opening to carrots_app;

-- Payments are stopped while one of these has no opening.
create table payment_stop (
    id uuid not null,
    cause varchar(16) not null,
    -- The name in the setting, or the fingerprint that was found.
    reference varchar(80),
    stopped_by varchar(128) not null,
    stopped_at timestamptz not null,
    opening_id uuid,
    constraint payment_stop_pk primary key (id),
    constraint payment_stop_opening foreign key (opening_id) references payment_opening (id),
    constraint payment_stop_cause check (cause in ('PERSON', 'SETTING', 'RESTORED'))
);
-- Several replicas notice the same.
create unique index payment_stop_setting on payment_stop (reference) where cause = 'SETTING';
create unique index payment_stop_restored on payment_stop (reference) where cause = 'RESTORED' and opening_id is null;
create unique index payment_stop_person on payment_stop (cause) where cause = 'PERSON' and opening_id is null;
grant select, insert on payment_stop to carrots_app;
grant update (opening_id) on payment_stop to carrots_app;
