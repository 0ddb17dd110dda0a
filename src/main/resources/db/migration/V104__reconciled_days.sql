-- What a closed day of an account came to, so that later days cost their own rows only. A payment is agreed on when books and bank say
-- the same of it and each entry that tells it is understood; it is not looked at again until something new tells or books it. What is not
-- agreed on is named and looked at anew whenever a later day is asked for, with what has been told, booked and ruled since.
create table reconciled_day (
    account_id uuid not null,
    closed_on date not null,
    -- What has left by the payments that are agreed on.
    agreed_minor bigint not null,
    -- What the bank took by entries that are understood for payments in other currencies, negative.
    exchanged_minor bigint not null,
    open_buckets smallint[] not null,
    open_payouts uuid[] not null,
    open_messages uuid[] not null,
    open_entries integer[] not null,
    kept_at timestamptz not null,
    constraint reconciled_day_pk primary key (account_id, closed_on),
    constraint reconciled_day_account foreign key (account_id) references bank_account (id),
    constraint reconciled_day_payouts check (cardinality(open_buckets) = cardinality(open_payouts)),
    constraint reconciled_day_entries check (cardinality(open_messages) = cardinality(open_entries))
);
alter table reconciled_day enable row level security;
create policy reconciled_day_of_staff on reconciled_day to carrots_app
    using ((select current_setting('app.partner', true)) = '*');
grant select, insert, delete on reconciled_day to carrots_app;

-- A line of the reconciliation that is no exception by itself, such as a debit that two statements tell.
alter table bank_statement_finding add column payout_id uuid;
alter table bank_statement_finding drop constraint bank_statement_finding_kind, add constraint bank_statement_finding_kind check (kind in
    ('STATEMENT_MISSING', 'STATEMENT_NUMBER_GAP', 'STATEMENT_PAGE_MISSING', 'STATEMENT_BALANCE_GAP', 'STATEMENT_SUM_DIFFERS',
        'STATEMENT_LEDGER_DIFFERS', 'STATEMENT_LINE_DIFFERS')) not valid;
