-- The roles of Million Carrots. An administrator runs this once per server, before the first migration:
--   psql -v ON_ERROR_STOP=1 --single-transaction -d postgres -f roles.sql
-- Safe to repeat. It sets no passwords and creates no database: docs/operations.md, "Roles and database".
-- PostgreSQL 15 or newer; no superuser needed, only the right to create roles.
--
-- carrots_owner owns the database and migrates it; only the migration Job knows its password.
-- carrots_app serves requests with the rights that the migrations grant, so that row-level security and the append-only
-- tables bind it: it owns nothing, and must never become a superuser or be allowed to bypass row-level security.
-- carrots_app_a and carrots_app_b are two logins that become carrots_app: while the service uses one, the other gets its next password.
do $$
declare
    needed text;
begin
    foreach needed in array array ['carrots_owner', 'carrots_app', 'carrots_app_a', 'carrots_app_b'] loop
        if not exists (select 1 from pg_roles where rolname = needed) then
            execute format('create role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls', needed);
        end if;
        if exists (select 1 from pg_roles where rolname = needed and (rolsuper or rolbypassrls)) then
            raise exception 'role % is a superuser or bypasses row-level security: take that away first', needed;
        end if;
    end loop;
    foreach needed in array array ['carrots_app_a', 'carrots_app_b'] loop
        if not pg_has_role(needed, 'carrots_app', 'member') then
            execute format('grant carrots_app to %I', needed);
        end if;
        -- From the login on, also where a pool in between knows nothing of "set role".
        execute format('alter role %I set role = %L', needed, 'carrots_app');
        execute format('alter role %I set idle_in_transaction_session_timeout = %L', needed, '2min');
    end loop;
    foreach needed in array array ['carrots_app', 'carrots_app_a', 'carrots_app_b'] loop
        if pg_has_role(needed, 'carrots_owner', 'member') then
            raise exception 'role % is a member of carrots_owner: revoke that first', needed;
        end if;
    end loop;
end
$$;

-- A transaction that nobody is working on holds locks and stops vacuum.
alter role carrots_app set idle_in_transaction_session_timeout = '2min';
