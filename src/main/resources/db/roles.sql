-- The roles of Million Carrots. An administrator runs this once per server, before the first migration:
--   psql -v ON_ERROR_STOP=1 --single-transaction -d postgres -f roles.sql
-- Safe to repeat. It sets no passwords and creates no database: docs/operations.md, "Roles and database".
-- PostgreSQL 15 or newer; no superuser needed, only the right to create roles.
--
-- carrots_owner owns the database and migrates it; only the migration Job knows its password.
-- carrots_app serves requests with the rights that the migrations grant, so that row-level security and the append-only
-- tables bind it: it owns nothing, and must never become a superuser or be allowed to bypass row-level security.
-- carrots_vault reaches the vault's schema and nothing else, and nothing else reaches that: names and accounts, sealed.
-- carrots_app_a and carrots_app_b are two logins that become carrots_app: while the service uses one, the other gets its next password.
-- carrots_vault_a and carrots_vault_b are the same for carrots_vault.
do $$
declare
    needed text;
    becomes text;
begin
    foreach needed in array array ['carrots_owner', 'carrots_app', 'carrots_app_a', 'carrots_app_b',
            'carrots_vault', 'carrots_vault_a', 'carrots_vault_b'] loop
        if not exists (select 1 from pg_roles where rolname = needed) then
            execute format('create role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls', needed);
        end if;
        if exists (select 1 from pg_roles where rolname = needed and (rolsuper or rolbypassrls)) then
            raise exception 'role % is a superuser or bypasses row-level security: take that away first', needed;
        end if;
    end loop;
    foreach needed in array array ['carrots_app_a', 'carrots_app_b', 'carrots_vault_a', 'carrots_vault_b'] loop
        becomes := left(needed, -2);
        if not pg_has_role(needed, becomes, 'member') then
            execute format('grant %I to %I', becomes, needed);
        end if;
        -- From the login on, also where a pool in between knows nothing of "set role".
        execute format('alter role %I set role = %L', needed, becomes);
        execute format('alter role %I set idle_in_transaction_session_timeout = %L', needed, '2min');
    end loop;
    foreach needed in array array ['carrots_vault', 'carrots_vault_a', 'carrots_vault_b'] loop
        execute format('alter role %I set search_path = %L', needed, 'vault');
        if pg_has_role(needed, 'carrots_app', 'member') then
            raise exception 'role % is a member of carrots_app: revoke that first', needed;
        end if;
    end loop;
    foreach needed in array array ['carrots_app', 'carrots_app_a', 'carrots_app_b',
            'carrots_vault', 'carrots_vault_a', 'carrots_vault_b'] loop
        if pg_has_role(needed, 'carrots_owner', 'member') then
            raise exception 'role % is a member of carrots_owner: revoke that first', needed;
        end if;
        if needed not like 'carrots_vault%' and pg_has_role(needed, 'carrots_vault', 'member') then
            raise exception 'role % is a member of carrots_vault: revoke that first', needed;
        end if;
    end loop;
end
$$;

-- A transaction that nobody is working on holds locks and stops vacuum.
alter role carrots_app set idle_in_transaction_session_timeout = '2min';
alter role carrots_vault set idle_in_transaction_session_timeout = '2min';
