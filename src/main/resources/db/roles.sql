-- The two roles of Million Carrots. An administrator runs this once per server, before the first migration:
--   psql -v ON_ERROR_STOP=1 --single-transaction -d postgres -f roles.sql
-- Safe to repeat. It sets no passwords and creates no database: docs/operations.md, "Roles and database".
-- PostgreSQL 15 or newer; no superuser needed, only the right to create roles.
--
-- carrots_owner owns the database and migrates it; only the migration Job knows its password.
-- carrots_app serves requests with the rights that the migrations grant, so that row-level security and the append-only
-- tables bind it: it owns nothing, and must never become a superuser or be allowed to bypass row-level security.
do $$
declare
    needed text;
begin
    foreach needed in array array ['carrots_owner', 'carrots_app'] loop
        if not exists (select 1 from pg_roles where rolname = needed) then
            execute format('create role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls', needed);
        end if;
        if exists (select 1 from pg_roles where rolname = needed and (rolsuper or rolbypassrls)) then
            raise exception 'role % is a superuser or bypasses row-level security: take that away first', needed;
        end if;
    end loop;
    if pg_has_role('carrots_app', 'carrots_owner', 'member') then
        raise exception 'role carrots_app is a member of carrots_owner: revoke that first';
    end if;
end
$$;

-- A transaction that nobody is working on holds locks and stops vacuum.
alter role carrots_app set idle_in_transaction_session_timeout = '2min';
