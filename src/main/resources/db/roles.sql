-- The two roles of Million Carrots. Run by an administrator in the service's own database, before the first migration:
--   psql -v ON_ERROR_STOP=1 --single-transaction -d carrots -f roles.sql
-- Safe to repeat. It sets no passwords: \password carrots_owner, \password carrots_app. PostgreSQL 15 or newer, no extension.
-- carrots_owner runs the migrations and owns every table; only the migration Job knows its password.
-- carrots_app serves requests with the rights that the migrations grant, so that row-level security and the append-only
-- ledger bind it: it owns nothing, and must never become a superuser or be allowed to bypass row-level security.

do $$
declare
    needed text;
begin
    foreach needed in array array ['carrots_owner', 'carrots_app'] loop
        if not exists (select from pg_roles where rolname = needed) then
            execute format('create role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls', needed);
        end if;
        if exists (select from pg_roles where rolname = needed and (rolsuper or rolbypassrls)) then
            raise exception 'role % is a superuser or bypasses row-level security: take that away first', needed;
        end if;
    end loop;
    if pg_has_role('carrots_app', 'carrots_owner', 'member') then
        raise exception 'role carrots_app is a member of carrots_owner: revoke that first';
    end if;

    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect, temporary on database %I to carrots_owner', current_database());
    execute format('grant connect on database %I to carrots_app', current_database());
end
$$;

revoke create on schema public from public;
grant usage, create on schema public to carrots_owner;
grant usage on schema public to carrots_app;

-- A migration that waits for a lock makes everybody behind it wait too: better to fail soon and be run again.
alter role carrots_owner set lock_timeout = '3s';
-- A transaction that nobody is working on holds locks and stops vacuum.
alter role carrots_app set idle_in_transaction_session_timeout = '2min';
