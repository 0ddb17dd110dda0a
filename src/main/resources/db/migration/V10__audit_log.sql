-- Who did what to whom, in one chain: each entry carries the hash of the one before, so that nothing can be taken out,
-- changed or put in between without breaking it.
create table audit_entry (
    sequence bigint not null,
    recorded_at timestamptz not null,
    person varchar(128) not null,
    partner varchar(64) not null,
    action varchar(40) not null,
    subject uuid not null,
    details jsonb not null,
    previous_hash varchar(64) not null,
    hash varchar(64) not null,
    constraint audit_entry_pk primary key (sequence),
    constraint audit_entry_one_successor unique (previous_hash),
    constraint audit_entry_sequence check (sequence > 0)
);
create index audit_entry_by_subject on audit_entry (subject, sequence);
grant select, insert on audit_entry to carrots_app;

-- The end of the chain. Whoever adds an entry holds this row until the commit; nobody can add a second one to the same end.
create table audit_head (
    id smallint not null,
    sequence bigint not null,
    hash varchar(64) not null,
    constraint audit_head_pk primary key (id),
    constraint audit_head_only check (id = 1)
);
insert into audit_head values (1, 0, repeat('0', 64));
grant select, update on audit_head to carrots_app;
