-- What a bank file says of a payee, sealed with the payee's own key and bound to its place in the file. With the row, or with the key,
-- it is gone; the rest of the file stays in bank_file.
create table bank_file_part (
    bucket smallint not null,
    claimant_id uuid not null,
    batch_id uuid not null,
    -- Of the payment in the file, from 0.
    position integer not null,
    partner varchar(64) not null,
    sealed bytea not null,
    constraint bank_file_part_pk primary key (bucket, claimant_id, batch_id, position)
);
create index bank_file_part_of_batch on bank_file_part (batch_id);
grant select, insert, delete on bank_file_part to carrots_app;
alter table bank_file_part enable row level security;
create policy bank_file_part_of_partner on bank_file_part to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- How many payees the file has. Empty where the release before has sealed the file as one; a job seals those anew.
alter table bank_file add column payees integer;
grant update (sealed, payees) on bank_file to carrots_app;

-- Readings of a file that the bank has: proposed by one person, approved by another, read once by the first before it expires.
create table bank_file_reading (
    id uuid not null,
    batch_id uuid not null,
    purpose varchar(32) not null,
    reference varchar(24) not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    approved_by varchar(128),
    approved_at timestamptz,
    expires_at timestamptz not null,
    read_at timestamptz,
    constraint bank_file_reading_pk primary key (id),
    constraint bank_file_reading_batch foreign key (batch_id) references payout_batch (id),
    constraint bank_file_reading_purpose check (purpose in ('BANK_INQUIRY', 'LEGAL_ORDER', 'RESTORE', 'AUDIT')),
    constraint bank_file_reading_two_people check (approved_by <> proposed_by),
    constraint bank_file_reading_approved check ((approved_by is null) = (approved_at is null)),
    constraint bank_file_reading_read check (read_at is null or (approved_at is not null and read_at < expires_at))
);
create index bank_file_reading_of_batch on bank_file_reading (batch_id);
grant select, insert on bank_file_reading to carrots_app;
grant update (approved_by, approved_at, expires_at, read_at) on bank_file_reading to carrots_app;
