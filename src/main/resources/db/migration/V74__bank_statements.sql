-- Statements of our accounts: what the bank says stands there, compared day by day with what the books say.

-- An account in one currency, from its first statement on. Its row is locked while statements of it are put in order.
create table bank_account (
    id uuid not null,
    -- Our own number, capital letters and digits.
    account varchar(64) not null,
    currency varchar(3) not null,
    -- By which batches say that their payments leave it; the empty name is that of the office's own account. None if no payments do.
    names varchar[] not null,
    begun_on date,
    opening_minor bigint,
    constraint bank_account_pk primary key (id),
    constraint bank_account_once unique (account, currency)
);
grant select, insert on bank_account to carrots_app;
grant update (names, begun_on, opening_minor) on bank_account to carrots_app;

-- A statement, or one page of it. Its place in the order of the account's statements, and the balance after it, follow from all of
-- them and are written anew when one comes late.
create table bank_statement (
    id uuid not null,
    account_id uuid not null,
    message_id uuid not null,
    kind varchar(16) not null,
    standing varchar(16) not null,
    reference varchar(35),
    number bigint,
    legal_number bigint,
    page integer,
    is_last_page boolean not null,
    from_on date,
    to_on date,
    first_on date,
    last_on date not null,
    -- Local time of the bank, as it writes it.
    made_at varchar(19),
    is_copy boolean not null,
    opening_minor bigint,
    closing_minor bigint,
    debits_minor bigint not null,
    credits_minor bigint not null,
    entries integer not null,
    fingerprint varchar(64) not null,
    received_at timestamptz not null,
    place integer,
    balance_minor bigint,
    constraint bank_statement_pk primary key (id),
    constraint bank_statement_account foreign key (account_id) references bank_account (id),
    constraint bank_statement_message foreign key (message_id) references bank_message (id),
    constraint bank_statement_kind check (kind in ('STATEMENT', 'NOTIFICATION', 'INTERIM_REPORT')),
    constraint bank_statement_standing check (standing in ('COUNTED', 'INFORMATION', 'DUPLICATE', 'SUPERSEDED')),
    constraint bank_statement_placed check ((place is not null) = (standing = 'COUNTED')
        and (place is null) = (balance_minor is null))
);
create index bank_statement_of_account on bank_statement (account_id);
grant select, insert on bank_statement to carrots_app;
grant update (standing, place, balance_minor) on bank_statement to carrots_app;

create table bank_statement_balance (
    statement_id uuid not null,
    position integer not null,
    kind varchar(4) not null,
    amount_minor bigint not null,
    stated_on date,
    constraint bank_statement_balance_pk primary key (statement_id, position),
    constraint bank_statement_balance_statement foreign key (statement_id) references bank_statement (id)
);
grant select, insert on bank_statement_balance to carrots_app;

-- What is booked: negative amounts are debits. Lines of the message say by the entry's number what it is for.
create table bank_statement_entry (
    message_id uuid not null,
    entry integer not null,
    statement_id uuid not null,
    nature varchar(16) not null,
    amount_minor bigint not null,
    charges_minor bigint,
    booked_on date,
    reference varchar(35),
    constraint bank_statement_entry_pk primary key (message_id, entry),
    constraint bank_statement_entry_statement foreign key (statement_id) references bank_statement (id),
    constraint bank_statement_entry_nature check (nature in ('DEBIT', 'CREDIT', 'RETURN', 'CHARGES', 'INTEREST'))
);
create index bank_statement_entry_of_statement on bank_statement_entry (statement_id);
grant select, insert on bank_statement_entry to carrots_app;

-- What does not fit, from when it was found to when it was over.
create table bank_statement_finding (
    id uuid not null,
    account_id uuid not null,
    kind varchar(32) not null,
    found_on date not null,
    statement_id uuid,
    amount_minor bigint,
    first_number bigint,
    last_number bigint,
    found_at timestamptz not null,
    over_at timestamptz,
    constraint bank_statement_finding_pk primary key (id),
    constraint bank_statement_finding_account foreign key (account_id) references bank_account (id),
    constraint bank_statement_finding_statement foreign key (statement_id) references bank_statement (id),
    constraint bank_statement_finding_kind check (kind in ('STATEMENT_MISSING', 'STATEMENT_NUMBER_GAP',
        'STATEMENT_PAGE_MISSING', 'STATEMENT_BALANCE_GAP', 'STATEMENT_SUM_DIFFERS', 'STATEMENT_LEDGER_DIFFERS'))
);
create index bank_statement_finding_open on bank_statement_finding (account_id) where over_at is null;
grant select, insert on bank_statement_finding to carrots_app;
grant update (found_on, amount_minor, first_number, last_number, found_at, over_at) on bank_statement_finding to carrots_app;

-- The entry of an account report in which the line stands.
alter table bank_message_line add column entry integer;
