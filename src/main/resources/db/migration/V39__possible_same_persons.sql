-- Name with birth date as a second keyed index: people of one name and birthday may be one person with two documents. A signal for
-- caseworkers only; like blind_index it shows no partner anything.
create table name_index (
    hash varchar(64) not null,
    person_id uuid not null,
    constraint name_index_pk primary key (hash, person_id)
);
create index name_index_of_person on name_index (person_id);
grant select, insert on name_index to carrots_app;

-- Somebody has compared them and found different people.
create table same_person_clearance (
    bucket smallint not null,
    claim_id uuid not null,
    partner varchar(64) not null,
    others integer not null,
    cleared_by varchar(128) not null,
    cleared_at timestamptz not null,
    constraint same_person_clearance_pk primary key (bucket, claim_id, others),
    constraint same_person_clearance_claim foreign key (bucket, claim_id) references claim (bucket, id)
);
grant select, insert on same_person_clearance to carrots_app;
alter table same_person_clearance enable row level security;
create policy same_person_clearance_of_partner on same_person_clearance to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');
