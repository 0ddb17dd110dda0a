-- The end of an identity: proposed by one person, carried out with the approval of another. Nothing of the identity is in it.
create table erasure (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    claimant_id uuid not null,
    reason varchar(32) not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    approved_by varchar(128),
    approved_at timestamptz,
    constraint erasure_pk primary key (bucket, id),
    constraint erasure_claimant foreign key (bucket, claimant_id) references claimant (bucket, id),
    constraint erasure_reason check (reason in ('RETENTION_OVER', 'CLAIMANT_REQUEST', 'REGISTERED_BY_MISTAKE')),
    constraint erasure_two_people check (approved_by <> proposed_by),
    constraint erasure_approved check ((approved_by is null) = (approved_at is null))
);
create unique index erasure_open on erasure (bucket, claimant_id) where approved_at is null;
grant select, insert on erasure to carrots_app;
grant update (approved_by, approved_at) on erasure to carrots_app;
alter table erasure enable row level security;
create policy erasure_of_partner on erasure to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');
