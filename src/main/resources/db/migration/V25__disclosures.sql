-- Readings of an identity: proposed by one person, approved by another, read once by the first before it expires. What was
-- read is not kept. The reference is a file number; it holds nothing of the person.
create table disclosure (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    claimant_id uuid not null,
    purpose varchar(32) not null,
    reference varchar(24) not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    approved_by varchar(128),
    approved_at timestamptz,
    expires_at timestamptz not null,
    read_at timestamptz,
    constraint disclosure_pk primary key (bucket, id),
    constraint disclosure_claimant foreign key (bucket, claimant_id) references claimant (bucket, id),
    constraint disclosure_two_people check (approved_by <> proposed_by),
    constraint disclosure_approved check ((approved_by is null) = (approved_at is null)),
    constraint disclosure_read check (read_at is null or (approved_at is not null and read_at < expires_at))
);
create index disclosure_of_claimant on disclosure (bucket, claimant_id);
grant select, insert on disclosure to carrots_app;
grant update (approved_by, approved_at, expires_at, read_at) on disclosure to carrots_app;
alter table disclosure enable row level security;
create policy disclosure_of_partner on disclosure to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');
