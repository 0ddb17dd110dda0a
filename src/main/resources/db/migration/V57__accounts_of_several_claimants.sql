-- Which claimant has been paid to which account, by a keyed hash of the account, so that nobody sees an account here. Without a
-- partner, as the other indexes: an account is found whoever has registered the claimants.
create table account_index (
    bucket smallint not null,
    claimant_id uuid not null,
    version integer not null,
    account uuid not null,
    constraint account_index_pk primary key (bucket, claimant_id, version)
);
create index account_index_of_account on account_index (account);
grant select, insert, delete on account_index to carrots_app;

-- Accounts of more claimants than are taken for a family. They stop payments while there are more than somebody has cleared.
create table shared_account (
    account uuid not null,
    claimants integer not null,
    raised_at timestamptz not null,
    cleared_up_to integer not null,
    cleared_by varchar(128),
    cleared_at timestamptz,
    constraint shared_account_pk primary key (account),
    constraint shared_account_cleared check ((cleared_by is null) = (cleared_at is null) and (cleared_by is null) = (cleared_up_to = 0))
);
grant select, insert, delete on shared_account to carrots_app;
grant update (claimants, raised_at, cleared_up_to, cleared_by, cleared_at) on shared_account to carrots_app;
