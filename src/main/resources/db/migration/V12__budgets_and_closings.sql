-- Money voted, and how much of it awards have taken. A sponsor's money for a programme is under control once some was voted.

create table appropriation (
    id uuid not null,
    programme varchar(64) not null,
    sponsor varchar(64) not null,
    amount_minor bigint not null,
    currency varchar(3) not null,
    reference varchar(64) not null,
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    approved_by varchar(128),
    approved_at timestamptz,
    constraint appropriation_pk primary key (id),
    constraint appropriation_amount check (amount_minor > 0),
    constraint appropriation_two_people check (approved_by <> proposed_by)
);
grant select, insert on appropriation to carrots_app;
grant update (approved_by, approved_at) on appropriation to carrots_app;

-- One row for each sponsor, programme and currency, moved once by each award, never by a payment. The CHECK is the limit.
create table budget (
    programme varchar(64) not null,
    sponsor varchar(64) not null,
    currency varchar(3) not null,
    appropriated_minor bigint not null,
    committed_minor bigint not null,
    constraint budget_pk primary key (programme, sponsor, currency),
    constraint budget_limit check (committed_minor between 0 and appropriated_minor)
);
grant select, insert, update on budget to carrots_app;

-- Months whose books are closed: nothing is booked on or before the day.
create table ledger_closing (
    closed_through date not null,
    closed_by varchar(128) not null,
    closed_at timestamptz not null,
    constraint ledger_closing_pk primary key (closed_through)
);
grant select, insert on ledger_closing to carrots_app;

-- The balance of each account at the closing; later balances start from here.
create table ledger_closing_balance (
    closed_through date not null,
    account_id integer not null,
    debits_minor numeric(30) not null,
    credits_minor numeric(30) not null,
    constraint ledger_closing_balance_pk primary key (closed_through, account_id),
    constraint ledger_closing_balance_closing foreign key (closed_through) references ledger_closing (closed_through)
);
grant select, insert on ledger_closing_balance to carrots_app;
