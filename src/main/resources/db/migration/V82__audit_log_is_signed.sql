-- HMAC over the entry's hash with a key that is not in the database. Null: a version before has written it.
alter table audit_entry add column mac varchar(64);

-- From this entry on none goes without a mac. Null: a version before was writing until a moment ago.
alter table audit_head add column signed_from bigint;

-- The head is told outside the database by one replica at a time, when it has moved.
create table audit_anchor (
    id smallint not null,
    -- The head that was told last.
    sequence bigint not null,
    next_at timestamptz not null,
    constraint audit_anchor_pk primary key (id),
    constraint audit_anchor_only check (id = 1)
);
insert into audit_anchor values (1, 0, now());
grant select, update on audit_anchor to carrots_app;
