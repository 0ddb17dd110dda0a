-- The books. A transfer balances by construction: one row has both sides.

create table ledger_account (
    id integer generated always as identity,
    programme varchar(64) not null,
    sponsor varchar(64) not null,
    currency varchar(3) not null,
    kind varchar(16) not null,
    constraint ledger_account_pk primary key (id),
    constraint ledger_account_once unique (programme, sponsor, currency, kind),
    constraint ledger_account_kind check (kind in
        ('FUNDING', 'APPROPRIATION', 'COMMITMENT', 'PAYABLE', 'IN_TRANSIT', 'SETTLED', 'EXCHANGE', 'RECOVERY'))
);
grant select, insert on ledger_account to carrots_app;

-- Accounts are never deleted, and every payment would lock the same few rows of them: no foreign key leads there.
-- Append-only: the application may neither change nor delete a transfer. The id is derived from what caused it,
-- so a step that is repeated meets the primary key.
create table transfer (
    id uuid not null,
    bucket smallint not null,
    debit_account integer not null,
    credit_account integer not null,
    amount_minor bigint not null,
    currency varchar(3) not null,
    step varchar(16) not null,
    subject_id uuid not null,
    link_id uuid,
    business_on date not null,
    booked_at timestamptz not null,
    constraint transfer_pk primary key (bucket, id),
    constraint transfer_amount check (amount_minor > 0),
    constraint transfer_sides check (debit_account <> credit_account)
);
create index transfer_by_time on transfer using brin (booked_at);
grant select, insert on transfer to carrots_app;
