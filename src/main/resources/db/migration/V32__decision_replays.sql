-- Every recorded decision decided again and compared, as a job that goes through the buckets in order: it can be cut off
-- anywhere, goes on where next_bucket says, and whoever locks the row does the work.
create table decision_replay (
    id uuid not null,
    state varchar(16) not null,
    next_bucket smallint not null,
    compared bigint not null,
    different bigint not null,
    started_by varchar(128) not null,
    started_at timestamptz not null,
    progress_at timestamptz not null,
    finished_at timestamptz,
    constraint decision_replay_pk primary key (id),
    constraint decision_replay_state check (state in ('RUNNING', 'DONE', 'STOPPED')),
    constraint decision_replay_bucket check (next_bucket between 0 and 4096),
    constraint decision_replay_finished check ((state = 'RUNNING') = (finished_at is null))
);
-- One at a time, also when two people start it at the same moment.
create unique index decision_replay_running on decision_replay (state) where state = 'RUNNING';
grant select, insert, update on decision_replay to carrots_app;

-- The same by the programme version under which the decisions were made.
create table decision_replay_version (
    replay_id uuid not null,
    programme varchar(64) not null,
    programme_version integer not null,
    compared bigint not null,
    different bigint not null,
    constraint decision_replay_version_pk primary key (replay_id, programme, programme_version),
    constraint decision_replay_version_replay foreign key (replay_id) references decision_replay (id)
);
grant select, insert, update on decision_replay_version to carrots_app;

-- The first decisions that would come out differently, for a person to look at.
create table decision_replay_difference (
    bucket smallint not null,
    replay_id uuid not null,
    decision_id uuid not null,
    claim_id uuid not null,
    partner varchar(64) not null,
    what varchar(32) not null,
    constraint decision_replay_difference_pk primary key (bucket, replay_id, decision_id)
);
create index decision_replay_difference_of on decision_replay_difference (replay_id);
grant select, insert on decision_replay_difference to carrots_app;
alter table decision_replay_difference enable row level security;
create policy decision_replay_difference_of_partner on decision_replay_difference to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- A month's run changes one instalment in some twenty, and by default a table is vacuumed after one row in five: for months each
-- run would walk over what the runs before have left in the indexes of what is due.
alter table instalment set (autovacuum_vacuum_scale_factor = 0.02);
alter table payout set (autovacuum_vacuum_scale_factor = 0.02);
