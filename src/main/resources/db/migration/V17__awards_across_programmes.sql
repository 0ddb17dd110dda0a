-- What one person gets from several programmes: once per programme and piece of equipment, within the caps of a group.

-- What the award is for, if a person can have several under one programme: the piece of equipment; else empty.
alter table award add column subject varchar(40) not null default '';
alter table award drop constraint award_once_per_person;
alter table award add constraint award_once_per_person unique (bucket, person_id, programme, subject);

-- Why an award promises less than its programme does: what a cap across programmes has left.
create table award_cap (
    bucket smallint not null,
    award_id uuid not null,
    kind varchar(16) not null,
    partner varchar(64) not null,
    stacking_group varchar(64) not null,
    asked_minor bigint not null,
    asked_currency varchar(3) not null,
    granted_minor bigint not null,
    granted_currency varchar(3) not null,
    cap_minor bigint not null,
    cap_currency varchar(3) not null,
    constraint award_cap_pk primary key (bucket, award_id, kind),
    constraint award_cap_award foreign key (bucket, award_id) references award (bucket, id),
    constraint award_cap_kind check (kind in ('BOUNTY', 'STIPEND'))
);
grant select, insert on award_cap to carrots_app;
alter table award_cap enable row level security;
create policy award_cap_of_partner on award_cap to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');
