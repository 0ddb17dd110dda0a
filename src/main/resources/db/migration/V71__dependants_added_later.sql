-- Dependants who are added to a registered claimant: proposed by one person, confirmed by another. When they were born is in the vault only.
create table dependant (
    id uuid not null,
    bucket smallint not null,
    partner varchar(64) not null,
    claimant_id uuid not null,
    -- Which of the claimant's vault records of kind DEPENDANT.
    number integer not null,
    relation varchar(16) not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    -- Absent while it is proposed only.
    outcome varchar(16),
    decided_by varchar(128),
    decided_at timestamptz,
    constraint dependant_pk primary key (bucket, id),
    constraint dependant_number unique (bucket, claimant_id, number),
    constraint dependant_claimant foreign key (bucket, claimant_id) references claimant (bucket, id),
    constraint dependant_relation check (relation in ('SPOUSE', 'CHILD')),
    constraint dependant_outcome check (outcome in ('CONFIRMED', 'REJECTED')),
    constraint dependant_two_people check (decided_by <> proposed_by),
    constraint dependant_decided check ((decided_by is null) = (outcome is null))
);
grant select, insert, delete on dependant to carrots_app;
grant update (outcome, decided_by, decided_at) on dependant to carrots_app;
alter table dependant enable row level security;
create policy dependant_of_partner on dependant to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

alter table vault_record drop constraint vault_record_kind,
    add constraint vault_record_kind check (kind in ('IDENTITY', 'DESTINATION', 'DEPENDANT')) not valid;
