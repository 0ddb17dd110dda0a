-- What every table stands on: who may see what, and requests that are answered once.

-- On a server of a developer's own the roles of db/roles.sql may be missing; elsewhere this changes nothing.
do $$
begin
    if not exists (select 1 from pg_roles where rolname = 'carrots_app') then
        create role carrots_app nologin;
        execute format('grant carrots_app to %I', current_user);
    end if;
exception when insufficient_privilege then
    raise exception 'role carrots_app is missing: let an administrator run db/roles.sql first';
end
$$;

revoke all on schema public from public;
grant usage on schema public to carrots_app;
grant select on flyway_schema_history to carrots_app;

-- Says for the length of one transaction whose rows are shown: a partner's name, or '*' for staff and background work.
-- SET LOCAL rather than set_config, because only that reaches the workers of a distributed database.
create function begin_work(partner text) returns void
language plpgsql as $$
begin
    execute format('set local app.partner = %L', partner);
end
$$;
grant execute on function begin_work(text) to carrots_app;

-- The id of a step that can happen only once: time and bucket of the parent, the rest a hash of parent and step.
-- Whoever repeats the step makes the same id, and the primary key refuses the second. Equal to Ids.derived in Java.
-- One expression without FROM and only immutable functions, so that it is inlined into set-based statements (five times as
-- fast); the text goes through "escape" because convert_to is not immutable. The database is UTF-8.
create function derived_id(parent uuid, step text) returns uuid
language sql immutable strict parallel safe as $$
    select encode(overlay(uuid_send(parent) placing
        set_byte(substring(sha256(uuid_send(parent) || decode(replace(step, '\', '\\'), 'escape')) from 1 for 8), 0,
            (get_byte(sha256(uuid_send(parent) || decode(replace(step, '\', '\\'), 'escape')), 0) & 63) | 128)
        from 9 for 8), 'hex')::uuid
$$;
grant execute on function derived_id(uuid, text) to carrots_app;

create table idempotency_key (
    owner varchar(128) not null,
    key varchar(128) not null,
    request_hmac varchar(64) not null,
    status smallint not null,
    location varchar(512),
    etag varchar(128),
    body text not null,
    created_at timestamptz not null,
    constraint idempotency_key_pk primary key (owner, key)
);
grant select, insert, delete on idempotency_key to carrots_app;
