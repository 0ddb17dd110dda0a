-- Versions of programmes: published by one person, approved by another, never changed.

create table programme_version (
    code varchar(60) not null,
    version smallint not null,
    state varchar(9) not null,
    in_force_from date not null,
    in_force_to date,
    document text not null,
    sha256 varchar(64) not null,
    published_by varchar(128) not null,
    published_at timestamptz not null,
    approved_by varchar(128),
    approved_at timestamptz,
    constraint programme_version_pk primary key (code, version),
    constraint programme_version_number_check check (version > 0),
    constraint programme_version_state_check check (state in ('PUBLISHED', 'APPROVED')),
    constraint programme_version_dates_check check (in_force_to >= in_force_from),
    constraint programme_version_two_people_check check (published_by <> approved_by),
    constraint programme_version_approval_check check (
        case state
            when 'APPROVED' then approved_by is not null and approved_at is not null
            else approved_by is null and approved_at is null
        end)
);

-- The application may add a version and approve it once; the policies keep an approved row as it is.
grant select, insert on programme_version to carrots_app;
grant update (state, approved_by, approved_at) on programme_version to carrots_app;
alter table programme_version enable row level security;
create policy programme_version_read on programme_version for select to carrots_app using (true);
create policy programme_version_publish on programme_version for insert to carrots_app with check (state = 'PUBLISHED');
create policy programme_version_approve on programme_version for update to carrots_app
    using (state = 'PUBLISHED') with check (state = 'APPROVED');

-- The sponsors of a version, as the document lists them, for reports in SQL.
create table programme_sponsor (
    code varchar(60) not null,
    version smallint not null,
    position smallint not null,
    sponsor varchar(2) not null,
    parts bigint not null,
    constraint programme_sponsor_pk primary key (code, version, position),
    constraint programme_sponsor_once unique (code, version, sponsor),
    constraint programme_sponsor_version_fk foreign key (code, version) references programme_version (code, version),
    constraint programme_sponsor_parts_check check (parts > 0)
);
grant select, insert on programme_sponsor to carrots_app;
