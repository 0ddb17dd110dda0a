-- Figures for the operators' metrics: taken by one replica at a time, which holds the row meanwhile, and served by all.
-- A row for each measurement; the service adds those that it knows.
create table measurement (
    name varchar(64) not null,
    -- When it should be taken again. Later than that it is overdue.
    due_at timestamptz not null,
    -- After a failure not before this.
    not_before timestamptz not null,
    taken_at timestamptz not null,
    samples jsonb not null,
    constraint measurement_pk primary key (name)
);
grant select, insert, update on measurement to carrots_app;

-- The audit log is walked along round after round, a piece at a time, by one replica at a time.
create table audit_walk (
    id smallint not null,
    -- The last entry of this round that fits, and its hash.
    sequence bigint not null,
    hash varchar(64) not null,
    next_at timestamptz not null,
    -- When the last round ended that found everything unchanged.
    whole_at timestamptz not null,
    -- The first entry that does not fit; absent as soon as a round finds everything unchanged.
    broken_at bigint,
    constraint audit_walk_pk primary key (id),
    constraint audit_walk_only check (id = 1)
);
insert into audit_walk values (1, 0, repeat('0', 64), now(), now(), null);
grant select, update on audit_walk to carrots_app;
