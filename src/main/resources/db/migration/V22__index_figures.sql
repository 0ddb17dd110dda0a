-- The yearly figures of published indexes by which stipends are adjusted, and the awards that follow them.

-- Entered by one person, approved by another. Never changed: a correction is a new revision of the same year.
create table index_figure (
    id uuid not null,
    index_code varchar(32) not null,
    applied_in smallint not null,
    revision smallint not null,
    percent numeric not null,
    source varchar(500) not null,
    published_on date not null,
    entered_by varchar(128) not null,
    entered_at timestamptz not null,
    constraint index_figure_pk primary key (id),
    constraint index_figure_once unique (index_code, applied_in, revision),
    constraint index_figure_enterer unique (id, index_code, entered_by),
    constraint index_figure_year check (applied_in between 1990 and 2199),
    constraint index_figure_revision check (revision > 0),
    constraint index_figure_percent check (percent > -100 and percent < 1000)
);
grant select, insert on index_figure to carrots_app;

-- The enterer is repeated so that the database itself refuses one person in both parts. Approvals of an index are numbered
-- without gaps: an award that was planned with number n has seen all figures up to it.
create table index_figure_approval (
    figure_id uuid not null,
    index_code varchar(32) not null,
    number integer not null,
    entered_by varchar(128) not null,
    approved_by varchar(128) not null,
    approved_at timestamptz not null,
    constraint index_figure_approval_pk primary key (figure_id),
    constraint index_figure_approval_number unique (index_code, number),
    constraint index_figure_approval_fk foreign key (figure_id, index_code, entered_by)
        references index_figure (id, index_code, entered_by),
    constraint index_figure_two_people check (approved_by <> entered_by)
);
grant select, insert on index_figure_approval to carrots_app;

-- Which index an award's stipend follows, and up to which approval its instalments are planned. What could not be planned
-- stays behind with the reason and is tried again.
create table award_index (
    bucket smallint not null,
    award_id uuid not null,
    partner varchar(64) not null,
    programme varchar(64) not null,
    index_code varchar(32) not null,
    planned_with integer not null default 0,
    failed_with integer not null default 0,
    failed_at timestamptz,
    failure varchar(32),
    constraint award_index_pk primary key (bucket, award_id),
    constraint award_index_award foreign key (bucket, award_id) references award (bucket, id),
    constraint award_index_numbers check (planned_with >= 0 and failed_with >= 0),
    constraint award_index_failure check ((failure is null) = (failed_at is null))
);
create index award_index_behind on award_index (index_code, planned_with, bucket, award_id);
create index award_index_failed on award_index (bucket, award_id) where failure is not null;
grant select, insert, update on award_index to carrots_app;
alter table award_index enable row level security;
create policy award_index_of_partner on award_index to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- An indexation is decided by the two people of the figure, not by one of the award.
alter table award_change drop constraint award_change_kind;
alter table award_change drop constraint award_change_decider;
alter table award_change add constraint award_change_kind
    check (kind in ('CORRECTION', 'TERMINATION', 'SUCCESSION', 'RESUMPTION', 'INDEXATION'));
alter table award_change add constraint award_change_decider
    check (state = 'PROPOSED' or kind in ('RESUMPTION', 'INDEXATION') or decided_by is not null);
