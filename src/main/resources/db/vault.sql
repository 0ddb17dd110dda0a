-- The vault on a server of its own. Optional, and never run by the service: an administrator of that server runs db/roles.sql there, makes
-- a database that carrots_owner owns, and runs this in it, as carrots_owner (docs/operations.md, "The vault on another server"):
--   psql -v ON_ERROR_STOP=1 --single-transaction -d vault -f vault.sql
-- Safe to repeat, and repeated after an upgrade whose notes say so. A test holds it equal to what the migrations make.
create schema if not exists vault;
grant usage on schema vault to carrots_vault;

create table if not exists vault.vault_key (
    bucket smallint not null,
    claimant_id uuid not null,
    wrapped_key bytea not null,
    created_at timestamptz not null,
    constraint vault_key_pk primary key (bucket, claimant_id)
);
create table if not exists vault.vault_record (
    bucket smallint not null,
    claimant_id uuid not null,
    kind varchar(16) not null,
    version integer not null,
    sealed bytea not null,
    created_at timestamptz not null,
    constraint vault_record_pk primary key (bucket, claimant_id, kind, version)
);
alter table vault.vault_record drop constraint if exists vault_record_kind;
alter table vault.vault_record add constraint vault_record_kind
    check (kind in ('IDENTITY', 'DESTINATION', 'DEPENDANT', 'CONTACT', 'WORDS', 'TESTIMONY'));

grant select, insert, delete on vault.vault_key, vault.vault_record to carrots_vault;
grant update (wrapped_key) on vault.vault_key to carrots_vault;

alter table vault.vault_key enable row level security;
drop policy if exists vault_key_of_claimant on vault.vault_key;
create policy vault_key_of_claimant on vault.vault_key to carrots_vault
    using (claimant_id::text = current_setting('vault.claimant', true) or current_setting('vault.claimant', true) = '*');
alter table vault.vault_record enable row level security;
drop policy if exists vault_record_of_claimant on vault.vault_record;
create policy vault_record_of_claimant on vault.vault_record to carrots_vault
    using (claimant_id::text = current_setting('vault.claimant', true) or current_setting('vault.claimant', true) = '*');
