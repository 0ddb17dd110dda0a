-- What of the exceptions somebody has taken up or ruled on; the others have no row. A line of a bank message is kept with it, so that
-- it can be told when something turns out to belong to it later.
create table exception_case (
    exception_id uuid not null,
    message_id uuid,
    line integer,
    state varchar(16) not null,
    owner varchar(128),
    owned_since timestamptz,
    changed_at timestamptz not null,
    constraint exception_case_pk primary key (exception_id),
    constraint exception_case_state check (state in ('OPEN', 'CLAIMED', 'CLOSED')),
    constraint exception_case_owner check ((owner is null) = (owned_since is null))
);
grant select, insert, update on exception_case to carrots_app;

-- What two people say of an exception. What it books has its id as the subject of the transfers.
create table exception_ruling (
    id uuid not null,
    exception_id uuid not null,
    code varchar(32) not null,
    reference varchar(64) not null,
    programme varchar(64),
    programme_version integer,
    amount_minor bigint,
    currency varchar(3),
    proposed_by varchar(128) not null,
    proposed_at timestamptz not null,
    approved_by varchar(128),
    approved_at timestamptz,
    constraint exception_ruling_pk primary key (id),
    constraint exception_ruling_case foreign key (exception_id) references exception_case (exception_id),
    constraint exception_ruling_code check (code in
        ('CHARGE_BORNE', 'DIFFERENCE_CLAIMED', 'CLAIM_PAID', 'WRITTEN_OFF', 'NOT_OURS', 'EXPLAINED')),
    constraint exception_ruling_money check ((amount_minor is null) = (currency is null)
        and (amount_minor is null) = (programme is null) and (amount_minor is null) = (programme_version is null)
        and (amount_minor is null or amount_minor > 0)),
    constraint exception_ruling_two_people check (approved_by <> proposed_by),
    constraint exception_ruling_approved check ((approved_by is null) = (approved_at is null))
);
create index exception_ruling_of_case on exception_ruling (exception_id);
grant select, insert on exception_ruling to carrots_app;
grant update (approved_by, approved_at) on exception_ruling to carrots_app;

-- Charges that are borne, what a bank is asked to give back, and what is lost.
alter table ledger_account drop constraint ledger_account_kind, add constraint ledger_account_kind check (kind in
    ('FUNDING', 'APPROPRIATION', 'COMMITMENT', 'PAYABLE', 'IN_TRANSIT', 'SETTLED', 'EXCHANGE', 'RECOVERY', 'CHARGES',
        'CLAIMED', 'WRITTEN_OFF')) not valid;
