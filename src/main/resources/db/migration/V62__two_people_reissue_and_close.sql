-- Owing a payout anew: proposed by one person with a reason, in force when another approves it.
create table payout_reissue (
    bucket smallint not null,
    payout_id uuid not null,
    partner varchar(64) not null,
    reason varchar(32) not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    approved_by varchar(128),
    approved_at timestamptz,
    constraint payout_reissue_pk primary key (bucket, payout_id),
    constraint payout_reissue_payout foreign key (bucket, payout_id) references payout (bucket, id),
    constraint payout_reissue_reason check (reason in
        ('ACCOUNT_CORRECTED', 'ACCOUNT_CONFIRMED', 'BANK_FAULT', 'FILE_REFUSED', 'LIMIT_LIFTED')),
    constraint payout_reissue_two_people check (lower(approved_by) <> lower(proposed_by)),
    constraint payout_reissue_approved check ((approved_by is null) = (approved_at is null))
);
grant select, insert, update on payout_reissue to carrots_app;
alter table payout_reissue enable row level security;
create policy payout_reissue_of_partner on payout_reissue to carrots_app
    using (partner = current_setting('app.partner', true) or current_setting('app.partner', true) = '*');

-- The same of all rejected payouts of a batch, with what they came to when it was proposed. A batch may have several, one open.
create table payout_batch_reissue (
    id uuid not null,
    batch_id uuid not null,
    reason varchar(32) not null,
    payouts integer not null,
    total_minor bigint not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    approved_by varchar(128),
    approved_at timestamptz,
    constraint payout_batch_reissue_pk primary key (id),
    constraint payout_batch_reissue_batch foreign key (batch_id) references payout_batch (id),
    constraint payout_batch_reissue_reason check (reason in
        ('ACCOUNT_CORRECTED', 'ACCOUNT_CONFIRMED', 'BANK_FAULT', 'FILE_REFUSED', 'LIMIT_LIFTED')),
    constraint payout_batch_reissue_two_people check (lower(approved_by) <> lower(proposed_by)),
    constraint payout_batch_reissue_approved check ((approved_by is null) = (approved_at is null))
);
create unique index payout_batch_reissue_open on payout_batch_reissue (batch_id) where approved_at is null;
grant select, insert, update on payout_batch_reissue to carrots_app;

-- Closing a month: one person proposes, another closes what both have seen. A later proposal takes the place of an earlier one.
create table ledger_closing_proposal (
    closed_through date not null,
    digest varchar(64) not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    constraint ledger_closing_proposal_pk primary key (closed_through)
);
grant select, insert, update on ledger_closing_proposal to carrots_app;

-- The proposer is repeated so that the database itself refuses one person in both parts; months closed before had one.
alter table ledger_closing add column proposed_by varchar(128),
    add constraint ledger_closing_two_people check (lower(closed_by) <> lower(proposed_by)) not valid;
