-- The vault in a schema of its own, whose rows only its own role reaches: whoever gets the rights of carrots_app reads nothing that is
-- sealed, and destroys nothing. db/roles.sql makes the role; db/vault.sql makes the same on another server.
create schema if not exists vault;
grant usage on schema vault to carrots_vault;

alter table vault_key set schema vault;
alter table vault_record set schema vault;
revoke all on vault.vault_key, vault.vault_record from carrots_app;

grant select, insert, delete on vault.vault_key, vault.vault_record to carrots_vault;
grant update (wrapped_key) on vault.vault_key to carrots_vault;

-- A transaction reaches the rows of the one claimant that it names, or says that it means all.
alter table vault.vault_key enable row level security;
create policy vault_key_of_claimant on vault.vault_key to carrots_vault
    using (claimant_id::text = current_setting('vault.claimant', true) or current_setting('vault.claimant', true) = '*');
alter table vault.vault_record enable row level security;
create policy vault_record_of_claimant on vault.vault_record to carrots_vault
    using (claimant_id::text = current_setting('vault.claimant', true) or current_setting('vault.claimant', true) = '*');

-- The release before finds both where they were, as long as it is still running somewhere: docs/operations.md says when they go. A new
-- installation has no release before.
do $$
begin
    if exists (select from claimant) then
        execute 'create view vault_key as select * from vault.vault_key';
        execute 'create view vault_record as select * from vault.vault_record';
        execute 'grant select, insert, delete on vault_key, vault_record to carrots_app';
        execute 'grant update (wrapped_key) on vault_key to carrots_app';
    end if;
end
$$;

-- What an act has decided to destroy in the vault: written with the act, carried out after its commit, then gone.
create table vault_destruction (
    bucket smallint not null,
    id uuid not null,
    claimant_id uuid not null,
    -- Which record; null for all of the claimant's and the key.
    kind varchar(16),
    version integer,
    asked_at timestamptz not null,
    constraint vault_destruction_pk primary key (bucket, id),
    constraint vault_destruction_of_one_record check ((kind is null) = (version is null))
);
grant select, insert, delete on vault_destruction to carrots_app;
alter table vault_destruction enable row level security;
create policy vault_destruction_asked on vault_destruction for insert to carrots_app
    with check (current_setting('app.partner', true) is not null);
create policy vault_destruction_of_all on vault_destruction to carrots_app using (current_setting('app.partner', true) = '*');
